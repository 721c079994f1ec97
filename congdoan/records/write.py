"""The one door in: checks the version, writes, does what the step entails, then looks again."""

from collections import defaultdict
from contextlib import contextmanager
from contextvars import ContextVar

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.many import copy, number
from congdoan.records.own import values
from congdoan.records.remarking import along
from congdoan.trail.language import kept

# Whose write is under way.
_BEGAN = ContextVar("began", default="")


class Stale(Mistake):
    """Someone else saved the record since it was opened; `current` is what stands now."""

    def __init__(self, current):
        super().__init__(
            _(
                "Trong lúc bạn sửa, người khác đã lưu bản ghi này. Nội dung bạn gõ vẫn còn; "
                "so lại với bản hiện tại rồi lưu lần nữa."
            )
        )
        self.current = current


def save(record, *, actor, reason="", lines=(), opened=None, again=False):
    """Write a clean record (and its line formsets) for the actor.

    `opened` is the version the actor began from, or else the one that was loaded; another one now
    raises `Stale`. A step to a new state does what the register's `effects` say, in the same
    transaction; `again`: also one to the state where it stands, as a yearly act is. Raises
    `PermissionDenied`, all undone, when the actor may not edit the row as it then is, and `Mistake` when
    somebody else was first with what may be there but once. What is worth saying of the other records
    that were written along with it stands in its `heard`.
    """
    new, was = record.pk is None, record.version
    try:
        with (
            transaction.atomic(),
            _told(actor, reason),
            along(actor, record),
        ):
            before = _lock(record, opened)
            record.version = before.version + 1 if before else 1
            record.save()
            for formset in lines:
                formset.instance = record
                formset.save()
            values.keep(record)
            _look_again(record, actor)
            record.settle()
            for other in record.also:
                save(other, actor=actor, reason=reason)
            _effects(record, before, actor, again)
    except Exception as error:
        record.version = was
        if new:  # undone: the page must not take it for a record that exists
            record.pk, record._state.adding = None, True
        if isinstance(error, IntegrityError):
            raise Mistake(_forestalled(record, error)) from error
        raise
    return record


def _forestalled(record, error):
    """The sentence of the constraint that another save, a moment earlier, made this one break."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    for constraint in record._meta.constraints:
        if constraint.name == name:
            return constraint.violation_error_message
    return _("Người khác vừa ghi một bản ghi trùng với bản này; mở lại danh sách để xem.")


def remove(record, *, actor, reason="", level="manage"):
    """Delete a record entered by mistake; history keeps it. Needs the manage level, but when an
    import takes back what it has just made."""
    with transaction.atomic(), _told(actor, reason):
        _look_again(record, actor, level)
        values.drop(record.register.path, [record.pk])
        record.delete()


@contextmanager
def _told(actor, reason):
    """History names who began it, also of what is written along with it: the system that follows up is not he."""
    who = _BEGAN.get() or actor.label
    token = _BEGAN.set(who)
    try:
        with pghistory.context(who=who, **({"reason": kept(reason)} if reason else {})):
            yield
    finally:
        _BEGAN.reset(token)


def _lock(record, opened):
    if record.pk is None:
        return None
    current = type(record).all_rows.select_for_update(of=("self",)).get(pk=record.pk)
    if current.version != (record.version if opened is None else opened):
        raise Stale(current)
    return current


def _look_again(record, actor, action="edit"):
    if not type(record).objects.visible_to(actor, action).filter(pk=record.pk).exists():
        raise PermissionDenied(_("Bạn không được ghi tại đơn vị này."))


def _effects(record, before, actor, again):
    register = record.register
    state = getattr(record, register.status, None)
    follows = register.effects.get(state) or (before and register.undoes.get(state))
    if follows and (again or state != (before and getattr(before, register.status))):
        follows(record, actor=actor)


def save_all(records, *, actor, reason="", ready=None):
    """Write many new clean records of one register in one statement, or none of them.

    For sheets and demo data: no effects, no lines, nothing settled (`fitting` sees to that). Each record is derived
    before, or made ready by `ready(record)` while the others are being written (see `many.copy`). Raises
    `PermissionDenied` when the actor may not edit at one of their units.
    """
    if not records:
        return []
    model = type(records[0])
    units = {record.unit_id for record in records}
    with transaction.atomic(), _told(actor, reason):
        if units - set(actor.units("edit", model.area).values_list("pk", flat=True)):
            raise PermissionDenied(_("Bạn không được ghi tại đơn vị này."))
        number(records)
        model.name_all(records)
        for record in () if ready else records:
            record.derive()
        copy(records, ready)
        values.keep_all(records)
        others = defaultdict(list)
        for record in records:
            for other in record.also:
                others[type(other)].append(other)
        for found in others.values():
            save_all(found, actor=actor, reason=reason)
        return records
