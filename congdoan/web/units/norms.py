"""What a commune's union should have when it is founded, or when others are moved away from it: members and grassroots
unions, by the rule of the day (ORG-3). It is said, and never refused: who decides may know better."""

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import NotSet
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.orgs.kinds import BASE, Kind
from congdoan.orgs.models import Unit, UnitVersion
from congdoan.records.register import REGISTERS
from congdoan.trail.parameters import current

NORM, ROLL = "ORG-MIN-CDX", "members.on_roll"
WHY = "the size of a commune's union"


def remarks(changes, day):
    """A sentence of each commune's union that these changes founded or made smaller and that is below the norm of
    that day."""
    units = list(_touched(changes).open_on(day).order_by("sort_key"))
    try:
        norm = current().value(NORM, day) if units else None
    except NotSet:  # on days from before there was one
        return
    members = _members(units, day) if units else {}
    for unit in units:
        unions = Unit.objects.under(unit, day).open_on(day).filter(kind__in=BASE).count()
        if members.get(unit.pk, 0) < norm["members_min"] or unions < norm["cdcs_min"]:
            yield _said(unit, members.get(unit.pk, 0), unions, norm)


def _touched(changes):
    """Unions of communes that were founded, or under which a unit was moved away or ended."""
    made = UnitVersion.objects.filter(change__in=changes)
    founded = made.filter(during__startswith=F("unit__founded")).values("unit")
    before = UnitVersion.objects.filter(
        unit=OuterRef("unit"), during__endswith=OuterRef("change__effective")
    )
    gone = made.annotate(was=Subquery(before.values("parent")[:1]))
    gone = gone.filter(~Q(was=F("parent")) | Q(unit__closed=F("change__effective"))).values("was")
    communes = Unit.objects.filter(kind=Kind.CDX)
    return communes.filter(Q(pk__in=founded) | Q(pk__in=gone))


def _members(units, day):
    register = REGISTERS["members/memberships"]
    rows = register.rows(System(WHY))
    return register.measure(ROLL).values(rows, Period.day(day), day, [one.pk for one in units])


def _said(unit, members, unions, norm):
    return _(
        "%(unit)s có %(members)s đoàn viên và %(unions)s công đoàn cơ sở, dưới mức %(least)s đoàn viên và %(fewest)s "
        "công đoàn cơ sở để lập công đoàn xã, phường: xem chuyển thêm đơn vị về hay lập công đoàn liên xã, phường."
    ) % {"unit": unit, "members": number(members), "unions": number(unions),
         "least": number(norm["members_min"]), "fewest": number(norm["cdcs_min"])}  # fmt: skip
