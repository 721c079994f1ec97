"""Papers as PDF, set by typst with the fonts that are shipped beside."""

import json
from pathlib import Path

import typst

from congdoan.base.papers.layout import lay_out

_HERE = Path(__file__).parent
_TEMPLATE = _HERE / "paper.typ"
FONTS = _HERE / "fonts"


def pdf(paper):
    """The PDF of a paper, fit for printing and reading aloud; the same paper, the same bytes."""
    return typst.compile(
        str(_TEMPLATE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(lay_out(paper), default=float)},
    )
