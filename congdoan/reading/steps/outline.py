"""The outline: labelled paragraphs as nodes with levels, and what every paragraph stands under."""

import re

from congdoan.reading import letters, words
from congdoan.reading.models import Node
from congdoan.reading.steps import labels

_SENTENCE = letters.compile(r"[.;](?:\s+(?=[A-ZĐÀ-Ỹ])|\s*$)|:\s*$")


def read(paras, places):
    """(nodes, chains): chains[i] holds the nodes above paragraph i, outermost first."""
    nodes, chains, stack, seen, before = [], {}, [], [], None
    body = [i for i in range(len(paras)) if i in places]
    for at, i in enumerate(body):
        label = labels.match(paras[i].text)
        if words.is_title_line(paras[i].text) or (before is not None and i > before + 1):
            stack, seen = [], []
        before = i
        if label and _is_label(paras[i].text, label, stack):
            label = _as_letter(label, stack)
            seen.append(label.style)
            stack = _under(stack, label, seen)
            after = paras[body[at + 1]] if at + 1 < len(body) else None
            node = _node(paras[i], label, len(stack) + 1, after)
            stack = [*stack, (label, node)]
            nodes.append(node)
        chains[i] = [node for _, node in stack]
    return nodes, chains


def _is_label(text, label, stack):
    if label.style == "letter":
        return label.text[0] == "A" or any(above.style == "letter" for above, _ in stack)
    if label.style == "annex":
        return len(text) < 200
    return True


def _as_letter(label, stack):
    """«C.» and «D.» look like Roman numbers: inside A, B they are letters."""
    if label.style != "roman" or label.text[0] not in "CD":
        return label
    return labels.Label("letter", label.text, label.number) if stack else label


def _rank(style, seen):
    """What comes first in a document stands above: «Điều 1. … I. …», «II. … A. … B. … III.»."""
    first = next((s for s in seen if s in ("article", "roman", "letter")), None)
    if style == "article" and first == "article":
        return 3.5
    if style == "letter" and first == "roman":
        return labels.RANK["roman"] + 0.5
    return labels.RANK[style]


def _under(stack, label, seen):
    """The part of the stack that stays above a label of this style."""
    for place, (above, _) in enumerate(stack):
        if above.style == label.style:
            return stack[:place]
    rank = _rank(label.style, seen)
    if label.style in ("small", "bracket"):
        return stack
    return [item for item in stack if _rank(item[0].style, seen) < rank]


def _node(para, label, level, after):
    heading = para.text[len(label.text) :].strip(" :*-–.")
    start = para.start
    end = para.end
    if not heading and after and not labels.match(after.text) and len(after.text) < 250:
        heading, end = after.text, after.end
    sentence = _SENTENCE.search(heading)
    if sentence and sentence.start() > 3 and not _lists_bodies(heading, sentence):
        heading = heading[: sentence.start()]
    return Node(
        level=level,
        label=label.text,
        heading=heading.strip(" :*"),
        span=(start, end),
        rule=f"label-{label.style}",
        confidence=0.95 if len(heading) < 200 else 0.7,
    )


def _lists_bodies(heading, sentence):
    """«4. Sở Văn hóa và Du lịch; Báo và Đài Cần Thơ» is one heading."""
    return sentence.group().startswith(";") and len(heading) < 160 and heading[-1] not in ".;:"


def heading_text(chain):
    """The headings above a paragraph, innermost last, in lower case."""
    return [re.sub(r"\s+", " ", node.heading).lower() for node in chain]
