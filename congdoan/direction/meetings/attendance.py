"""Who came to the meetings he was called to: each member of a unit over a period."""

from dataclasses import dataclass

from django.db.models import Count, Q

from congdoan.direction.registers.meeting import Meeting, Participant

PRESENCE = Participant.Presence


@dataclass(frozen=True)
class Row:
    """One person: to how many meetings he was called, and where he was."""

    pk: int
    name: str
    called: int
    present: int
    excused: int
    absent: int

    @property
    def share(self):
        """Hundredths of the meetings he was at; None for who was called to none."""
        return 100 * self.present / self.called if self.called else None


def rows(actor, unit, period, kind=""):
    """A `Row` for everyone called to a meeting of the unit that took place in the period, by name."""
    held = Meeting.objects.visible_to(actor).filter(
        unit=unit, held_on__range=(period.start, period.end), status__in=Meeting.TOOK_PLACE
    )  # fmt: skip
    held = held.filter(kind=kind) if kind else held
    found = Participant.objects.filter(record__in=held).exclude(presence=PRESENCE.CALLED)
    counted = found.values("person", "person__full_name", "person__sort_key").annotate(
        called=Count("pk"),
        **{one: Count("pk", filter=Q(presence=one)) for one in ("present", "excused", "absent")},
    )  # fmt: skip
    return [
        Row(one["person"], one["person__full_name"], one["called"], one["present"], one["excused"],
            one["absent"])
        for one in counted.order_by("person__sort_key", "person")
    ]  # fmt: skip


def total(found):
    """The line under them all."""
    sums = [
        sum(getattr(row, name) for row in found)
        for name in ("called", "present", "excused", "absent")
    ]
    return Row(0, "", *sums)
