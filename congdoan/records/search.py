"""Search without accents: «hoa» finds Hoà, Hóa and hoa; every word must stand somewhere.

A model with a `folded` column is searched through its index, by how words begin.
"""

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Coalesce, Concat

from congdoan.base.text import fold
from congdoan.records.file_words import also_in_files
from congdoan.records.words import having


class Fold(Func):
    """The database's own `fold` (migration 0002 of orgs): lower case, no accents."""

    function = "congdoan_fold"
    output_field = TextField()


def matching(register, rows, text):
    """Rows whose search fields hold every word of the text, accents and case ignored."""
    words = fold(text or "").split()
    if not words:
        return rows
    if "folded" in register.words("search"):
        return also_in_files(register, rows, text) if register.reads_files else having(rows, text)
    parts = [
        Coalesce(F(name), Value(""), output_field=TextField()) for name in register.words("search")
    ]
    whole = Concat(*_spaced(parts), output_field=TextField()) if len(parts) > 1 else parts[0]
    return rows.annotate(_searched=Fold(whole)).filter(
        *(Q(_searched__contains=word) for word in words)
    )


def _spaced(parts):
    for part in parts:
        yield part
        yield Value(" ", output_field=TextField())
