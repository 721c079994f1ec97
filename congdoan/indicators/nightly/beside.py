"""The last closed periods stay open beside what was frozen of them, so that pages tell both sides alike (ADR 0010).

Such an open span has the days and the tree of the frozen one and begins with its numbers. What is written late is
applied to it as to those of today, and each night proves it. It is not counted anew each night: its days are over,
and little changes. What closed earlier is counted from records for who asks.
"""

from collections import defaultdict

from congdoan.indicators.counting import sources
from congdoan.indicators.judged.in_force import kinds_of_targets
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import filling, recounting
from congdoan.indicators.kept.rows import CLOSING, last_closed
from congdoan.indicators.models import Proof, Span


def keep(anew=False):
    """Keep what stands beside the last closed periods: all of it `anew`, or where it lacks something or the last
    proof found it wrong. Returns the spans."""
    spans = []
    for (period, tree), codes in sorted(_wanted().items()):
        span = filling.open_span(period, tree)
        if anew or not _stands(span, codes):
            recounting.keep(span, codes)
        spans.append(span)
    return spans


def is_kept(day):
    """Whether what records say of that day, through its tree, is kept."""
    return any(Span.objects.filter(frozen=False, tree=day).values_list("codes", flat=True))


def _wanted():
    """{(period, tree): codes}: all that was frozen, and what the targets of that day ask by now."""
    found, trees = defaultdict(set), last_closed()
    for span in Span.objects.filter(frozen=True, register=CLOSING, tree__in=trees):
        found[span.period, span.tree] |= {code for code in span.codes if sources.known(code)}
    for tree in trees:
        for code, period in asked_of(kinds_of_targets(tree), tree):
            found[period, tree].add(code)
    kept = {key: filling.kept_of(sorted(codes), key[0]) for key, codes in found.items()}
    return {key: codes for key, codes in kept.items() if codes}


def _stands(span, codes):
    last = Proof.objects.first()
    wrong = last and last.differences.filter(start=span.start, end=span.end, tree=span.tree)
    return set(codes) <= set(span.codes) and not (wrong and wrong.exists())
