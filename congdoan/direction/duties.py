"""What waits for one here: documents half read, programmes from above, tasks, plans, difficulties."""

import datetime as dt

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base.text import number
from congdoan.direction.covering import from_above
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.direction.registers.task import Task
from congdoan.orgs.models import UnitPath

WEEK = dt.timedelta(days=7)
SHOWN = 12  # of each sort, as many as the page shows of a list


def duties(actor, unit, day):
    """Items of the worklist for the unit stood at."""
    if unit is None or not actor.may_at("edit", "direction", unit):
        return
    yield from _tasks(actor, unit, day)
    yield from _plans(actor, unit, day)
    yield from _difficulties(actor, unit, day)
    yield from _readings(actor, unit)
    yield from _programmes(actor, unit, day)


def _tasks(actor, unit, day):
    """Its own that fall due, and those right below that are late: one level up hears of them."""
    rows = Task.objects.visible_to(actor).exclude(status__in=Task.OVER).select_related("unit")
    for task in rows.filter(unit=unit, due__lte=day + WEEK).order_by("due", "pk")[:SHOWN]:
        yield _due(task, task.due, day, task.lead)
    for task in rows.filter(_right_below(unit, day), due__lt=day).order_by("due", "pk")[:SHOWN]:
        yield _due(task, task.due, day, f"{task.unit} · {task.lead}")


def _plans(actor, unit, day):
    """Required plans set off and not issued, of the unit and, once late, of those right below."""
    rows = RequiredPlan.objects.visible_to(actor).filter(status__in=("due", "drafting"))
    mine = Q(unit=unit) | _right_below(unit, day) & Q(due__lt=day)
    for plan in rows.filter(mine).select_related("unit").order_by("due", "pk")[:SHOWN]:
        meta = plan.owner if plan.unit_id == unit.pk else f"{plan.unit} · {plan.owner}"
        yield _due(plan, plan.due, day, meta, _("Kế hoạch phải ban hành: %(title)s"))


def _difficulties(actor, unit, day):
    """What those right below have raised and nobody has answered; one level further up once late."""
    rows = Difficulty.objects.visible_to(actor).exclude(status="answered").select_related("unit")
    late = _below(unit, day, 2) & Q(answer_by__lt=day)
    for one in rows.filter(_right_below(unit, day) | late).order_by("raised_on", "pk")[:SHOWN]:
        yield _due(one, one.answer_by, day, str(one.unit), _("Vướng mắc: %(title)s"))


def _right_below(unit, day):
    return _below(unit, day, 1)


def _below(unit, day, depth):
    found = UnitPath.objects.filter(ancestor=unit, depth=depth, during__contains=day)
    return Q(unit__in=found.values("unit"))


def _due(record, due, day, meta, words="%(title)s"):
    late = due is not None and due < day
    near = due is not None and due <= day + WEEK
    return {
        "list": "late" if near else "answer", "title": words % {"title": record}, "due": due,
        "meta": meta, "url": reverse(record.register.url_name("detail"), args=[record.pk]),
        "action": _("Mở"), "state": "late" if late else "waiting",
        "state_label": _("trễ hạn") if late else record.get_status_display(),
    }  # fmt: skip


def _readings(actor, unit):
    waiting = Count("findings", Q(findings__decision=Finding.Decision.PENDING))
    rows = Reading.objects.visible_to(actor).filter(unit=unit, status=Reading.Status.TO_CONFIRM)
    rows = rows.defer("text").annotate(waiting=waiting).order_by("-pk")
    for reading in rows[:SHOWN]:
        left = ngettext("còn %(count)s mục chờ xác nhận", "còn %(count)s mục chờ xác nhận",
                        reading.waiting) % {"count": number(reading.waiting)}  # fmt: skip
        yield {
            "list": "answer", "title": _("Đọc dở: %(name)s") % {"name": reading.name},
            "url": reverse("direction-reading", args=[reading.pk]), "action": _("Xác nhận"),
            "meta": left, "state": "waiting", "state_label": reading.get_status_display(),
        }  # fmt: skip


def _programmes(actor, unit, day):
    """Programmes from above in force on the day of which the unit has made none its own."""
    own = Programme.objects.visible_to(actor).filter(unit=unit, parent__isnull=False)
    found = from_above(unit, day).filter(status__in=Programme.IN_FORCE, period_end__gte=day)
    found = found.exclude(pk__in=own.values("parent")).defer("text")
    for programme in found.order_by("-period_start", "-pk")[:SHOWN]:
        yield {
            "list": "answer", "title": _("Cụ thể hoá: %(title)s") % {"title": programme.title},
            "url": reverse("direction-coverage", args=[programme.pk]), "action": _("Đối chiếu"),
            "meta": str(programme.unit), "state": "waiting", "state_label": _("chưa có của đơn vị"),
        }  # fmt: skip
