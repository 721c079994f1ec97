"""What an import made is deleted, what it changed is restored: many at once where nothing stands against."""

from collections import defaultdict

import pghistory
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.entangled import patiently
from congdoan.records.own import values
from congdoan.records.register import REGISTERS
from congdoan.records.remarking import watch
from congdoan.records.sheets.models import SheetImport, silent
from congdoan.records.write import remove, save

State = SheetImport.State
CHUNK = 200
TOGETHER = 5000


def undo(sheet, tell=silent):
    """Delete what was made and restore what was changed, in one transaction.

    Rows edited since are left as they are and listed in `left`; without consent to that
    (`skip_faulty` is set by the second button) nothing is undone and `Mistake` is raised.
    """
    try:
        refused = patiently(lambda: _undo(sheet, tell), lambda: None)
    except Mistake:
        sheet.enter(State.DONE)
        raise
    if refused:
        sheet.enter(State.DONE, "left")
        raise Mistake(
            _("Chưa hoàn tác: %s dòng không còn như lúc nhập. Xem danh sách bên dưới.")
            % len(sheet.left)
        )


def _undo(sheet, tell):
    """Whether nothing was undone, for what stands in `left`."""
    with transaction.atomic(), pghistory.context(**sheet.told_as("undo")):
        if sheet.already_is(state=State.UNDONE):
            return False
        actor, register = sheet.actor, REGISTERS[sheet.register]
        written = [result["pk"] for result in sheet.results]
        told = watch(actor, register, written)
        sheet.left = _take_back(sheet, actor, tell)
        refused = bool(sheet.left) and not sheet.skip_faulty
        if refused:
            transaction.set_rollback(True)
        else:
            stands = register.rows(actor).filter(pk__among=written).values_list("pk", flat=True)
            sheet.remarks = told(stands)
            sheet.enter(State.UNDONE, "left", "remarks")
    return refused


def _take_back(sheet, actor, tell):
    """Undo all rows of the import that still stand as it left them; the others, each with its reason."""
    register = REGISTERS[sheet.register]
    made = [result for result in sheet.results if result["before"] is None]
    gone = set()
    for start in range(0, len(made), TOGETHER):
        gone |= _delete(register, actor, made[start : start + TOGETHER])
        tell(min(start + TOGETHER, len(made)), len(sheet.results))
    left = []
    rest = [result for result in reversed(sheet.results) if result["pk"] not in gone]
    for done, result in enumerate(rest, start=1):
        why = _one(register, actor, result, sheet)
        if why:
            left.append({**result, "why": str(why)})
        if done % CHUNK == 0:
            tell(len(gone) + done, len(sheet.results))
    return left


def _delete(register, actor, made):
    """Primary keys of those that were as they were made and could all be deleted in one statement."""
    if register.model.delete is not models.Model.delete:
        return set()  # more follows from it than the rows going: one by one
    as_made = {result["pk"]: result for result in made}
    rows = register.rows(actor, "edit").filter(pk__among=as_made, version=1)
    if register.effects:
        rows = rows.exclude(**{f"{register.status}__in": list(register.effects)})
    pks = set(rows.values_list("pk", flat=True))
    also = defaultdict(set)
    for pk in pks:
        for path, other in as_made[pk].get("also", ()):
            also[path].add(other)
    try:
        with transaction.atomic():
            for path, others in also.items():
                _raw(REGISTERS[path].model, others)
            _raw(register.model, pks)
            values.drop(register.path, pks)
    except (IntegrityError, ProtectedError):
        return set()
    return pks


def _raw(model, pks):
    """One DELETE: what hangs on a row, lines too, makes the database refuse it."""
    found = model.objects.across_units("what an import made").filter(pk__among=pks, version=1)
    if found._raw_delete(connection.alias) != len(pks):
        raise IntegrityError
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _one(register, actor, result, sheet):
    """Undo one row; a sentence when it cannot be."""
    record = register.rows(actor, "edit").filter(pk=result["pk"]).first()
    if record is None:
        return _("Bản ghi không còn, hoặc đã ra khỏi phạm vi của bạn.")
    if record.version != result["after"]:
        return _("%s đã được sửa sau khi nhập.") % record
    if _entailed(register, record):
        return _("Bước của %s đã kéo theo việc khác; hãy sửa trên bản ghi.") % record
    reason = _("Hoàn tác nhập từ %s") % sheet.name
    if result["before"] is not None:
        return _restore(record, result["before"], actor, reason)
    try:
        with transaction.atomic():
            _remove_also(result, actor, reason)
            remove(record, actor=actor, reason=reason, level="edit")
    except ProtectedError:
        return _("Bản ghi khác đang dựa vào %s.") % record
    return ""


def _remove_also(result, actor, reason):
    for path, pk in result.get("also", ()):
        other = REGISTERS[path].rows(actor, "edit").filter(pk=pk, version=1).first()
        if other is not None:
            remove(other, actor=actor, reason=reason, level="edit")


def _entailed(register, record):
    return getattr(record, register.status, None) in register.effects


def _restore(record, version, actor, reason):
    """The record as history kept it at that version."""
    model = type(record)
    event = model.pgh_event_model.objects.filter(pgh_obj_id=record.pk, version=version)
    event = event.order_by("-pgh_id").first()
    if event is None:
        return _("Lịch sử không còn giữ bản trước của %s.") % record
    for field in model._meta.concrete_fields:
        if field.name != "version" and not field.primary_key and hasattr(event, field.attname):
            setattr(record, field.attname, getattr(event, field.attname))
    values.bring_back(record, version)
    save(record, actor=actor, reason=reason)
    return ""
