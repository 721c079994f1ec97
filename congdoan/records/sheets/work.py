"""Check and write an import, and undo it (`taking_back`): at once for small sheets, by the worker for big ones.

Each takes `tell(done, total)`, which says how far it is and raises `Stopped` when asked to end.
"""

import gc
from contextlib import contextmanager

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.records.entangled import patiently
from congdoan.records.register import REGISTERS
from congdoan.records.remarking import watch
from congdoan.records.sheets.bycolumns import MANY, ByColumns
from congdoan.records.sheets.fitting import entails, fits
from congdoan.records.sheets.judge import Judge, twins
from congdoan.records.sheets.models import SheetImport, silent
from congdoan.records.sheets.taking_back import undo
from congdoan.records.write import save, save_all
from congdoan.trail.jobs import job, spoken_aside

State = SheetImport.State
CHUNK = 200
# Rows judged at once by columns: enough that a question to the database is asked about many, few
# enough that a hundred thousand rows are never in memory together with all that was made of them.
SLICE = 10000
# What an import is written from, freed on the way: it stands in the database until the commit.
KEPT = ["rows", "meant", "judged", "results"]


class Faulty(Exception):
    """A row (its number, its faults if known) that was well when checked is not any more."""


def judge_of(sheet):
    return Judge(REGISTERS[sheet.register], sheet.actor, sheet)


def check(sheet, tell=silent):
    """Judge all rows that are not yet; a check that was stopped goes on where it came to."""
    judge, numbers = judge_of(sheet), sheet.numbers
    if by_columns(judge, numbers):
        sheet.judged = []
        with uncollected():
            for rows in slices(judge, numbers, lambda at: tell(at, len(numbers))):
                sheet.judged += rows.judged()
    for at in range(len(sheet.judged), len(numbers)):
        sheet.judged.append(judge.row(numbers[at]))
        if len(sheet.judged) % CHUNK == 0:
            sheet.save(update_fields=["judged"])
            tell(len(sheet.judged), len(numbers))
    twins(sheet.judged)
    sheet.enter(State.CELLS, "judged")


def slices(judge, numbers, tell):
    """ByColumns of all rows, slice by slice: while one is judged the database is asked about the next.

    `tell(at)` hears how many rows were read before.
    """
    read = None
    for at in range(0, len(numbers), SLICE):
        tell(at)
        before, read = read, ByColumns(judge, numbers[at : at + SLICE])
        if before:
            yield before
    if read:
        yield read


@contextmanager
def uncollected():
    """A hundred thousand rows are no garbage: looking for it among them takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def by_columns(judge, numbers):
    plain = fits(judge.register) and not entails(judge)
    return plain and len(numbers) >= MANY and not judge.sheet.listed


def check_again(sheet, numbers):
    """Judge only those rows, after cells of them were typed anew: rows added, rows emptied too."""
    judge, judged = judge_of(sheet), {one["number"]: one for one in sheet.judged}
    sheet.judged = [
        judge.row(number) if number in numbers or number not in judged else judged[number]
        for number in sheet.numbers
    ]
    twins(sheet.judged)
    sheet.save(update_fields=["judged", "rows", "meant"])


def write(sheet, tell=silent):
    """All rows in one transaction, under one reason. Raises `Mistake` with nothing written when a
    row is no longer well; all are then judged anew, so that what others wrote since is seen."""
    try:
        patiently(lambda: _write(sheet, tell), lambda: sheet.refresh_from_db(fields=KEPT))
    except Mistake:
        sheet.enter(State.CELLS)
        raise
    except Faulty as faulty:
        number, faults = faulty.args
        sheet.refresh_from_db(fields=KEPT)
        sheet.judged = []
        check(sheet)
        for one in sheet.judged:
            if one["number"] == number and faults and one["state"] != "same":
                one["faults"] = {**one.get("faults", {}), **faults}
        sheet.enter(State.CELLS, "judged")
        raise Mistake(
            _(
                "Chưa ghi dòng nào: dữ liệu đã đổi từ lúc kiểm tra. Bảng vừa được kiểm tra lại; xem rồi ghi lại."
            )
        )


def _write(sheet, tell):
    with transaction.atomic(), pghistory.context(**sheet.told_as("import")):
        if sheet.already_is(written_at__isnull=False):
            return
        register, actor = REGISTERS[sheet.register], sheet.actor
        known = [one["pk"] for one in wanted(sheet) if one.get("pk")]
        told = watch(actor, register, known)
        sheet.results = list(_written(sheet, tell))
        sheet.remarks = told(result["pk"] for result in sheet.results)
        sheet.written_at = timezone.now()
        # What was typed stands in the records now; numbers of people are not kept here as well.
        sheet.rows, sheet.meant = [], []
        sheet.enter(State.DONE, "results", "remarks", "written_at", "rows", "meant")


def _written(sheet, tell):
    judge, due = judge_of(sheet), wanted(sheet)
    new = [one["number"] for one in due if one["state"] == "new"]
    if by_columns(judge, new):
        due = [one for one in due if one["state"] != "new"]
        sheet.judged = []  # a third of the memory; it is kept
        with uncollected():
            yield from _written_together(sheet, judge, new, tell)
    for done, old in enumerate(due, start=1):
        form, now = judge.form(old["number"])
        if now.get("faults") or _stands(now) != _stands(old):
            _refuse(old, now.get("faults"))
        if now["state"] != "same":
            yield _one(sheet, judge, form, old)
        if done % CHUNK == 0:
            tell(done, len(due))


def _written_together(sheet, judge, numbers, tell):
    """New rows: all of them asked about once more, then written slice by slice, one COPY a table."""
    well = []
    for rows in slices(judge, numbers, lambda at: tell(at // 2, len(numbers))):
        for number, faults in rows.refused():
            raise Faulty(number, faults)
        well.append(rows)
        for number in rows.numbers:
            sheet.rows[number] = ()  # its clean values are kept instead
    done = len(numbers)
    while well:
        tell(done // 2, len(numbers))
        rows = well.pop(0)  # what is written need not stay in mind
        done += len(rows.new)
        yield from _copied(sheet, judge, rows)


def _copied(sheet, judge, rows):
    """The result of each row. Records are completed while the database writes those before them."""
    numbers, records, clean = zip(*rows.records(), strict=True)
    clean = dict(zip([record.id for record in records], clean, strict=True))

    def ready(record):
        judge.register.complete(record, clean.pop(record.id))
        record.derive()

    try:
        save_all(records, actor=judge.actor, reason=sheet.reason, ready=ready)
    except (IntegrityError, PermissionDenied):
        raise Faulty(None, {})
    for number, record in zip(numbers, records, strict=True):
        also = [(other.register.path, other.pk) for other in record.also]
        yield {"number": number, "pk": record.id, "before": None, "after": 1, "also": also}


def _stands(judged):
    return judged.get("pk"), judged.get("version")


def wanted(sheet):
    """What would be written: rows that are new or changed, without fault."""
    return [one for one in sheet.judged if one["state"] != "same" and not one.get("faults")]


def _one(sheet, judge, form, old):
    try:
        # A register's own form may do more than keep its fields; its save says so.
        record = save(form.save(commit=False), actor=judge.actor, opened=old.get("version"),
                      reason=sheet.reason)  # fmt: skip
    except Mistake as mistake:
        _refuse(old, {mistake.field or "": [mistake.message]})
    except PermissionDenied as denied:
        _refuse(old, {"": [str(denied)]})
    also = [(other.register.path, other.pk) for other in record.also]
    return {"number": old["number"], "pk": record.pk, "before": old.get("version"),
            "after": record.version, "also": also}  # fmt: skip


def _refuse(judged, faults):
    raise Faulty(judged["number"], faults or {})


def _in_job(function, failed):
    """That work as a job: a sheet that could not go on falls back to where it was."""

    def run(found):
        sheet = SheetImport.objects.select_related("owner").get(pk=found.payload["sheet"])
        try:
            with spoken_aside(found) as tell:
                function(sheet, tell)
        except BaseException:
            SheetImport.objects.filter(pk=sheet.pk).exclude(state=State.CELLS).update(state=failed)
            raise

    return run


KINDS = {"check": "sheet-check", "write": "sheet-write", "undo": "sheet-undo"}
job("sheet-check")(_in_job(check, State.CHECKING))
job("sheet-write")(_in_job(write, State.CELLS))
job("sheet-undo")(_in_job(undo, State.DONE))
