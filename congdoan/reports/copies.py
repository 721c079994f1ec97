"""The copies of one report beside the one of the union above: to whom, on their way, and what each answered.

They all show what was approved: when the union above returns the report, it goes to all anew.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.reports import papers
from congdoan.reports.registers.report import Report, ReportCopy
from congdoan.trail import notices
from congdoan.trail.language import in_vietnamese

Status = ReportCopy.Status
# What may follow, once the report itself is out.
STEPS = {
    Status.WAITING: (Status.SENT,),
    Status.SENT: (Status.RECEIVED, Status.RETURNED),
    Status.RECEIVED: (Status.RETURNED,),
    Status.RETURNED: (Status.SENT,),
}
MOVED = ("status", "sent_on", "received_on", "returned_because")


def steps(copy):
    """The states that may follow this copy's."""
    return STEPS[copy.status] if copy.record.status in Report.ABOVE else ()


def add(*, actor, report, name, kind=""):
    """One more who gets the report, or an edition of it; where it is out already, its copy waits to be sent."""
    name = " ".join(name.split())
    if not name:
        raise Mistake(_("Ghi tên nơi cùng nhận, ví dụ: Ban Thường vụ Thành uỷ."), field="name")
    if report.copies.filter(name__iexact=name).exists():
        raise Mistake(_("Nơi này đã có trong danh sách cùng nhận."), field="name")
    name = name[: ReportCopy._meta.get_field("name").max_length]
    copy = ReportCopy(record=report, name=name, kind=_kind(kind, report))
    save(report, actor=actor, reason=str(_("Thêm nơi cùng nhận")), lines=[Rows([copy])])
    return copy


def step(*, actor, copy, state, reason=""):
    """The next step of one copy; the union above hears what another superior returned, and why."""
    if state not in steps(copy):
        raise Mistake(_("Bước này không còn; báo cáo vừa được người khác xử lý."))
    reason = reason.strip()[: ReportCopy._meta.get_field("returned_because").max_length]
    if state == Status.RETURNED and not reason:
        raise Mistake(_("Ghi lý do trả lại để đơn vị biết phải sửa gì."), field="reason")
    _move(copy, state, actor.day, reason)
    if (
        state == Status.SENT and copy.edition and not copy.number
    ):  # asked for after the report was signed
        papers.issue_editions(copy.record, actor=actor, copies=[copy])
    save(copy.record, actor=actor, reason=reason, lines=[Rows([copy], MOVED)])
    if state == Status.RETURNED:
        _tell_above(copy)
    return copy


def send(report, *, actor):
    """The report goes out, to all of them; who was named after it was signed gets his edition's number now."""
    _move_all(report, Status.SENT, report.sent_on)
    late = [copy for copy in report.copies.all() if copy.edition and not copy.number]
    papers.issue_editions(report, actor=actor, copies=late)


def take_back(report):
    """The report is written again: what was sent is no longer what it says."""
    _move_all(report, Status.WAITING, None)


def bring(report):
    """Those who got the unit's last report of this form get this one."""
    rows = Report.objects.across_units("to whom the same unit sent its last report")
    last = rows.filter(
        unit=report.unit, form=report.form, period_end__lt=report.period_start
    ).order_by("-period_end")
    for names in last.values_list("pk")[:1]:
        known = set(report.copies.values_list("name", flat=True))
        found = ReportCopy.objects.filter(record=names[0]).exclude(name__in=known)
        ReportCopy.objects.bulk_create(
            ReportCopy(record=report, name=name, kind=kind)
            for name, kind in found.values_list("name", "kind")
        )


def _kind(kind, report):
    """What was chosen, where the form knows it."""
    wanted = ReportCopy.Kind.PARTY if report.declaration.party else ReportCopy.Kind.SAME
    return wanted if kind == wanted else ReportCopy.Kind.SAME


def _move_all(report, state, day):
    copies = list(report.copies.all())
    for copy in copies:
        _move(copy, state, day)
    ReportCopy.objects.bulk_update(copies, MOVED)


def _move(copy, state, day, reason=""):
    copy.status, copy.returned_because = state, reason
    if state in (Status.SENT, Status.WAITING):
        copy.sent_on, copy.received_on = day, None
    elif state == Status.RECEIVED:
        copy.received_on = day


@in_vietnamese()
def _tell_above(copy):
    report = copy.record
    text = str(_("{name} trả lại báo cáo {period} của {unit}: {reason}")).format(
        name=copy.name, period=report.period.label, unit=report.unit, reason=copy.returned_because
    )
    notices.tell(report.judge, "reports", text, reverse("report", args=[report.pk]))
