"""The changes to the tree: found, rename, transfer, merge, split, dissolve. One decision, one transaction.

Records never move and a closed unit is not removed: from its last day on it hangs, closed, under
the unit that carries it on. So the day whose tree one looks through is the only parameter.
"""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.kinds import Kind, begins, may_hang
from congdoan.orgs.models import Change, Succession, Unit, UnitVersion
from congdoan.orgs.paths import refresh_paths

# What may stand in the way of an ending without an heir: (unit, day) -> a sentence, or nothing.
IN_THE_WAY = []


def before_ending(function):
    """Registers what those who keep records of a unit have to say before it ends without an heir."""
    IN_THE_WAY.append(function)
    return function


@transaction.atomic
def found(*, code, name, kind, parent, effective, number, short_name="", actor="", **more):
    """A new unit under `parent` from `effective` on. `more`: ownership, sector, decided_on, note."""
    _fits(kind, parent, effective)
    _begins(kind, effective)
    _free(code, "code")
    facts = {key: more.pop(key) for key in ("ownership", "sector") if key in more}
    change = _change("found", number, effective, actor=actor, issuer=parent, **more)
    unit = _create(change, code, name, short_name, kind, parent, effective, facts)
    refresh_paths([unit])
    return unit


@transaction.atomic
def rename(*, unit, name, effective, number, short_name="", actor="", **more):
    """From `effective` on the unit bears another name; earlier papers keep the old one. A day that is still to
    come is waited for: `call_by_names_of` is told of it."""
    _open(unit, effective)
    change = _change("rename", number, effective, actor=actor, issuer=unit, **more)
    _move(unit, unit.parent_on(effective), effective, change, named=(name, short_name))
    call_by_names_of(timezone.localdate(), pk=unit.pk)
    unit.refresh_from_db()
    return change


@transaction.atomic
def describe(*, unit, ownership, sector, effective, number, actor="", **more):
    """The unit is of another ownership and sector, or what was written of them was wrong: parts of all figures,
    those of the past too, are told by what it is now (requirements Q-03)."""
    _open(unit, effective)
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
    _open(unit, effective)
    _fits(unit.kind, parent, effective)
    _no_circle(unit, parent, effective)
    change = _change("transfer", number, effective, actor=actor, issuer=parent, **more)
    _move(unit, parent, effective, change)
    refresh_paths([unit])
    return change


@transaction.atomic
def merge(*, units, into, effective, number, actor="", **more):
    """`units` end and are carried on by `into`: what hung under them hangs under it."""
    _open(into, effective)
    if not units or into in units:
        raise Mistake(_("Chọn ít nhất một đơn vị khác để sáp nhập vào %s.") % into, field="units")
    change = _change("merge", number, effective, actor=actor, issuer=into, **more)
    for unit in units:
        _open(unit, effective)
        _no_circle(unit, into, effective)
        for child in (
            Unit.objects.children_of(unit, effective).open_on(effective).exclude(pk=into.pk)
        ):
            _fits(child.kind, into, effective)
            _move(child, into, effective, change)
        _close(unit, into, effective, change, heirs=[into])
    refresh_paths(units)
    return change


@transaction.atomic
def split(*, unit, parts, effective, number, actor="", **more):
    """`unit` ends; `parts` (dicts of code, name, kind, children) begin under its parent.

    The past stays with the closed unit under the common parent: no share of it is guessed.
    """
    _open(unit, effective)
    parent = unit.parent_on(effective)
    if parent is None:
        raise Mistake(_("Không thể chia tách đơn vị đứng đầu: %s.") % unit, field="unit")
    change = _change("split", number, effective, actor=actor, issuer=parent, **more)
    heirs = [_part(change, unit, part, parent, effective) for part in parts]
    _no_orphans(unit, effective)
    _close(unit, parent, effective, change, heirs)
    refresh_paths([unit])
    return heirs


@transaction.atomic
def dissolve(*, unit, effective, number, actor="", **more):
    """`unit` ends without an heir; it must have nothing open under it, and nobody on its roll."""
    _open(unit, effective)
    _no_orphans(unit, effective)
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
    _free(part["code"], "parts")
    _fits(kind, parent, effective)
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


def _move(unit, parent, day, change, named=None):
    """Cut the unit's place at that day and begin the new one, under the same name unless another is given;
    later places are refused."""
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
    )


def _close(unit, under, day, change, heirs):
    unit.closed = day
    unit.save()
    _move(unit, under, day, change)
    Succession.objects.bulk_create(
        Succession(change=change, predecessor=unit, successor=heir) for heir in heirs
    )


def _open(unit, day):
    if not unit.is_open(day):
        ended = unit.closed or day - dt.timedelta(days=1)
        raise Mistake(
            _("%(unit)s không hoạt động vào ngày %(day)s (kết thúc %(ended)s).")
            % {"unit": unit, "day": show(day), "ended": show(ended)},
            field="unit",
        )


def _fits(kind, parent, day):
    if parent is not None:
        _open(parent, day)
    if not may_hang(kind, parent and parent.kind):
        raise Mistake(
            _("Đơn vị loại %(kind)s không thể trực thuộc %(parent)s.")
            % {"kind": kind, "parent": parent or "–"},
            field="parent",
        )


def _free(code, field):
    if Unit.objects.filter(code=code).exists():
        raise Mistake(_("Mã đơn vị %(code)s đã dùng; chọn mã khác.") % {"code": code}, field=field)


def _begins(kind, day):
    if (told := begins(kind, day)) is None:
        return
    since, until = told
    said = {
        "kind": Kind(kind).label,
        "since": since and show(since),
        "until": until and show(until),
    }
    sentence = (
        _("%(kind)s chỉ lập mới đến hết ngày %(until)s; chọn loại đơn vị đang có.") if until
        else _("%(kind)s chỉ lập từ ngày %(since)s; xem lại ngày hiệu lực.")
    )  # fmt: skip
    raise Mistake(sentence % said, field="kind")


def _no_circle(unit, above, day):
    if Unit.objects.under(unit, day).filter(pk=above.pk).exists():
        raise Mistake(
            _("Không thể đặt %(unit)s dưới chính nó hoặc đơn vị trực thuộc của nó.")
            % {"unit": unit},
            field="parent",
        )


def _no_orphans(unit, day):
    left = Unit.objects.children_of(unit, day).open_on(day).count()
    if left:
        raise Mistake(
            _("Còn %(n)s đơn vị trực thuộc %(unit)s; chuyển hoặc sáp nhập chúng trước.")
            % {"n": left, "unit": unit},
            field="unit",
        )
