"""Rights follow the tree: where a union is merged, its people go on at the union that carries it on."""

import datetime as dt

from congdoan.access.models import Grant


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
