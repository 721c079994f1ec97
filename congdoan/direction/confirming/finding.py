"""Searches a document's text and keeps what was found, with an indicator suggested to each target."""

from collections import namedtuple

from congdoan.direction.confirming import spans
from congdoan.direction.confirming.cuts import cut_of, threshold_in
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.reading import read_text
from congdoan.reading.identity import key_of
from congdoan.reading.suggest import suggest_all
from congdoan.records.rows import Rows
from congdoan.records.write import save

SUGGESTED = 4

Catalogue = namedtuple("Catalogue", "entries cuts thresholds")


def search(reading, *, actor):
    """Read the text and keep every find as pending; the reading then waits for a person."""
    found = read_text(reading.text)
    rows = [*_figures(found), *_others(found)]
    reading.text, reading.doc_kind = found.text, found.kind
    reading.key = own_key(vars(found.meta))
    reading.status = Reading.Status.TO_CONFIRM
    save(reading, actor=actor, lines=[Rows(rows)])
    _join_parts(found, rows)


def catalogue():
    """The indicators as the reader's `suggest` takes them, and the cuts each may be asked for."""
    found = list(Indicator.objects.all())
    entries = [
        {"code": one.code, "name": one.name, "words": one.words, "unit": one.unit} for one in found
    ]
    thresholds = {one.code: one.threshold for one in found}
    return Catalogue(entries, {one.code: one.cuts for one in found}, thresholds)


def _figures(found):
    known = catalogue()
    for kind, figures in (
        ("target", found.targets),
        ("norm", found.norms),
        ("result", found.results),
    ):
        suggested = suggest_all(figures, known.entries) if kind == "target" else ()
        for place, figure in enumerate(figures):
            row = _row(kind, figure)
            if kind == "target":
                _propose(row, figure, known, suggested[place])
            yield row


def _others(found):
    """Tasks, bases, recipients, the head's fields and the outline."""
    yield from (_row("task", one) for one in found.tasks)
    yield from (_row("base", one) for one in found.legal_bases)
    yield from (_row("recipient", one) for one in found.recipients)
    for one in found.citations:
        row = _row("citation", one)
        row.decision = (
            Finding.Decision.CONFIRMED
        )  # says nothing new, so there is nothing to confirm
        yield row
    yield from (_row("outline", one) for one in found.outline)
    meta = found.meta
    for field, value in vars(meta).items():
        if field != "found" and value:
            where = meta.found.get(field)
            yield _row("meta", where, {"field": field, "value": value})


def _row(kind, one, data=None):
    start, end = one.span if one else (0, 0)
    return Finding(
        kind=kind, start=start, end=end, rule=one.rule if one else "", data=data or _plain(one),
        confidence=one.confidence if one else 0, key=getattr(one, "key", ""),
    )  # fmt: skip


def own_key(meta):
    """The key of the document itself; empty when it bears no number to be cited by."""
    if not meta.get("number"):
        return ""
    return key_of(meta.get("doc_type"), meta["number"], meta.get("date"), meta.get("issuer"))


def _plain(one):
    how = ("span", "rule", "confidence", "parent", "key")
    said = {name: value for name, value in vars(one).items() if name not in how}
    return said | {
        name: [c.as_json() for c in said[name]] for name in ("conditions",) if name in said
    }


def _propose(row, figure, known, suggested):
    """Indicator, cut, comparison and days as a target is written, from the words of the figure."""
    row.suggestions = [list(pair) for pair in suggested[:SUGGESTED]]
    code = row.suggestions[0][0] if row.suggestions else ""
    row.data.update(
        indicator=code, cut=cut_of(figure.population, known.cuts.get(code, ())),
        threshold=threshold_in(row.data.get("conditions") or (), known.thresholds.get(code)),
        comparator=comparator_of(figure),
        value=figure.value if figure.value is not None else figure.value_min,
        **_days(figure),
    )  # fmt: skip


def _days(figure):
    """First and last day as the figure itself says them; None is left to the programme's period."""
    span = spans.days_of(figure.period)
    end = spans.last_day(figure.deadline) or (span and span.end)
    return {
        "start": span.start.isoformat() if span else None,
        "end": end.isoformat() if end else None,
    }


def comparator_of(figure):
    """The sign a target bears: «trên 90%» is >, «từ 500 đến 600» lies between."""
    if figure.value is None and figure.value_max is not None:
        return "between"
    strict = {">=": ">", "<=": "<"}
    return strict.get(figure.comparator, figure.comparator) if figure.strict else figure.comparator


def _join_parts(found, rows):
    """Sub-targets point at what they are part of: 2.800 and 200 at 3.000."""
    for kind, figures in (
        ("target", found.targets),
        ("norm", found.norms),
        ("result", found.results),
    ):
        own = [row for row in rows if row.kind == kind]
        parts = []
        for row, figure in zip(own, figures, strict=True):
            if figure.parent is not None:
                row.parent = own[figure.parent]
                parts.append(row)
        Finding.objects.bulk_update(parts, ["parent"])
