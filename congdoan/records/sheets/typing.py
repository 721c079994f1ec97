"""What was typed over the cells of a sheet on a page, put into its rows: `cell-<row>-<column>=text`."""

import re

from congdoan.records.sheets import listed

_CELL = re.compile(r"cell-(\d{1,6})-(\d{1,3})")


def name(number, place):
    """What the input of that cell is called."""
    return f"cell-{number}-{place}"


def put(sheet, data, places=None):
    """The numbers of the rows that changed. Only `places` can be typed in, all columns where none are given,
    and of a file that was brought in only rows with faults."""
    touched, open_ones = set(), _open_rows(sheet)
    places = range(len(sheet.headings)) if places is None else places
    for key, text in data.items():
        found = _CELL.fullmatch(key)
        number, place = map(int, found.groups()) if found else (-1, -1)
        if number in open_ones and place in places and _put(sheet, number, place, text.strip()):
            touched.add(number)
    return touched


def _open_rows(sheet):
    """Numbers of the rows that can be typed in."""
    if sheet.listed:
        return range(1, len(sheet.rows) + listed.SPARE)
    return {one["number"] for one in sheet.judged if one.get("faults")}


def _put(sheet, number, place, text):
    """Whether that says something else than the cell did."""
    before = str(sheet.cell(number, place)) if number < len(sheet.rows) else ""
    if text == before.strip():
        return False
    listed.lengthen(sheet, number)
    row = sheet.rows[number]
    row += [""] * (place + 1 - len(row))
    # What stood comes back as it stood, spaces too.
    opened = sheet.opened(number)
    stood = opened[2][place] if opened else ""
    row[place] = stood if text == stood.strip() else text
    return True
