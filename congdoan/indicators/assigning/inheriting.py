"""Targets after a merger: those of the unions that ended go on at their heir, counts as a sum (ST-15)."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

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

    Counts add up; a rate stays a rate: the heir's own where it has one. The old ones are closed and
    kept, so that what was reported on them still opens.
    """
    done, heirs = 0, {}
    for step in change.successions.select_related("predecessor", "successor"):
        if change.kind != change.Kind.MERGE:
            continue
        rows = Target.objects.across_units(WHY).filter(unit=step.predecessor)
        in_force = rows.standing().exclude(end__lt=change.effective)
        # Wholes first, so that parts find theirs.
        for target in in_force.select_related("indicator").order_by("part_of_id", "pk"):
            heirs[target.pk] = _join(actor, target, step.successor, heirs, str(change))
            done += 1
    return done


@in_vietnamese()
def _join(actor, target, heir, heirs, reason):
    own = Target.objects.across_units(WHY).filter(
        unit=heir, parent=target.parent, start=target.start, end=target.end, **target.what
    )  # fmt: skip
    found = own.standing().first()
    if found is None:
        found = Target.objects.across_units(WHY).get(pk=target.pk)
        found.pk, found.unit, found.version = None, heir, 1
        found.part_of = heirs.get(target.part_of_id)
        found._state.adding = True
    elif target.final_question.adds_up and target.value is not None:
        found.value = (found.value or 0) + target.value
    found.reason = (_("Nhận từ %(unit)s: %(why)s") % {"unit": target.unit, "why": reason})[:300]
    save(found, actor=actor, reason=reason)
    target.status = Target.Status.CLOSED
    save(target, actor=actor, reason=reason)
    # What was handed down from it hangs on: units below are held to it at the heir.
    for below in Target.objects.across_units(WHY).filter(parent=target).standing():
        below.parent = found
        save(below, actor=actor, reason=reason)
    return found
