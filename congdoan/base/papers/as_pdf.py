"""Papers as PDF, by the template of official papers."""

from congdoan.base.papers.layout import lay_out
from congdoan.base.papers.sheet import set_sheet


def pdf(paper):
    """The PDF of a paper, fit for printing and reading aloud; the same paper, the same bytes."""
    return set_sheet("paper", lay_out(paper))
