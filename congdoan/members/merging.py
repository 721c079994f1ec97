"""Two records of one person become one, and two again when that was wrong.

What pointed at the one that goes points at the one that stays; the record that goes is kept, hidden, with
its number, so that whoever looks for it is led on. What was moved is written down, so that it can go back.
"""

from itertools import pairwise

from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.members import services
from congdoan.records.leading import pointing_at, rows_of
from congdoan.records.record import Line
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import Touch

WHY = "two records of one person"
ENTRY, ADMISSIONS = "entry", ("admitted", "founding")


def merge(pair, *, actor):
    """`other` is led on to `person`. Raises Mistake when both stand on a roll now, or one was erased."""
    keep, gone = pair.person, pair.other
    if gone.merged_into_id or keep.merged_into_id:
        raise Mistake(_("Một trong hai hồ sơ đã được gộp; xem lại cặp này."))
    _must_be_named(pair)
    _must_share_no_roll(keep, gone)
    again = _admitted_again(keep, gone)
    # In the order of the way back: records are their own person's again before they are admissions again.
    pair.moved = [*(moved for way in _ways() if (moved := _move(way, gone.pk, keep.pk))), *again]
    _lead(gone, keep, actor)
    _follow(keep, gone, actor)
    save(pair, actor=actor)


def undo(pair, *, actor):
    """What was moved goes back, as far as it still points where it was moved to."""
    if pair.other.merged_into_id is None:  # told apart, never merged
        return
    _must_be_named(pair)
    for label, field, pks in pair.moved:
        if field == ENTRY:
            _entered(label, dict(pks))
            continue
        rows = rows_of(apps.get_model(label), WHY).filter(pk__in=pks, **{field: pair.person_id})
        rows.update(**{field: pair.other_id})
    _lead(pair.other, None, actor)
    _follow(pair.person, pair.other, actor)
    pair.moved = []
    save(pair, actor=actor)


def _must_be_named(pair):
    if pair.person.erased_on or pair.other.erased_on:
        raise Mistake(_("Một trong hai hồ sơ đã được xoá thông tin theo yêu cầu; không đổi nữa."))


def _must_share_no_roll(keep, gone):
    open_now = services.open_memberships(keep, gone).select_related("unit")
    if len(open_now) > 1:
        units = ", ".join(str(one.unit) for one in open_now)
        raise Mistake(
            _("Cả hai đang là đoàn viên (%s): lập phiếu chuyển hoặc ghi thôi một bên, rồi gộp.")
            % units
        )


def _admitted_again(keep, gone):
    """Of one person's admissions the first stands, who comes later is reinstated; as `moved` keeps it. Raises
    Mistake where both stood on a roll on one day."""
    episodes = services.episodes(keep, gone)
    for before, after in pairwise(episodes):
        if before.left_on is None or before.left_on > after.joined_on:
            raise Mistake(
                _("Hai hồ sơ cùng ở sổ một thời gian: %(one)s và %(other)s từ %(day)s; sửa ngày rồi gộp.")
                % {"one": before.unit, "other": after.unit, "day": show(after.joined_on)}
            )  # fmt: skip
    admissions = [one for one in episodes if one.entry in ADMISSIONS]
    was = {one.pk: one.entry for one in admissions[1:]}
    if not was:
        return []
    label = admissions[0]._meta.label
    _entered(label, dict.fromkeys(was, "reinstated"))
    return [[label, ENTRY, list(was.items())]]


def _entered(label, entries):
    for pk, entry in entries.items():
        rows_of(apps.get_model(label), WHY).filter(pk=pk).update(**{ENTRY: entry})


def _ways():
    """(model, name of the foreign key) of every record and line that points at a person."""
    own = (REGISTERS["members/people"].model, REGISTERS["members/duplicates"].model)
    return [way for way in pointing_at(own[0]) if way[0] not in own]


def _move(way, gone, keep):
    """[model, field, pks] of the rows moved; what stands twice then stays where it was."""
    model, field = way
    pks = list(rows_of(model, WHY).filter(**{field: gone}).values_list("pk", flat=True))
    moved = [pk for pk in pks if _moved(model, field, pk, keep)]
    return [model._meta.label, field, moved] if moved else None


def _moved(model, field, pk, keep):
    try:
        with transaction.atomic():
            rows_of(model, WHY).filter(pk=pk).update(**{field: keep})
    except IntegrityError:
        return False
    return True


def _follow(keep, gone, actor):
    """What their records derive from them is derived anew, and where either stands is counted again."""
    for person in (keep, gone):
        services.rename_memberships(person)
    people = type(keep).objects.across_units(WHY)
    Touch.of(people.filter(pk__in=(keep.pk, gone.pk)))
    for model, field in _ways():
        if issubclass(model, Line):
            continue
        for row in rows_of(model, WHY).filter(**{f"{field}__in": (keep, gone)}):
            _derive(row, actor)


def _derive(row, actor):
    stood = dict(vars(row))
    row.derive()
    if any(stood[field.attname] != getattr(row, field.attname) for field in row._meta.fields):
        save(row, actor=services.everywhere(actor))


def _lead(gone, keep, actor):
    gone.merged_into = keep
    save(gone, actor=services.everywhere(actor))
