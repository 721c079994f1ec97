"""The nightly proof: all that is kept is counted again from records. A difference is an alarm that stays
until somebody has looked at it; nothing is put right unsaid.
"""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access.models import Grant
from congdoan.indicators.counting.by_register import counts
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.filling import counted
from congdoan.indicators.kept.rows import Numbers, last_closed, numbers_of, plain
from congdoan.indicators.models import Difference, Proof, Span
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import holding, write

# As many are named with their numbers; beyond that something is broken as a whole, and counting them is enough.
NAMED = 200
LOOKS = 3
# Of the spans that stand beside closed periods so many are proven a night, in turn: all would double the night.
A_NIGHT = 1


def prove(step=None):
    """Prove what is kept of today, and in turn what stands beside closed periods; the `Proof`, with its differences
    and the alarm if there are any."""
    spans = _tonight(timezone.localdate())
    proof = Proof.objects.create(spans=len(spans))
    for place, span in enumerate(spans, start=1):
        _prove(proof, span)
        if step:
            step(place, len(spans))
    proof.save()
    if proof.wrong:
        _alarm(proof)
    return proof


def differences(span):
    """(code, unit id, kept, live) wherever the span says other than a count from records."""
    kept = numbers_of(span)
    live = {
        (code, unit): value
        for (code, _period), found in counts(
            [(code, span.period) for code in span.codes], span.tree
        ).items()
        for unit, value in found.items()
    }
    for key in sorted(kept.keys() | live.keys()):
        if kept.get(key, 0) != live.get(key, 0):
            yield *key, kept.get(key, 0), live.get(key, 0)


def _tonight(today):
    spans = [span for span in Span.objects.filter(frozen=False).order_by("pk") if span.codes]
    closed = last_closed()
    beside = [span for span in spans if span.tree in closed]
    begin = today.toordinal() * A_NIGHT
    turn = {(begin + place) % len(beside) for place in range(A_NIGHT)} if beside else ()
    return [*(span for span in spans if span not in beside), *(beside[place] for place in turn)]


def _prove(proof, span):
    suspects, compared = _suspects(span)
    proof.compared += compared
    proof.wrong += len(suspects)
    for code, unit in suspects[:NAMED]:
        _note(proof, span, code, unit)


def _suspects(span):
    """([(code, unit id)], how many figures were compared)."""
    _level()
    kept = Numbers(span.codes, span.rows.values_list("unit_id", "own", "total").iterator())
    now, _overlapping = counted(span, span.codes)
    nodes = kept.totals.keys() | now.totals.keys()
    none = [0] * len(span.codes)
    suspects = [
        (code, unit)
        for unit in nodes
        for code, was, is_ in zip(
            span.codes, kept.totals.get(unit, none), now.totals.get(unit, none), strict=True
        )
        if was != is_
    ]  # fmt: skip
    return suspects, len(nodes) * len(span.codes)


def _level():
    while catch_up():
        pass


def _note(proof, span, code, unit):
    """A record saved while all was being counted makes a difference that is none: it is looked at again,
    caught up with, and only what stays is written down."""
    for _look in range(LOOKS):
        _level()
        kept, now = _both(span, code, unit)
        if kept == now:
            proof.wrong -= 1
            return
    Difference.objects.create(
        proof=proof, measure=code, unit_id=unit, start=span.start, end=span.end, tree=span.tree,
        kept=kept, counted=now,
    )  # fmt: skip


@transaction.atomic
def _both(span, code, unit):
    Span.objects.select_for_update().get(pk=span.pk)
    row = span.rows.filter(unit=unit).values_list("total", flat=True).first()
    kept = plain(row[span.codes.index(code)]) if row else 0
    found = counts({(code, span.period)}, span.tree, [unit])
    return kept, found[code, span.period].get(unit, 0)


@in_vietnamese()
def _alarm(proof):
    """Told to those who manage the numbers at the highest unit."""
    today = timezone.localdate()
    heads = Grant.objects.filter(
        unit__versions__parent=None, unit__versions__during__contains=today
    )
    text = _("%(n)s số đang giữ khác số đếm lại từ sổ; mời xem và tìm nguyên nhân.") % {
        "n": proof.wrong
    }
    users = holding(heads, "indicators", "manage")
    write(users, text, reverse("indicators-proof", args=[proof.pk]))
