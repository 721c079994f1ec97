"""What the units do that help with a task, or that it is for: each reports its part, the lead closes the whole."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.direction.registers.task import PartFile, Task, TaskUnit
from congdoan.orgs.heirs import standing_for
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.files import check, keep
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell, tell_each

# Nobody waits for a part of these: not handed out yet, or reported as a whole.
CLOSED = (Task.Status.NEW, Task.Status.REPORTED, *Task.SETTLED)


def awaited(unit):
    """The lines by which a unit owes its part; the condition on the task is `~Q(status__in=CLOSED)`."""
    return TaskUnit.objects.filter(unit=unit, reported_on=None)


def page_of(task):
    return reverse("direction-task-parts", args=[task.pk])


def given_to(unit, by):
    """The line, of a task that a unit sets, of the unit below or beside that is to carry it out; of one that has ended
    meanwhile, of who stands for it."""
    there = standing_for(unit, timezone.localdate())
    return [TaskUnit(unit=there, role=TaskUnit.Role.SCOPE)] if there not in (None, by) else []


@in_vietnamese()
def tell_helpers(task):
    """The units named in a task that was given hear of it, each once however often it is written again."""
    if task.status in CLOSED:
        return
    new = [line for line in task.units.filter(told_on=None) if line.unit_id != task.unit_id]
    text = _("{unit} giao phần việc: {task}").format(unit=task.unit, task=task)
    tell_each({line.unit_id: (text, page_of(task)) for line in new}, Task.area)
    task.units.filter(pk__in=[line.pk for line in new]).update(told_on=timezone.localdate())


def report(actor, task, line, result, files=()):
    """A unit's word on its part and the files that go with it; said again it replaces the first, and files come to
    those there. Raises `Mistake`, nothing written.

    The task is written by the system in the name of who reports: he has no rights at the unit that leads.
    """
    if task.status in Task.SETTLED:
        raise Mistake(
            _("Nhiệm vụ đã nghiệm thu hoặc đã đóng nên không nhận thêm báo cáo phần việc.")
        )
    if task.status == Task.Status.NEW:
        raise Mistake(_("Nhiệm vụ chưa giao; nơi chủ trì giao rồi mới báo cáo phần việc."))
    if not result.strip():
        raise Mistake(_("Ghi «Kết quả phần việc» rồi gửi."), field="result")
    for file in files:
        check(file)
    with transaction.atomic():
        _write(actor, task, line, result.strip())
        _hang(actor, task, line, files)


@in_vietnamese()
def _write(actor, task, line, result):
    line.result, line.reported_on = result, actor.day
    system = System(actor.label, actor.day)
    save(
        task,
        actor=system,
        reason=_("Báo cáo phần việc"),
        lines=[Rows([line], ("result", "reported_on"))],
    )
    if line.unit_id != task.unit_id:
        text = _("{unit} báo cáo phần việc: {task}").format(unit=line.unit, task=task)
        tell(task.unit, Task.area, text, page_of(task))


def _hang(actor, task, line, files):
    kept = [keep(file, Task.register.path, task, actor.user) for file in files]
    PartFile.objects.bulk_create([PartFile(line=line, attachment=one) for one in kept])
