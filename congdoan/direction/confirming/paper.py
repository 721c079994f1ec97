"""The document as a page shows it: paragraphs of pieces, each piece marked by the find it belongs to."""

from dataclasses import dataclass, field
from itertools import pairwise

MARKED = ("target", "norm", "result", "task", "base", "recipient", "citation")


@dataclass
class Piece:
    """A stretch of one paragraph; `finding` owns it, `first` where its mark begins."""

    text: str
    finding: object = None
    first: bool = False
    # Finds without a stretch of their own (the same words as another): only a place to jump to.
    anchors: list = field(default_factory=list)


@dataclass
class Paragraph:
    pieces: list
    heading: bool
    anchors: list


def paragraphs(text, findings):
    """Every line of the text. A stretch under several finds belongs to the shortest of them."""
    marked = [one for one in findings if one.kind in MARKED and one.end > one.start]
    heads = {one.start for one in findings if one.kind == "outline" and one.said.get("heading")}
    seen, start, built = set(), 0, []
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            pieces = _pieces(text, start, end, marked, seen)
            heading = start in heads and len(line) < 160
            anchors = [
                one for one in findings if one.kind == "outline" and start <= one.start < end
            ]
            built.append(Paragraph(pieces, heading, anchors))
        start = end + 1
    return built


def _pieces(text, start, end, marked, seen):
    here = [one for one in marked if one.start < end and one.end > start]
    edges = {start, end}
    for one in here:
        edges |= {max(one.start, start), min(one.end, end)}
    edges = sorted(edges)
    pieces = []
    for left, right in pairwise(edges):
        owner = _owner(here, left, right)
        _add(pieces, text[left:right], owner, seen)
    _anchor(pieces, here, seen)
    return pieces


def _owner(here, left, right):
    over = [one for one in here if one.start <= left and one.end >= right]
    return min(over, key=lambda one: one.end - one.start, default=None)


def _add(pieces, text, owner, seen):
    if pieces and pieces[-1].finding is owner:
        pieces[-1].text += text
        return
    first = owner is not None and owner.pk not in seen
    if first:
        seen.add(owner.pk)
    pieces.append(Piece(text, owner, first))


def _anchor(pieces, here, seen):
    """Finds that own nothing of their paragraph hang their place at its beginning."""
    for one in here:
        if one.pk not in seen and pieces:
            seen.add(one.pk)
            pieces[0].anchors.append(one)
