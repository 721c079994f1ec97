"""Which own fields hold at a unit: its own and those of every unit above it, in force on a day."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db.models import Q

from congdoan.orgs.models import UnitPath
from congdoan.records.fields import PickerField
from congdoan.records.own.models import OwnField


def in_force(register, unit, actor, day=None):
    """The own fields of the register at the unit (or its key; None: where the actor is at home) on that
    day, else today; upper units' first. Asked of the base once an actor."""
    pk = getattr(unit or actor.home, "pk", unit)
    asked = ("own", register.path, pk, day or actor.day)
    if pk and asked not in actor.memo:
        actor.memo[asked] = list(_found(register, pk, day or actor.day))
    return actor.memo.get(asked, [])


def _found(register, pk, day):
    above = UnitPath.objects.over(pk, day).values("ancestor")
    found = OwnField.objects.filter(register=register.path, unit__in=above)
    return found.filter(on(day)).select_related("unit").order_by("pk")


def on(day):
    """The condition that a field is in force on a day."""
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


def asked_of(register, actor, record=None, unit=None):
    """The own fields that a form asks: of the unit typed into it, else of the one that keeps the record,
    else of where the actor is at home."""
    typed = typed_unit(register, actor, unit)
    stands = record.unit_id if record is not None and record.pk else None
    return in_force(register, typed or stands, actor)


def typed_unit(register, actor, unit):
    """The unit of a number, code or name within reach, or None."""
    with suppress(ValidationError):
        return PickerField(queryset=actor.units("edit", register.area), required=False).clean(unit)
