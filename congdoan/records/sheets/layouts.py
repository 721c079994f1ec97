"""Sheets in other hands' columns: which heading stands for which field is data, not code.

A register names its file in `layouts`: a list of {code, title, title_en, source, confidence, columns}, each column a
heading and a field, or "" for one that is printed empty. Their headings are understood in an import too.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language


@dataclass(frozen=True)
class Layout:
    """`columns` are (heading, field name)."""

    code: str
    title: str
    title_en: str
    source: str
    confidence: str
    columns: tuple

    def __str__(self):
        return self.title_en if get_language() == "en" else self.title


def of(register):
    """The layouts of a register, in the order of its file."""
    return _read(register.layouts) if register.layouts else ()


def named(register, code):
    """The layout of that code, or None."""
    return next((one for one in of(register) if one.code == code), None)


def headings(register):
    """{heading: field name} of all layouts of a register."""
    return {head: name for one in of(register) for head, name in one.columns if name}


@cache
def _read(path):
    found = json.loads(Path(path).read_text(encoding="utf-8"))
    return tuple(
        Layout(**{**one, "columns": tuple(tuple(column) for column in one["columns"])})
        for one in found
    )
