"""Puts the steps together: clean text to one `Reading`."""

import re
from dataclasses import replace

from congdoan.reading import words
from congdoan.reading.models import Meta, Reading
from congdoan.reading.steps import (
    bases,
    citations,
    cleaning,
    closing,
    figures,
    header,
    outline,
    periods,
    sections,
    tasks,
)

_TERM = re.compile(r"nhiệm kỳ\s+\d{4}\s*[-–]\s*\d{4}|giai đoạn\s+\d{4}\s*[-–]\s*\d{4}")
_FORWARD = {
    "programme",
    "plan",
    "resolution",
    "directive",
    "scheme",
    "strategy",
    "conclusion",
    "letter",
    "notice",
    "other",
    "report",
}
_FORWARD_TITLE = re.compile(
    r"(?i)kế hoạch|chương trình|chiến lược|đề án|chỉ tiêu|mục tiêu|phong trào|giao "
)


def read_text(text):
    """The reading of a plain text; never raises, an empty text gives an empty reading."""
    paras = cleaning.paragraphs(text)
    end = closing.read(paras)
    head = header.read([p for i, p in enumerate(paras) if i not in end.covers])
    values = {**head.values, **end.signature}
    kind = words.kind_of(values.get("doc_type"))
    places = [i for i in range(len(paras)) if i not in end.covers]
    after_head = places[head.end :]
    nodes, chains = outline.read(paras, set(after_head))
    preamble = _preamble(paras, after_head, chains)
    found = _figures(paras, chains, kind, values, preamble)
    kinds = sections.read(paras, chains, kind)
    told = tasks.read(paras, chains, kinds)
    rests_on = bases.read([paras[i] for i in preamble])
    return Reading(
        text="\n".join(para.text for para in paras),
        kind=kind,
        meta=Meta(**values, found={**head.found, **end.found}),
        legal_bases=rests_on,
        outline=nodes,
        targets=found["target"],
        norms=found["norm"],
        results=found["result"],
        tasks=told,
        recipients=end.recipients,
        citations=citations.read([paras[i] for i in after_head], rests_on),
        actions=tasks.actions(paras, chains, kinds, told),
    )


def _preamble(paras, places, chains):
    """The paragraphs before the first label, and what stands before it in a letter."""
    found = []
    for i in places:
        if chains[i] or re.match(r"\W*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?\s*$", paras[i].text):
            break
        found.append(i)
    return found[:40]


def _figures(paras, chains, kind, values, preamble):
    kinds = sections.read(paras, chains, kind)
    title = values.get("title") or ""
    forward = kind in _FORWARD or bool(_FORWARD_TITLE.search(title))
    period = _document_period(title, paras, preamble)
    found = {"target": [], "norm": [], "result": []}
    for i in sorted(chains):
        section = "intro" if i in preamble and chains and any(chains.values()) else kinds[i]
        headings = tuple(node.heading for node in chains[i] if node.span[0] != paras[i].start)
        lead = re.match(r"[^.;:]{0,80}:", paras[i].text)
        context = figures.Context(
            section, headings, kind, period, forward, lead.group() if lead else ""
        )
        _keep(found, figures.read(paras[i], context))
    return found


def _keep(found, read):
    """Adds the figures of a paragraph; a parent is given by its place among its own class."""
    places = []
    for name, figure, parent in read:
        kept = parent is not None and places[parent][0] == name
        found[name].append(replace(figure, parent=places[parent][1] if kept else None))
        places.append((name, len(found[name]) - 1))


def _document_period(title, paras, preamble):
    """The period the title names, or else the term or year named last in the preamble."""
    said = periods.period(title)
    if said:
        return said
    texts = [paras[i].text for i in preamble]
    terms = [m.group() for text in texts for m in _TERM.finditer(text)]
    if terms:
        return terms[-1]
    return periods.period(texts[-1]) if texts else None
