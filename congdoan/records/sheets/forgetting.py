"""What imports keep of rows that were typed: what they say of one who is to be forgotten goes."""

from congdoan.records.sheets.models import SheetImport

PART = 200


def strike(register, pks, traces):
    """Rows of unfinished imports that mean the person (`traces.person_is`) are emptied whole, as if they
    had never been there; what is said of records with these keys goes too. How many imports."""
    changed = 0
    for sheet in SheetImport.objects.all().iterator(chunk_size=PART):
        own = pks if sheet.register == register else ()
        if _rows(sheet, own, traces) | _said(sheet, register, pks, traces.words):
            sheet.save(update_fields=["rows", "meant", "judged", "results", "left"])
            changed += 1
    return changed


def _rows(sheet, pks, traces):
    """True where a row below the headings was emptied."""
    bad = {
        at for at, row in enumerate(sheet.rows)
        if at > sheet.heading and (traces.person_is(row) or _was(sheet.opened(at), pks, traces))
    }  # fmt: skip
    for at in bad:
        sheet.rows[at] = [""] * len(sheet.rows[at])
        if sheet.opened(at):
            sheet.meant[at] = None
    sheet.judged = [one for one in sheet.judged if one["number"] not in bad]
    return bool(bad)


def _was(opened, pks, traces):
    """Whether a row was opened from one of these records, or meant the person as it was opened."""
    return bool(opened) and (opened[0] in pks or traces.person_is(opened[2]))


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
