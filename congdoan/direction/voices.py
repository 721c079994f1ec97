"""Who speaks for a unit that is named in another's record: in a part of a task, in an answer about a draft."""

from congdoan.orgs.models import Unit


def voices(actor, keeper, lines, level="edit"):
    """Lines for which he writes (or, to `view`, which he reads): of units of his; without a unit, of a board, at the
    unit that keeps the record. Who belongs to that one leaves the units below it their own word."""
    below = ()
    if actor.may_at(level, "direction", keeper):
        found = Unit.objects.under(keeper, actor.day).exclude(pk=keeper.pk)
        below = set(
            found.filter(pk__in=[one.unit_id for one in lines]).values_list("pk", flat=True)
        )
    return [
        one for one in lines
        if one.unit_id not in below and actor.may_at(level, "direction", one.unit_id or keeper.pk)
    ]  # fmt: skip
