"""Rights follow the tree: where a union is merged, its people go on at the union that carries it on. Where one is
split nobody can know at which part somebody goes on: he keeps what he held of the past of the union that ended, has
nothing at its heirs, and whoever stands above is asked to give it to him there or to end it."""

import datetime as dt

from congdoan.access.models import Grant
from congdoan.orgs.models import Change, Succession


def follow(change):
    """Grants held at merged unions end and begin again at the heir, with the same role. How many."""
    moved = 0
    for step in change.successions.select_related("predecessor", "successor"):
        if change.kind == change.Kind.MERGE:
            moved += _move(step.predecessor, step.successor, change.effective)
    return moved


def _move(before, after, day):
    grants = list(Grant.objects.filter(unit=before).on(day))
    held = set(Grant.objects.filter(unit=after).on(day).values_list("user_id", "role_id"))
    Grant.objects.bulk_create(
        Grant(user_id=one.user_id, role_id=one.role_id, unit=after, since=day, until=one.until)
        for one in grants
        if (one.user_id, one.role_id) not in held
    )
    for one in grants:
        one.until = day - dt.timedelta(days=1)
    Grant.objects.bulk_update(grants, ["until"])
    return len(grants)


def asked_for(day):
    """Grants that still stand at units which were split by that day."""
    split = Succession.objects.filter(change__kind=Change.Kind.SPLIT).values("predecessor")
    return Grant.objects.on(day).filter(unit__closed__lte=day, unit__in=split)


def held_to_the_end(unit):
    """What was held at the ended unit on its last day, whether it stands still or not."""
    held = Grant.objects.filter(unit=unit).on(unit.closed - dt.timedelta(days=1))
    return held.select_related("user", "role").order_by("user__full_name", "pk")


def give_on(grant, heir, day):
    """The same role at one of the heirs from that day on; at the unit that ended it is over. Given at another heir
    too, it stands at both."""
    known = Grant.objects.filter(user=grant.user, role=grant.role, unit=heir).on(day)
    if not known.exists():
        until = grant.until if grant.until and grant.until >= day else None
        Grant.objects.create(user=grant.user, role=grant.role, unit=heir, since=day, until=until)
    end(grant, day)


def end(grant, day):
    """It is over from that day on."""
    if grant.until is None or grant.until >= day:
        grant.until = max(grant.since, day - dt.timedelta(days=1))
        grant.save(update_fields=["until"])
