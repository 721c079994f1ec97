"""The same change to many records, all or nothing: at once for a few, by the worker for thousands."""

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.access.actor import Actor
from congdoan.base.errors import Mistake
from congdoan.records.derive import form_class
from congdoan.records.own.known import in_force
from congdoan.records.register import REGISTERS
from congdoan.records.remarking import watch
from congdoan.records.write import save
from congdoan.trail.jobs import job, spoken_aside

KIND = "bulk-edit"
CHUNK, TOLD = 500, 20


def silent(_done, _total):
    """Nobody waits to hear."""


def change(register, actor, pks, values, reason, tell=silent):
    """Sets the values in each record through the register's form; sentences of what keeps some from
    it, and then nothing is written."""
    faults, done = [], 0
    name = pghistory.context(change_set=f"bulk {register.path}", reason=reason)
    with transaction.atomic(), name:
        for part in _parts(pks):
            rows = register.rows(actor, "edit").filter(pk__in=part)
            for record in rows.select_related(*register.relations):
                faults += [
                    f"{record}: {one}" for one in _one(register, actor, record, values, reason)
                ]
            done += len(part)
            tell(done, len(pks))
            if len(faults) >= TOLD:
                break
        if faults:
            transaction.set_rollback(True)
    return faults[:TOLD]


def _parts(pks):
    return [pks[at : at + CHUNK] for at in range(0, len(pks), CHUNK)]


def _one(register, actor, record, values, reason):
    build = form_class(register)
    own = [one for one in in_force(register, record.unit_id, actor) if one.name in values]
    blank = build(instance=record, actor=actor, own=own)
    data = {name: blank[name].value() for name in blank.fields} | values
    given = {k: v for k, v in data.items() if v is not None}
    form = build(given, instance=record, actor=actor, own=own)
    if not form.is_valid():
        return [error for errors in form.errors.values() for error in errors]
    try:
        save(form.save(commit=False), actor=actor, reason=reason)
    except Mistake as mistake:
        return [mistake.message]
    return []


@job(KIND)
def run(found):
    """The change as a job, which can be stopped until it is done and then leaves nothing changed."""
    told = found.payload
    register, actor, pks = REGISTERS[told["register"]], Actor(found.owner), told["pks"]
    remarks = watch(actor, register, pks)
    with spoken_aside(found) as tell:
        faults = change(register, actor, pks, told["values"], told["reason"], tell)
    if faults:
        raise Mistake(_("Chưa sửa bản ghi nào. ") + " · ".join(faults))
    return " ".join([_("Đã sửa %(n)s bản ghi.") % {"n": len(pks)}, *remarks(pks)])
