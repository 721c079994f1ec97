"""What a document that came in asks for: a task with a lead and a day, an answer, then the file."""

from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.direction.documents.kinds import MUST_ACT
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.task import Task
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def assigned(incoming, *, actor):
    """A task of the unit's own register, with the document as its source; one that came of it already is to be done
    again as the document now says. What was accepted or closed stands: another one follows it."""
    _check_directed(incoming)
    incoming.handled_on = None
    incoming.save(update_fields=["handled_on"])
    task = _tasks(incoming).order_by("pk").last()
    if task is None or task.status in Task.SETTLED:
        task = Task(unit=incoming.unit, status=Task.Status.ASSIGNED, incoming=incoming)
    else:
        task.status = Task.Status.RETURNED
    _direct(task, incoming)
    save(task, actor=actor)


@in_vietnamese()
def pass_on(incoming):
    """The document names another lead or day while it is being handled: so do its tasks under way."""
    _check_directed(incoming)
    for task in _tasks(incoming).exclude(status__in=Task.OVER):
        _direct(task, incoming)
        save(task, actor=System("văn bản đến"), reason=_("Theo phân công xử lý văn bản đến"))


def _direct(task, incoming):
    task.lead, task.cooperating, task.due = incoming.lead, incoming.cooperating, incoming.due
    if incoming.instruction or not task.text:
        task.text = _asked(incoming)


def _check_directed(incoming):
    if not incoming.lead:
        raise Mistake(_("Ghi «Người, ban chủ trì» trước khi giao xử lý."), field="lead")
    if not incoming.due:
        raise Mistake(_("Ghi «Hạn xử lý» trước khi giao xử lý."), field="due")


def _asked(incoming):
    """What the task says. It is read from above too: of a limited document it bears the number alone."""
    if incoming.is_limited:
        number = incoming.number or _("số đến {serial}").format(serial=incoming.serial)
        return _("Xử lý văn bản {document}").format(document=number)
    return incoming.instruction or _("Xử lý văn bản {document}").format(document=incoming)


def handled(incoming, *, actor):
    """Every task that came of it is reported."""
    waiting = open_tasks(incoming)
    if waiting:
        raise Mistake(_("Nhiệm vụ «{task}» chưa báo cáo kết quả; ghi kết quả ở sổ nhiệm vụ trước."),
                      task=waiting[0])  # fmt: skip
    incoming.handled_on = incoming.handled_on or actor.day
    incoming.save(update_fields=["handled_on"])


def filed(incoming, *, actor):
    """What must be carried out is not put away before it is."""
    if incoming.purpose in MUST_ACT and not incoming.handled_on:
        raise Mistake(_("Văn bản gửi «để thực hiện»: giao xử lý và làm xong rồi mới lưu hồ sơ."))
    if incoming.due and not incoming.handled_on:  # put away, it is late no more
        incoming.handled_on = actor.day
        incoming.save(update_fields=["handled_on"])


def open_tasks(incoming):
    return list(_tasks(incoming).exclude(status__in=Task.OVER)[:1])


def _tasks(incoming):
    return Task.objects.across_units("tasks of a document that came in").filter(incoming=incoming)


def follow(task, *, actor):
    """A reported task closes the document it came of; a returned one opens it again."""
    if task.incoming_id is None:
        return
    rows = Incoming.objects.across_units("the document a task came of")
    incoming = rows.select_related("document").get(pk=task.incoming_id)
    over = not open_tasks(incoming)
    Status = Incoming.Status
    if over and incoming.status == Status.ASSIGNED:
        incoming.status = Status.HANDLED
    elif not over and incoming.status == Status.HANDLED:
        incoming.status, incoming.handled_on = Status.ASSIGNED, None
        incoming.save(update_fields=["status", "handled_on"])
        return
    else:
        return
    save(incoming, actor=System(actor.label, actor.day))


def answer(actor, incoming, opinion):
    """The recipient's word to the issuer, where the purpose gives one."""
    if not incoming.may_direct:
        raise Mistake(_("Chỉ nơi nhận để báo cáo hoặc để chỉ đạo mới gửi ý kiến cho nơi ban hành."))
    if not opinion.strip():
        raise Mistake(_("Ghi ý kiến rồi gửi."), field="opinion")
    incoming.opinion = opinion.strip()
    save(incoming, actor=actor, reason=_("Gửi ý kiến cho nơi ban hành"))
