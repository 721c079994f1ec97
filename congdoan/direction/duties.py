"""What waits for one here: documents left half read, to sign or to hand out, programmes from above,
tasks, plans and difficulties, reviews and sessions that come up, meetings without minutes."""

import datetime as dt

from django.db.models import Count, DateField, Exists, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base import dates
from congdoan.base.text import number
from congdoan.direction.calendar import sessions_due
from congdoan.direction.documents import consulting
from congdoan.direction.documents.kinds import FOR_THE_FILE, Kind
from congdoan.direction.programmes.covering import from_above
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.meeting import Meeting
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.regulation import Regulation
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.direction.registers.review import Review
from congdoan.direction.registers.task import Task
from congdoan.direction.tasks import parts
from congdoan.orgs.models import UnitPath
from congdoan.records.desk import item, waiting

WEEK = dt.timedelta(days=7)
MONTH = dt.timedelta(days=30)  # a review is prepared for about as long
SHOWN = 50  # of each sort; of what is more the page of the register tells


def duties(actor, unit, day):
    """Items of the worklist for the unit stood at."""
    if unit is None or not actor.may_at("edit", "direction", unit):
        return
    yield from _tasks(actor, unit, day)
    yield from _incoming(actor, unit, day)
    yield from _papers(actor, unit, day)
    yield from _plans(actor, unit, day)
    yield from _difficulties(actor, unit, day)
    yield from _readings(actor, unit)
    yield from _programmes(actor, unit, day)
    yield from _reviews(actor, unit, day)
    yield from _sessions(actor, unit, day)
    yield from _meetings(actor, unit, day)


def _tasks(actor, unit, day):
    """Its own that fall due, and those right below that are late: one level up hears of them. Those reported,
    until somebody says whether the result stands. Of others' tasks the parts that it has not reported yet."""
    rows = Task.objects.visible_to(actor).exclude(status__in=Task.SETTLED).select_related("unit")
    rows = rows.filter(pk__in=_close_by(unit, day))
    rows = rows.annotate(helps=Exists(parts.awaited(unit).filter(record=OuterRef("pk"))))
    own = _own(unit, day)
    near = own & Q(due__lte=day + WEEK) | _right_below(unit, day) & Q(due__lt=day)
    reported = own & Q(status=Task.Status.REPORTED)
    part = Q(helps=True) & ~Q(unit=unit) & ~Q(status__in=parts.CLOSED)
    rows = rows.filter(reported | part | near & ~Q(status=Task.Status.REPORTED))
    for task in rows.order_by("due", "pk")[:SHOWN]:
        meta = task.lead if task.unit_id == unit.pk else f"{task.unit} · {task.lead}"
        if task.helps and task.unit_id != unit.pk:
            item = _due(task, task.due, day, meta, _("Phần việc: %(title)s"))
            yield {**item, "url": parts.page_of(task), "action": _("Báo cáo")}
        elif task.status == Task.Status.REPORTED:
            title = _("Nghiệm thu: %(task)s") % {"task": task}
            yield waiting(task, day, title=title, meta=meta)
        else:
            yield _due(task, task.due, day, meta)


def _close_by(unit, day):
    """Keys of the tasks of the unit, of those right below and of those it helps with: three looks into indexes, where
    one condition of three parts would read every task there is."""
    known = Task.objects.across_units("which tasks may concern a unit, before the scope").order_by()
    own, below = known.filter(unit=unit), known.filter(_right_below(unit, day))
    return own.values("pk").union(
        below.values("pk"), parts.awaited(unit).order_by().values("record")
    )


def _plans(actor, unit, day):
    """Required plans set off and not issued, of the unit and, once late, of those right below."""
    rows = RequiredPlan.objects.visible_to(actor).filter(status__in=("due", "drafting"))
    mine = _own(unit, day) | _right_below(unit, day) & Q(due__lt=day)
    for plan in rows.filter(mine).select_related("unit").order_by("due", "pk")[:SHOWN]:
        meta = plan.owner if plan.unit_id == unit.pk else f"{plan.unit} · {plan.owner}"
        yield _due(plan, plan.due, day, meta, _("Kế hoạch phải ban hành: %(title)s"))


def _difficulties(actor, unit, day):
    """What those right below have raised and nobody has answered; one level further up once late, or where who raised
    it has ended and hangs under its heir."""
    rows = Difficulty.objects.visible_to(actor).exclude(status="answered").select_related("unit")
    late = _below(unit, day, 2) & (Q(answer_by__lt=day) | Q(unit__closed__lte=day))
    for one in rows.filter(_right_below(unit, day) | late).order_by("raised_on", "pk")[:SHOWN]:
        yield _due(one, one.answer_by, day, str(one.unit), _("Vướng mắc: %(title)s"))


def _right_below(unit, day):
    return _below(unit, day, 1)


def _own(unit, day):
    """What the unit keeps, and what those kept that have ended and hang under it since: it carries them on, or they
    have no one heir and were below it. Their records stay theirs (the tree's rule); who does them is here."""
    near = UnitPath.objects.under(unit, day)
    ended = Q(depth=1, unit__closed__lte=day)
    # One look by its keys: beside an OR the database would read all that waits in the branch.
    return Q(unit__in=near.filter(Q(depth=0) | ended).values("unit"))


def _below(unit, day, depth):
    found = UnitPath.objects.under(unit, day).filter(depth=depth)
    return Q(unit__in=found.values("unit"))


def _due(record, due, day, meta, words="%(title)s"):
    late = due is not None and due < day
    near = due is not None and due <= day + WEEK
    return item(
        words % {"title": record}, record.register.url_of(record.pk), meta=meta, due=due, late=late, near=near,
        label=_("trễ hạn") if late else record.get_status_display(),
    )  # fmt: skip


def _incoming(actor, unit, day):
    """What came in and nobody was given yet; once given it waits as a task."""
    rows = Incoming.objects.visible_to(actor).filter(status=Incoming.Status.REGISTERED)
    rows = rows.filter(_own(unit, day)).exclude(purpose__in=FOR_THE_FILE).defer("text", "folded")
    for one in rows.select_related("unit").order_by("arrived_on", "pk")[:SHOWN]:
        meta = one.issuer if one.unit_id == unit.pk else f"{one.unit} · {one.issuer}"
        url = reverse("direction-incoming-read", args=[one.pk])
        yield item(str(one), url, meta=meta, due=one.due, label=one.get_purpose_display(),
                   action=_("Đọc, phân công"))  # fmt: skip


def _papers(actor, unit, day):
    """What was checked and waits for its signature, what was signed and is not out yet; and drafts of others that the
    unit is asked about. One question for both."""
    waiting = (Document.Status.CHECKED, Document.Status.SIGNED, Document.Status.NUMBERED)
    rows = Document.objects.visible_to(actor).filter(unit=unit, status__in=waiting)
    own = rows.order_by("pk").values_list(
        Value("own"),
        "pk",
        Concat("number", Value(" "), "title"),
        "kind",
        "status",
        Value(None, DateField()),
    )
    asked = consulting.awaited(unit, day).order_by("until", "pk").values_list(
        Value("asked"), "pk", "subject", "unit__name", Value(""), "until"
    )  # fmt: skip
    for sort, pk, title, *said in own[:SHOWN].union(asked[:SHOWN], all=True):
        yield (_to_answer if sort == "asked" else _to_sign)(pk, title.strip(), *said)


def _to_answer(pk, title, drafter, _status, until):
    url = reverse("direction-consultation", args=[pk])
    title = _("Góp ý dự thảo: %(title)s") % {"title": title}
    return item(title, url, meta=drafter, due=until, label=_("đang lấy ý kiến"), action=_("Góp ý"))


def _to_sign(pk, title, kind, status, _until):
    signs = status == Document.Status.CHECKED
    return item(
        title, reverse("direction-documents-detail", args=[pk]), meta=Kind(kind).label,
        label=Document.Status(status).label, action=_("Ký") if signs else _("Phát hành"), signs=signs,
    )  # fmt: skip


def _readings(actor, unit):
    waiting = Count("findings", Q(findings__decision=Finding.Decision.PENDING))
    rows = Reading.objects.visible_to(actor).filter(unit=unit, status=Reading.Status.TO_CONFIRM)
    rows = rows.defer("text").annotate(waiting=waiting).order_by("-pk")
    for reading in rows[:SHOWN]:
        left = ngettext("còn %(count)s mục chờ xác nhận", "còn %(count)s mục chờ xác nhận",
                        reading.waiting) % {"count": number(reading.waiting)}  # fmt: skip
        yield item(
            _("Đọc dở: %(name)s") % {"name": reading.name}, reverse("direction-reading", args=[reading.pk]),
            meta=left, label=reading.get_status_display(), action=_("Xác nhận"),
        )  # fmt: skip


def _programmes(actor, unit, day):
    """Programmes from above in force on the day of which the unit has made none its own."""
    own = Programme.objects.visible_to(actor).filter(unit=unit, parent__isnull=False)
    found = from_above(unit, day).filter(status__in=Programme.IN_FORCE, period_end__gte=day)
    found = found.exclude(pk__in=own.values("parent")).defer("text")
    for programme in found.order_by("-period_start", "-pk")[:SHOWN]:
        yield item(
            _("Cụ thể hoá: %(title)s") % {"title": programme.title},
            reverse("direction-coverage", args=[programme.pk]), meta=str(programme.unit),
            label=_("chưa có của đơn vị"), action=_("Đối chiếu"),
        )  # fmt: skip


def _reviews(actor, unit, day):
    """Reviews due within a month or late that nobody has held."""
    rows = Review.objects.visible_to(actor).filter(unit=unit, status=Review.Status.PLANNED)
    for review in rows.filter(due__lte=day + MONTH).order_by("due", "pk")[:SHOWN]:
        late = review.due < day
        yield item(
            str(review), reverse("direction-reviews-detail", args=[review.pk]),
            meta=review.get_origin_display(), due=review.due, late=late, near=True,
            label=_("trễ hạn") if late else review.get_status_display(), action=_("Chuẩn bị"),
        )  # fmt: skip


def _sessions(actor, unit, day):
    """Committees that must meet within a week by their regulation, or should have met."""
    rules = Regulation.objects.visible_to(actor).filter(unit=unit)
    for rule, last, due in sessions_due(rules, day):
        if due > day + WEEK or _planned(unit, rule, day):
            continue
        query = urlencode({"unit": unit.pk, "kind": rule.committee})
        told = (
            _("họp lần cuối %(day)s") % {"day": dates.show(last)} if last else _("chưa họp lần nào")
        )
        title, late = _("%(who)s đến kỳ họp") % {"who": rule.get_committee_display()}, due < day
        yield item(
            title, f"{reverse('direction-meetings-new')}?{query}", meta=told, due=due, late=late, near=True,
            label=_("quá kỳ họp") if late else _("đến kỳ họp"), action=_("Lên lịch"),
        )  # fmt: skip


def _planned(unit, rule, day):
    """Whether a session is on the calendar already."""
    known = Meeting.objects.across_units("whether a session is planned")
    coming = (Meeting.Status.PLANNED, Meeting.Status.CONVENED)
    return known.filter(
        unit=unit, kind=rule.committee, status__in=coming, held_on__gte=day
    ).exists()  # fmt: skip


def _meetings(actor, unit, day):
    """Meetings of this week, and those held whose minutes are unsigned, or conclusions or resolution not issued."""
    rows = Meeting.objects.visible_to(actor).filter(unit=unit)
    states = Meeting.Status
    coming = Q(status__in=(states.PLANNED, states.CONVENED), held_on__lte=day + WEEK)
    concludes = Q(conclusions__isnull=False) | ~Q(resolution="")
    open_ones = Q(status=states.HELD) | Q(status=states.SIGNED) & concludes
    words = {states.HELD: _("chờ ký biên bản"), states.SIGNED: _("chờ ra kết luận")}
    for meeting in rows.filter(coming | open_ones).distinct().order_by("held_on", "pk")[:SHOWN]:
        over = meeting.took_place
        late = not over and meeting.held_on < day
        yield item(
            str(meeting), reverse("direction-meetings-detail", args=[meeting.pk]),
            meta=meeting.get_kind_display(), due=None if over else meeting.held_on, late=late, near=not over,
            label=words.get(meeting.status) or meeting.get_status_display(),
            signs=meeting.status == states.HELD,
        )  # fmt: skip
