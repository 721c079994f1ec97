"""Targets after a merger: those of the unions that ended go on at their heir, counts as a sum (ST-15)."""

from collections import Counter

from django.db.models import F, Q
from django.utils.translation import gettext as _

from congdoan.indicators.judged.verdict import is_limit
from congdoan.indicators.models import Target
from congdoan.orgs.models import Change
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese

WHY = "targets of a union that ended"


def waiting(day):
    """Mergers in force by that day whose ended unions still hold targets that go on."""
    held = Target.objects.across_units(WHY).standing()
    held = held.filter(Q(end=None) | Q(end__gte=F("unit__closed")), unit__closed__lte=day)
    mergers = Change.objects.filter(kind=Change.Kind.MERGE, effective__lte=day)
    return mergers.filter(successions__predecessor__in=held.values("unit")).distinct()


def inherit(actor, *, change):
    """Every target in force of a merged union joins the heir's own, or becomes it. How many were.

    Counts add up; a rate stays a rate: the heir's own where it has one. What was only proposed joins what is
    proposed, and each target one. The old ones are closed and kept, so that what was reported on them still opens.
    """
    done = 0
    for step in change.successions.select_related("predecessor", "successor"):
        if change.kind != change.Kind.MERGE:
            continue
        rows = Target.objects.across_units(WHY).filter(unit=step.predecessor)
        in_force = rows.standing().exclude(end__lt=change.effective).select_related("indicator")
        # Wholes first, so that parts find theirs.
        in_force = list(in_force.order_by(F("part_of").asc(nulls_first=True), "pk"))
        asked, heirs = Counter(map(_asks, in_force)), {}
        for target in in_force:
            own = _own(target, step.successor, heirs, is_only=asked[_asks(target)] == 1)
            heirs[target.pk] = _join(actor, target, own, step.successor, heirs, str(change))
            done += 1
    return done


def _asks(target):
    """What two targets share that ask for the same thing, over the same days, as binding and the same way."""
    limit = is_limit(target.comparator, target.final_question.lower_is_better)
    days = (target.start, target.end, target.per_year)
    return (target.parent_id, target.indicator_id, target.cut, target.threshold, *days,
            target.status == Target.Status.PROPOSED, limit)  # fmt: skip


def _own(target, heir, heirs, is_only):
    """The heir's own that asks for the same and that no other has joined: from the same item of the same paper where
    the union that ended had several, else the nearest to it. None where there is none."""
    rows = Target.objects.across_units(WHY).filter(unit=heir, parent=target.parent, **target.what)
    rows = rows.standing().exclude(pk__in=[one.pk for one in heirs.values()])
    same = [one for one in rows.select_related("indicator") if _asks(one) == _asks(target)]
    same = [one for one in same if is_only or all(_near(one, target))]
    return max(same, key=lambda one: (sum(_near(one, target)), -one.pk), default=None)


def _near(one, other):
    """Whether they stand in one paper, and in one item of it."""
    return one.source_number == other.source_number, one.source_item == other.source_item


@in_vietnamese()
def _join(actor, target, found, heir, heirs, reason):
    if found is None:
        found = Target.objects.across_units(WHY).get(pk=target.pk)
        found.pk, found.unit, found.version = None, heir, 1
        found.part_of = heirs.get(target.part_of_id)
        found._state.adding = True
    elif target.final_question.adds_up and target.value is not None:
        _add(found, target)
    found.reason = (_("Nhận từ %(unit)s: %(why)s") % {"unit": target.unit, "why": reason})[:300]
    save(found, actor=actor, reason=reason)
    target.status = Target.Status.CLOSED
    save(target, actor=actor, reason=reason)
    # What was handed down from it hangs on: units below are held to it at the heir.
    for below in Target.objects.across_units(WHY).filter(parent=target).standing():
        below.parent = found
        save(below, actor=actor, reason=reason)
    return found


def _add(found, target):
    """Both ends of a range: who is not asked for a range is asked for as much at either."""
    most = [
        one.value_max if one.value_max is not None else one.value or 0 for one in (found, target)
    ]
    if found.value_max is not None:
        found.value_max = sum(most)
    found.value = (found.value or 0) + target.value
