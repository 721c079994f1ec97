"""The judged rows as the component `sheet_grid` shows them: each cell ok, changed or faulty."""

from django.utils.translation import gettext as _

from congdoan.records.sheets import typing


def mapped(sheet, labels):
    """(column, field name) for every column that fills a field."""
    return [(place, name) for place, name in enumerate(sheet.mapping) if name in labels]


def rows(sheet, labels, judged):
    """One grid row for each; the last cell says what happens to the row and what is wrong with it
    as a whole."""
    places = mapped(sheet, labels)
    return [_row(sheet, labels, one, places) for one in judged]


def spare(sheet, labels, count):
    """Empty rows below the last."""
    first = len(sheet.rows)
    ones = [{"number": number, "state": "", "faults": {}} for number in range(first, first + count)]
    return rows(sheet, labels, ones)


def _row(sheet, labels, one, places):
    cells = [_cell(sheet, labels, one, place, name) for place, name in places]
    rest = list(_whole(labels, one, {name for _place, name in places}))
    words = {"new": _("Thêm mới"), "changed": _("Sửa"), "same": _("Không đổi"), "": ""}
    state = "fault" if rest else "changed" if one["state"] == "changed" else "ok"
    said = " ".join(rest) or one.get("notes", {}).get("", "")
    cells.append({"value": words[one["state"]], "state": state, "reason": said})
    return {"number": one["number"] + 1, "cells": cells}


def _whole(labels, one, own):
    """Faults that belong to no column of the sheet."""
    for name, texts in one.get("faults", {}).items():
        if name not in own:
            label = str(labels.get(name, "")).removesuffix(" *")
            yield from (f"{label}: {text}" if label else text for text in texts)


def _cell(sheet, labels, one, place, name):
    """Cells of a row with faults can be typed in, of a list that was opened for it all; but not a text
    of several lines, which one line of a grid would run together."""
    faults = one.get("faults", {}).get(name, [])
    changed = one.get("changed", {}).get(name)
    was = _("trước: %s") % changed if changed else ""
    value = sheet.cell(one["number"], place) if one["number"] < len(sheet.rows) else ""
    typed = (one.get("faults") or sheet.listed) and "\n" not in str(value)
    return {
        "value": value, "num": name in labels.numbers, "still": not typed and sheet.listed,
        "state": "fault" if faults else "changed" if changed is not None else "ok",
        "reason": " ".join(faults) or one.get("notes", {}).get(name, "") or was,
        "name": typing.name(one["number"], place) if typed else "",
        "label": _("%(label)s, dòng %(row)s") % {"label": labels[name], "row": one["number"] + 1},
    }  # fmt: skip
