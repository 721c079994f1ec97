"""A paper laid out in words: every line resolved, nothing left for a printer but to set it.

`lay_out(paper)` gives plain dicts and lists (fit for JSON) in the order of the page.
"""

from datetime import date
from decimal import Decimal

from congdoan.base import dates, text
from congdoan.base.papers.paper import Article, Bold, Bullets, Heading, Italic, Table, Text

STATE_MOTTO = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
PARTY_MOTTO = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
END_MARK = "./."
DRAFT = "DỰ THẢO"

# Capitals of 12 pt that the left half of the head holds on one line.
_HEAD_WIDTH = 24
_PLACE_WORDS = {"TỈNH", "THÀNH", "HUYỆN", "THỊ", "PHƯỜNG", "XÃ", "ĐẶC", "VIỆT", "CÁC", "NGÀNH"}
_BLANK_NUMBER = "\u00a0" * 8
_ENACTING = {"QUYẾT ĐỊNH": "QUYẾT ĐỊNH:", "NGHỊ QUYẾT": "QUYẾT NGHỊ:"}
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def lay_out(paper):
    """The whole paper as a dict; lists of lines where the page has lines."""
    return {
        "superior": _head_lines(paper.superior),
        "issuer": _head_lines(paper.issuer),
        "party": paper.party,
        "motto": PARTY_MOTTO if paper.party else STATE_MOTTO,
        "number": number_line(paper),
        "dated": dated_line(paper),
        "draft": DRAFT if paper.draft else "",
        "kind": paper.kind,
        "subject": paper.subject if paper.kind else "",
        "about": "" if paper.kind else f"V/v {paper.subject}",
        "addressees": _ended(paper.addressees),
        "authority": _lines(paper.authority),
        "basis": _ended(paper.basis),
        "enacting": _ENACTING.get(paper.kind, "") if paper.authority else "",
        "blocks": _body(paper),
        "signature": _signature(paper.signature),
        "beside": _signature(paper.beside),
        "recipients": _ended(paper.recipients),
        "contact": paper.contact,
        "annexes": [_annex(paper, place) for place in range(len(paper.annexes))],
        "date": [paper.date.year, paper.date.month, paper.date.day] if paper.date else None,
    }


def number_line(paper):
    """Số: 136/KH-LĐLĐ; room for the number when it is not given yet. The Party writes no colon.
    What a person signs for himself bears none."""
    if paper.number is None:
        return ""
    number = paper.number
    if not number or number.startswith("/"):
        number = _BLANK_NUMBER + number
    return f"Số {number}" if paper.party else f"Số: {number}"


def dated_line(paper):
    """Lai Châu, ngày 14 tháng 3 năm 2025; room for day and month while there is no date."""
    gap = "\u00a0" * 5
    day = dates.in_words(paper.date) if paper.date else f"ngày{gap}tháng{gap}năm {gap}"
    return f"{paper.place}, {day}"


def _body(paper):
    blocks = [_block(block) for block in paper.blocks]
    if blocks and not paper.party and paper.number is not None:
        _close(blocks)
    return blocks


def _close(blocks):
    """Put ./. after the last word of the body; under a table it stands alone."""
    last = blocks[-1]
    runs = last["items"][-1] if last["is"] == "bullets" else last.get("runs")
    if runs is None:
        blocks.append({"is": "text", "runs": [_run(END_MARK)]})
        return
    runs[-1]["text"] = runs[-1]["text"].rstrip(" .;/") + END_MARK


def _block(block):
    match block:
        case Heading(level, words):
            return {"is": "heading", "level": level, "text": words}
        case Text(parts):
            return {"is": "text", "runs": _runs(parts)}
        case Article(title, parts):
            return {"is": "article", "runs": [*_runs((Bold(title), " ")), *_runs(parts)]}
        case Bullets(items):
            return {"is": "bullets", "items": [_runs(_parts(item)) for item in items]}
        case Table():
            return _table(block)
    raise TypeError(f"no block of a paper: {block!r}")


def _parts(item):
    return (item,) if isinstance(item, str) else item


def _runs(parts):
    return [_run(part) for part in parts]


def _run(part):
    return {"text": str(part), "bold": isinstance(part, Bold), "italic": isinstance(part, Italic)}


def _table(table):
    rows = [_row(row, table.columns) for row in table.rows]
    if table.total is not None:
        rows.append({**_row(table.total, table.columns), "bold": True})
    return {
        "is": "table",
        "caption": table.caption,
        "widths": [column.width for column in table.columns],
        "titles": [column.title for column in table.columns],
        "groups": _groups(table.columns),
        "rows": rows,
    }


def _groups(columns):
    """[(heading, how many columns)] from left to right; [] when no column belongs to a group."""
    groups = []
    for column in columns:
        if column.group and groups and groups[-1][0] == column.group:
            groups[-1][1] += 1
        else:
            groups.append([column.group, 1])
    return groups if any(heading for heading, _count in groups) else []


def _row(cells, columns):
    if len(cells) == 1 < len(columns):
        span = {"text": _shown(cells[0]), "align": "left"}
        return {"cells": [span], "bold": True, "spans": True}
    if len(cells) != len(columns):
        raise ValueError(f"{len(columns)} columns, but a row of {len(cells)} cells: {cells!r}")
    laid = [
        {"text": _shown(cell), "align": column.align or _natural_align(cell)}
        for cell, column in zip(cells, columns, strict=True)
    ]
    return {"cells": laid, "bold": False, "spans": False}


def _shown(cell):
    if isinstance(cell, date):
        return dates.show(cell)
    return cell if isinstance(cell, str) else text.number(cell)


def _natural_align(cell):
    return "right" if isinstance(cell, (int, float, Decimal)) or cell is None else "left"


def _signature(signature):
    if signature is None:
        return None
    return {
        "authority": _lines(signature.authority),
        "role": _lines(signature.role),
        "name": signature.name,
    }


def _annex(paper, place):
    annex = paper.annexes[place]
    label = "Phụ lục" if len(paper.annexes) == 1 else f"Phụ lục {_ROMAN[place]}"
    return {
        "label": label,
        "title": annex.title,
        "attached": _attached(paper),
        "landscape": annex.landscape,
        "blocks": [_block(block) for block in annex.blocks],
    }


def _attached(paper):
    """(Kèm theo Kế hoạch số 136/KH-LĐLĐ ngày 14 tháng 3 năm 2025 của …)"""
    kind = paper.kind.capitalize() or "Công văn"
    number = number_line(paper).removeprefix("Số").lstrip(":").removeprefix(" ")
    day = dated_line(paper).removeprefix(f"{paper.place}, ")
    issued_by = f" của {paper.issuer_name}" if paper.issuer_name else ""
    return f"(Kèm theo {kind} số {number} {day}{issued_by})"


def _ended(lines):
    """Lines of a list: each ends with ; and the last with a full stop."""
    bare = [line.strip().rstrip(";.,") for line in lines]
    return [f"{line};" for line in bare[:-1]] + [f"{line}." for line in bare[-1:]]


def _head_lines(words):
    """Lines of the left head; one too long for the column is cut in two, before a place if it can.

    LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU is cut before TỈNH; otherwise the halves are most even.
    """
    return [half for line in _lines(words) for half in _halves(line)]


def _halves(line):
    words = line.split()
    if len(line) <= _HEAD_WIDTH or len(words) < 2:
        return [line]
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return list(min(cuts, key=_ugliness))


def _ugliness(halves):
    longest = max(map(len, halves))
    before_place = halves[1].split()[0] in _PLACE_WORDS and longest <= _HEAD_WIDTH
    return not before_place, longest


def _lines(words):
    return words.split("\n") if words else []
