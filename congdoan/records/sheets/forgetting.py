"""What imports keep of rows that were typed: what they say of one who is to be forgotten goes."""

from congdoan.records.sheets.models import SheetImport

PART = 200


def strike(register, pks, traces):
    """Rows of unfinished imports that mean the person (`traces.person_is`) are emptied whole, as if they
    had never been there; what is said of records with these keys goes too. How many imports."""
    changed = 0
    for sheet in SheetImport.objects.all().iterator(chunk_size=PART):
        if _rows(sheet, traces) | _said(sheet, register, pks, traces.words):
            sheet.save(update_fields=["rows", "judged", "results", "left"])
            changed += 1
    return changed


def _rows(sheet, traces):
    """True where a row below the headings was emptied."""
    bad = {
        at for at, row in enumerate(sheet.rows)
        if at > sheet.heading and traces.person_is(row)
    }  # fmt: skip
    for at in bad:
        sheet.rows[at] = [""] * len(sheet.rows[at])
    sheet.judged = [one for one in sheet.judged if one["number"] not in bad]
    return bool(bad)


def _said(sheet, register, pks, words):
    """True where what is said of these records, or of rows that looked like them, was struck."""
    before = (sheet.judged, sheet.left)
    mine = sheet.register == register
    sheet.judged = [
        _bare(one) if mine and one.get("pk") in pks else words.struck(one) for one in sheet.judged
    ]
    sheet.left = [words.struck(one) for one in sheet.left]
    return (sheet.judged, sheet.left) != before


def _bare(judged):
    """What was typed over, noted and complained of quotes the person; the rest is numbers."""
    return {
        name: held for name, held in judged.items() if name in ("number", "state", "pk", "version")
    }
