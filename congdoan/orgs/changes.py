"""The changes to the tree: found, rename, transfer, suspend, merge, split, dissolve. One decision, one transaction.

Records never move and a closed unit is not removed: from its last day on it hangs, closed, under
the unit that carries it on. So the day whose tree one looks through is the only parameter. What a unit
leaves to be done is another matter: it goes to who carries it on (`ended_units` of the apps).
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.models import Change, Succession, Unit, UnitVersion
from congdoan.orgs.paths import refresh_paths
from congdoan.orgs.refusing import (
    must_be_free,
    must_begin_in_time,
    must_fit,
    must_leave_no_orphans,
    must_make_no_circle,
    must_stand,
)

# What may stand in the way of an ending without an heir: (unit, day) -> a sentence, or nothing.
IN_THE_WAY = []


def before_ending(function):
    """Registers what those who keep records of a unit have to say before it ends without an heir."""
    IN_THE_WAY.append(function)
    return function


@transaction.atomic
def found(*, code, name, kind, parent, effective, number, short_name="", actor="", **more):
    """A new unit under `parent` from `effective` on. `more`: ownership, sector, decided_on, note."""
    must_fit(kind, parent, effective)
    must_begin_in_time(kind, effective)
    must_be_free(code, "code")
    facts = {key: more.pop(key) for key in ("ownership", "sector") if key in more}
    change = _change("found", number, effective, actor=actor, issuer=parent, **more)
    unit = _create(change, code, name, short_name, kind, parent, effective, facts)
    refresh_paths([unit])
    return unit


@transaction.atomic
def rename(*, unit, name, effective, number, short_name="", actor="", **more):
    """From `effective` on the unit bears another name; earlier papers keep the old one. A day that is still to
    come is waited for: `call_by_names_of` is told of it."""
    must_stand(unit, effective)
    change = _change("rename", number, effective, actor=actor, issuer=unit, **more)
    _move(unit, unit.parent_on(effective), effective, change, named=(name, short_name))
    call_by_names_of(timezone.localdate(), pk=unit.pk)
    unit.refresh_from_db()
    return change


@transaction.atomic
def describe(*, unit, ownership, sector, effective, number, actor="", **more):
    """The unit is of another ownership and sector, or what was written of them was wrong: parts of all figures,
    those of the past too, are told by what it is now (requirements Q-03)."""
    must_stand(unit, effective)
    if effective > timezone.localdate():
        raise Mistake(
            _("Loại hình đổi ngay khi ghi: ghi khi đến ngày hiệu lực."), field="effective"
        )
    change = _change("describe", number, effective, actor=actor, issuer=unit, **more)
    _move(unit, unit.parent_on(effective), effective, change)
    unit.ownership, unit.sector = ownership, sector
    unit.save()
    return change


def call_by_names_of(day, **which):
    """Units whose name is another by that day bear it from now on. How many."""
    due = UnitVersion.objects.filter(during__contains=day).exclude(
        name=F("unit__name"), short_name=F("unit__short_name")
    )
    due = list(
        due.filter(**{f"unit__{key}": value for key, value in which.items()}).select_related("unit")
    )
    for version in due:
        version.unit.name, version.unit.short_name = version.name, version.short_name
        version.unit.save()
    return len(due)


@transaction.atomic
def transfer(*, unit, parent, effective, number, actor="", **more):
    """From `effective` on the unit hangs under `parent`."""
    must_stand(unit, effective)
    must_fit(unit.kind, parent, effective)
    must_make_no_circle(unit, parent, effective)
    change = _change("transfer", number, effective, actor=actor, issuer=parent, **more)
    _move(unit, parent, effective, change)
    refresh_paths([unit])
    return change


@transaction.atomic
def suspend(*, unit, effective, number, actor="", **more):
    """From `effective` on the unit does not work: it stands where it stood, its officials keep office, and it admits
    nobody until it is resumed."""
    return _suspended(True, unit, effective, number, actor, more)


@transaction.atomic
def resume(*, unit, effective, number, actor="", **more):
    """From `effective` on the suspended unit works again."""
    return _suspended(False, unit, effective, number, actor, more)


def _suspended(wanted, unit, effective, number, actor, more):
    must_stand(unit, effective)
    if unit.is_suspended(effective) == wanted:
        told = _("%(unit)s đã tạm dừng hoạt động vào ngày %(day)s.") if wanted else _(
            "%(unit)s không tạm dừng hoạt động vào ngày %(day)s.")  # fmt: skip
        raise Mistake(told % {"unit": unit, "day": show(effective)}, field="effective")
    kind = "suspend" if wanted else "resume"
    issuer = unit.parent_on(effective) or unit
    change = _change(kind, number, effective, actor=actor, issuer=issuer, **more)
    _move(unit, unit.parent_on(effective), effective, change, suspended=wanted)
    return change


@transaction.atomic
def merge(*, units, into, effective, number, actor="", **more):
    """`units` end and are carried on by `into`: what hung under them hangs under it."""
    must_stand(into, effective)
    if not units or into in units:
        raise Mistake(_("Chọn ít nhất một đơn vị khác để sáp nhập vào %s.") % into, field="units")
    change = _change("merge", number, effective, actor=actor, issuer=into, **more)
    for unit in units:
        must_stand(unit, effective)
        must_make_no_circle(unit, into, effective)
        for child in (
            Unit.objects.children_of(unit, effective).open_on(effective).exclude(pk=into.pk)
        ):
            must_fit(child.kind, into, effective)
            _move(child, into, effective, change)
        _close(unit, into, effective, change, heirs=[into])
    refresh_paths(units)
    return change


@transaction.atomic
def split(*, unit, parts, effective, number, actor="", **more):
    """`unit` ends; `parts` (dicts of code, name, kind, children) begin under its parent.

    The past stays with the closed unit under the common parent: no share of it is guessed.
    """
    must_stand(unit, effective)
    parent = unit.parent_on(effective)
    if parent is None:
        raise Mistake(_("Không thể chia tách đơn vị đứng đầu: %s.") % unit, field="unit")
    change = _change("split", number, effective, actor=actor, issuer=parent, **more)
    heirs = [_part(change, unit, part, parent, effective) for part in parts]
    must_leave_no_orphans(unit, effective)
    _close(unit, parent, effective, change, heirs)
    refresh_paths([unit])
    return heirs


@transaction.atomic
def dissolve(*, unit, effective, number, actor="", **more):
    """`unit` ends without an heir; it must have nothing open under it, and nobody on its roll."""
    must_stand(unit, effective)
    must_leave_no_orphans(unit, effective)
    for asked in IN_THE_WAY:
        if sentence := asked(unit, effective):
            raise Mistake(sentence, field="unit")
    parent = unit.parent_on(effective)
    change = _change("dissolve", number, effective, actor=actor, issuer=parent, **more)
    _close(unit, parent, effective, change, heirs=[])
    refresh_paths([unit])
    return change


def _part(change, unit, part, parent, effective):
    facts = {"ownership": unit.ownership, "sector": unit.sector}
    kind = part.get("kind", unit.kind)
    must_be_free(part["code"], "parts")
    must_fit(kind, parent, effective)
    heir = _create(
        change, part["code"], part["name"], part.get("short_name", ""), kind, parent, effective, facts,
    )  # fmt: skip
    for child in part.get("children", ()):
        _move(child, heir, effective, change)
    refresh_paths([heir, *part.get("children", ())])
    return heir


def _change(kind, number, effective, *, actor, issuer, decided_on=None, note=""):
    if not number:
        raise Mistake(
            _("Ghi số quyết định: không có quyết định thì không đổi tổ chức."), field="number"
        )
    return Change.objects.create(
        kind=kind, number=number, effective=effective, decided_on=decided_on or effective,
        issuer=issuer, note=note, actor=str(actor),
    )  # fmt: skip


def _create(change, code, name, short_name, kind, parent, day, facts):
    unit = Unit.objects.create(
        code=code, name=name, short_name=short_name, kind=kind, founded=day, **facts
    )
    UnitVersion.objects.create(
        unit=unit, name=name, short_name=short_name, parent=parent, during=(day, None),
        change=change,
    )  # fmt: skip
    return unit


def _move(unit, parent, day, change, named=None, suspended=None):
    """Cut the unit's place at that day and begin the new one, under the same name and as much at work unless
    otherwise is said; later places are refused."""
    versions = unit.versions.filter(during__endswith__isnull=True)
    current = versions.get()
    if current.during.lower > day:
        raise Mistake(
            _("%(unit)s đã có thay đổi từ %(day)s; chọn ngày hiệu lực sau đó.")
            % {"unit": unit, "day": show(current.during.lower)},
            field="effective",
        )
    if current.during.lower == day:
        current.delete()
    else:
        current.during = (current.during.lower, day)
        current.save()
    name, short_name = named or (current.name, current.short_name)
    UnitVersion.objects.create(
        unit=unit,
        name=name,
        short_name=short_name,
        parent=parent,
        during=(day, None),
        change=change,
        suspended=current.suspended if suspended is None else suspended,
    )


def _close(unit, under, day, change, heirs):
    unit.closed = day
    unit.save()
    _move(unit, under, day, change)
    Succession.objects.bulk_create(
        Succession(change=change, predecessor=unit, successor=heir) for heir in heirs
    )
