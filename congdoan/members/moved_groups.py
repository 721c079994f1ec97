"""Members of a group that was moved to another union go along: each by a pair of records of one day, by the decision
that moved the group, so that the net of every union above both stays what it was."""

import datetime as dt

from django.db.models import Exists, OuterRef, ProtectedError
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.members import services
from congdoan.members.registers.membership import Membership
from congdoan.orgs.kinds import BASE, GROUPS
from congdoan.orgs.models import Change, Unit, UnitPath
from congdoan.records.write import remove, save

WHY = "members of a group that was moved"
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


def lately(day):
    """Changes that came into force by that day and not long before: a worker may stand still for weeks."""
    return Change.objects.filter(effective__lte=day, effective__gt=day - RECENT)


def follow(changes, day, actor):
    """The members of groups moved by these changes, in force by that day, stand on the roll of the union that their
    group hangs under. Said twice it changes nothing more. How many."""
    moved = _of_groups(changes).filter(effective__lte=day)
    return sum(_follow(change, day, actor) for change in moved.order_by("effective", "pk"))


def _of_groups(changes):
    return changes.filter(kind=Change.Kind.TRANSFER, versions__unit__kind__in=GROUPS).distinct()


def _follow(change, day, actor):
    version = change.versions.select_related("unit").get()
    left = _left(version.unit, change.effective, day)
    for one in left:
        begins = max(change.effective, one.joined_on)
        services.carry_on(
            one, union_of(one.group, day), begins, actor=actor, decision_no=change.number
        )
    return len(left)


def _left(group, moved_on, day):
    """Members on a roll of a union that their group does not hang under any more."""
    rows = Membership.objects.across_units(WHY).filter(left_on=None)
    rows = rows.filter(group__in=_groups(group, moved_on)).select_related("person", "unit", "group")
    hangs = UnitPath.objects.filter(
        unit=OuterRef("group"), ancestor=OuterRef("unit"), during__contains=day
    )
    return list(rows.exclude(Exists(hangs)).order_by("pk"))


def _groups(group, day):
    return Unit.objects.under(group, day).filter(kind__in=GROUPS).values("pk")


def take_back(changes, actor):
    """What `follow` wrote for these changes is undone. Raises `Mistake` when somebody built on it."""
    for change in _of_groups(changes):
        group = change.versions.get().unit
        for new in _went_along(group, change):
            _take_back(new, actor)


def _went_along(group, change):
    rows = Membership.objects.across_units(WHY).filter(
        entry="transferred_in", decision_no=change.number, joined_on__gte=change.effective,
        group__in=_groups(group, change.effective),
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
