"""A paper as a page shows it, line by line."""

from congdoan.base.papers.layout import lay_out


def laid(paper):
    """What `direction/laid.html` shows of a `Paper`."""
    found = lay_out(paper)
    for block in found["blocks"]:  # «items» is a method of every dict a template sees
        block["lines"] = block.pop("items", ())
    return found
