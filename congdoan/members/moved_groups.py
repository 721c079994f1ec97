"""Members of a group that was moved to another union go along: each by a pair of records of one day, by the decision
that moved the group, so that the net of every union above both stays what it was."""

import datetime as dt

from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.members import services
from congdoan.members.registers.membership import Membership
from congdoan.orgs.kinds import BASE, GROUPS
from congdoan.orgs.models import Unit, UnitPath, UnitVersion
from congdoan.records.write import remove, save

WHY = "members of a group that was moved"
# So many go along while the officer waits.
FEW = 100
RECENT = dt.timedelta(days=60)


def union_of(group, day):
    """The grassroots union that the group hangs under on that day."""
    return group.line_on(day).filter(kind__in=BASE).last()


def going_along(group, parent, day):
    """How many members of the group, and of those under it, stand on the roll of another union than the one that it
    would come to under `parent`."""
    if group.kind not in GROUPS:
        return 0
    there = union_of(parent, day)
    rows = Membership.objects.across_units(WHY).filter(left_on=None)
    return rows.filter(group__in=_groups(group, day)).exclude(unit=there).count()


def are_many(places, day):
    """Whether so many go along with those places that nobody should wait for it."""
    return sum(_left(one.unit, one.during.lower, day).count() for one in _of_groups(places)) > FEW


def lately(day):
    """Places that groups took by that day and not long before: a worker may stand still for weeks."""
    begun = Q(during__startswith__lte=day, during__startswith__gt=day - RECENT)
    return UnitVersion.objects.filter(begun)


def follow(places, day, actor):
    """The members of groups that took these places by that day stand on the roll of the union that their group hangs
    under. Said twice it changes nothing more. How many."""
    moved = _of_groups(places).filter(during__startswith__lte=day).order_by("during", "pk")
    return sum(_follow(place, day, actor) for place in moved)


def _of_groups(places):
    return places.filter(unit__kind__in=GROUPS, change__isnull=False).select_related(
        "unit", "change"
    )


def _follow(place, day, actor):
    moved_on = place.during.lower
    left = list(_left(place.unit, moved_on, day))
    for one in left:
        begins = max(moved_on, one.joined_on)
        services.carry_on(
            one, union_of(one.group, begins), begins, actor=actor, decision_no=place.change.number
        )
    return len(left)


def _left(group, moved_on, day):
    """Members on the roll of a union at work that their group does not hang under any more; the roll of one that has
    ended is moved part by part, by who knows where each goes."""
    rows = Membership.objects.across_units(WHY).filter(left_on=None)
    rows = rows.filter(group__in=_groups(group, moved_on)).exclude(unit__closed__lte=day)
    hangs = UnitPath.objects.over(OuterRef("group"), day).filter(ancestor=OuterRef("unit"))
    rows = rows.exclude(Exists(hangs)).select_related("person", "unit", "group")
    return rows.order_by("pk")


def _groups(group, day):
    return Unit.objects.under(group, day).filter(kind__in=GROUPS).values("pk")


def take_back(places, actor):
    """What `follow` wrote for these places is undone. Raises `Mistake` when somebody built on it."""
    for place in _of_groups(places):
        for new in _went_along(place):
            _take_back(new, actor)


def _went_along(place):
    rows = Membership.objects.across_units(WHY).filter(
        entry="transferred_in", decision_no=place.change.number, joined_on__gte=place.during.lower,
        group__in=_groups(place.unit, place.during.lower),
    )  # fmt: skip
    return rows.select_related("person", "unit").order_by("pk")


def _take_back(new, actor):
    system, person, began = services.everywhere(actor), new.person, new.joined_on
    old = Membership.objects.across_units(WHY).filter(
        person=person, left_on=began, exit="transferred_out", exit_no=new.decision_no
    )
    old = old.select_related("unit").first()
    if new.version > 1 or new.left_on or old is None:
        raise _built_on(person)
    try:
        remove(new, actor=system, reason=WHY, level="edit")
    except ProtectedError as bound:
        raise _built_on(person) from bound
    old.left_on, old.exit, old.exit_no, old.status = None, "", "", new.status
    if new.suspended_on:
        stood = old.suspensions.filter(until=began).order_by("since").last()
        old.suspended_on = stood.since if stood else began
        old.suspended_for, old.suspended_no = new.suspended_for, new.suspended_no
    save(old, actor=system)
    person.unit = old.unit
    save(person, actor=system)


def _built_on(person):
    return Mistake(
        _("Không hoàn lại được: %(person)s đã có ghi chép ở đơn vị mà tổ chuyển về.")
        % {"person": person}
    )
