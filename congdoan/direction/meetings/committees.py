"""Committees: who sits on them on a day, what their working regulation asks, and what that makes due."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.dates import months_later
from congdoan.cadres.registers.official import Official
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.orgs.offices import Position


class Committee(models.TextChoices):
    EXECUTIVE = "executive", _("Ban Chấp hành")
    STANDING = "standing", _("Ban Thường vụ")
    INSPECTION = "inspection", _("Uỷ ban Kiểm tra")
    GROUP = "group", _("Tổ công đoàn")


class Quorum(models.TextChoices):
    HALF = "half", _("quá nửa số uỷ viên")
    TWO_THIRDS = "two_thirds", _("từ 2/3 số uỷ viên trở lên")
    THREE_QUARTERS = "three_quarters", _("từ 3/4 số uỷ viên trở lên")


_HEADS = (Position.CHAIR, Position.VICE_CHAIR)
SEATS = {
    Committee.EXECUTIVE: (*_HEADS, Position.STANDING, Position.COMMITTEE),
    Committee.STANDING: (*_HEADS, Position.STANDING),
    Committee.INSPECTION: (Position.INSPECTION_CHAIR, Position.INSPECTION),
}


@dataclass(frozen=True)
class Seen:
    """How a session stands against its regulation: `present` of `size` members, `needed` to decide."""

    regulation: object
    present: int
    size: int
    needed: int

    @property
    def holds(self):
        return self.present >= self.needed


def needed_of(quorum, size):
    """How many of `size` members must be there: more than half, or the share rounded up."""
    match quorum:
        case Quorum.TWO_THIRDS:
            return -(-2 * size // 3)
        case Quorum.THREE_QUARTERS:
            return -(-3 * size // 4)
    return size // 2 + 1


def _in_office(unit, day, positions):
    held = Q(until=None) | Q(until__gte=day)
    found = Official.objects.across_units("who sits on a committee of the unit")
    return found.filter(held, unit=unit, since__lte=day, position__in=positions)


def members_of(unit, committee, day):
    """The persons who sit on the committee of the unit on that day; of a group, its members."""
    if committee == Committee.GROUP:
        rolls = Membership.objects.across_units("the members of a group").filter(
            Q(group=unit) | Q(unit=unit, group=None), Q(left_on=None) | Q(left_on__gte=day),
            joined_on__lte=day,
        )  # fmt: skip
        people = rolls.values("person")
    else:
        people = _in_office(unit, day, SEATS[committee]).values("person")
    return Person.objects.across_units("who sits on a committee").filter(pk__in=people)


def office_of(unit, person, day):
    """«CHỦ TỊCH», «PHÓ CHỦ TỊCH» as a paper has it under the authority; «» for who holds none."""
    found = _in_office(unit, day, [*SEATS[Committee.EXECUTIVE], *SEATS[Committee.INSPECTION]])
    held = list(found.filter(person=person).values_list("position", flat=True))
    first = next((one for one in Position.values if one in held), "")
    return str(Position(first).label).upper() if first else ""


def regulation_of(unit, committee, day):
    """The working regulation of the committee in force on that day, or None."""
    from congdoan.direction.registers.regulation import Regulation

    found = Regulation.objects.across_units("the regulation that the committee works by")
    found = found.filter(unit=unit, committee=committee, since__lte=day)
    return found.order_by("-since").first()


def next_session(regulation, last):
    """The day by which the committee must meet: so many months after its last session, or after the
    regulation came into force when it has not met since."""
    return months_later(max(last or regulation.since, regulation.since), regulation.every_months)
