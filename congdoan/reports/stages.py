"""The way of a report: which step follows which, and what each step does besides."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.records.symbols import issue_as
from congdoan.reports import checking, freezing, notices, papers
from congdoan.reports.filling import fill

FLOW = {
    "due": "generated",
    "generated": "edited approved",
    "edited": "approved",
    "approved": "signed edited",
    "signed": "sent",
    "sent": "received",
    "received": "accepted returned",
    "returned": "edited",
    "accepted": "consolidated",
}
# Steps that the unit above takes; all others belong to the unit that reports.
FROM_ABOVE = ("received", "accepted", "returned", "consolidated")
SHOWN_FAULTS = 3


def generate(report, *, actor):
    """Values from records; before the first one there is nothing to lose."""
    fill(report)
    _copies().bring(report)


def reopen(report, *, actor):
    """Writing again: values may move until the next approval."""
    report.frozen_at, report.snapshot, report.early_because = None, {}, ""
    report.save(update_fields=["frozen_at", "snapshot", "early_because"])
    freezing.thaw(report)
    if not report.fields.exists():
        fill(report)


def approve(report, *, actor):
    """Freeze: what is untold or does not add up must be put right; before its time it takes a reason."""
    if report.is_running and not report.early_because:
        raise Mistake(_("Kỳ báo cáo còn chạy đến hết ngày {day}, số liệu chưa đủ kỳ. Vẫn chốt bây giờ thì ghi lý do "
                        "ở trang báo cáo; lý do được in trong báo cáo."),
                      field="reason", day=show(report.period_end))  # fmt: skip
    fill(report)
    fields = list(report.fields.all())
    _refuse(_("Chưa thông qua được: còn chưa kê khai {names}."),
            [field.label for field in fields if field.is_untold])  # fmt: skip
    _refuse(
        _("Chưa thông qua được: số liệu chưa khớp ở {names}. Sửa trong sổ rồi lấy lại số liệu."),
        [f"«{one.label}» ({one.reads})" for one in checking.verdicts(report.declaration, fields)
         if one.firm and one.holds is False],
    )  # fmt: skip
    report.snapshot = {field.key: field.standing for field in fields}
    report.frozen_at = timezone.now()
    report.save(update_fields=["snapshot", "frozen_at"])
    freezing.freeze(report)


def _refuse(template, names):
    if names:
        more = "…" if len(names) > SHOWN_FAULTS else ""
        raise Mistake(template, names=", ".join(names[:SHOWN_FAULTS]) + more)


def sign(report, *, actor):
    """A number and the paper itself; signed by the one named, else by the chair of that day."""
    report.signed_on = actor.day
    report.signer = report.signer or papers.chair(report)
    if not report.signer:
        raise Mistake(_("Ghi «Người ký» trước khi ký: sổ cán bộ chưa có chủ tịch của đơn vị."),
                      field="signer")  # fmt: skip
    paper = issue_as(
        "report", report, actor=actor, day=report.signed_on,
        build=lambda number: papers.build(report, list(report.fields.all()), number=number),
    )  # fmt: skip
    report.number = paper.number
    report.save(update_fields=["signed_on", "signer", "number"])
    papers.issue_editions(report, actor=actor)


def send(report, *, actor):
    """To the union directly above: its officers are told, the duty is met; and to all who get a copy. The highest
    union's report has no other way than those copies."""
    report.upper = report.unit.parent_on(actor.day)
    if report.upper is None and not report.copies.exists():
        raise Mistake(
            _(
                "Đơn vị không có công đoàn cấp trên: thêm nơi nhận ở mục «Gửi đến» của trang báo cáo, ví dụ Ban "
                "Bí thư, rồi gửi."
            )
        )
    report.sent_on, report.returned_because = actor.day, ""
    report.save(update_fields=["upper", "sent_on", "returned_because"])
    _duties(report).filter(sent_on=None).update(sent_on=report.sent_on)
    _copies().send(report, actor=actor)
    if report.upper:
        notices.tell(report.upper, report, _("{unit} gửi báo cáo {period}."))


def receive(report, *, actor):
    _only_above(report, actor)


def accept(report, *, actor):
    _only_above(report, actor)
    _tell_below(report, _("{upper} đã chấp nhận báo cáo {period}."))


def send_back(report, *, actor):
    """Returned with a reason; the report is owed again, values may move again."""
    _only_above(report, actor)
    if not report.returned_because:
        raise Mistake(_("Ghi lý do trả lại để đơn vị biết phải sửa gì."), field="reason")
    report.frozen_at, report.snapshot, report.sent_on = None, {}, None
    report.early_because = ""
    report.save(update_fields=["frozen_at", "snapshot", "sent_on", "early_because"])
    freezing.thaw(report)
    _duties(report).update(sent_on=None)
    _copies().take_back(report)
    _tell_below(report, _("{upper} trả lại báo cáo {period}: {reason}"))


def _only_above(report, actor):
    if not actor.may_at("edit", "reports", report.judge):
        raise Mistake(_("Bước này do công đoàn cấp trên làm: {upper}."), upper=str(report.judge))


def _tell_below(report, template):
    """What the union above decided; who noted it of his own union's report knows it."""
    if report.upper:
        notices.tell(report.unit, report, template)


def _copies():
    from congdoan.reports import copies

    return copies


def _duties(report):
    from congdoan.reports.registers.duty import ReportDuty

    return ReportDuty.objects.across_units("the duty that this report meets").filter(
        unit=report.unit, form=report.form, period_start=report.period_start,
        period_end=report.period_end,
    )  # fmt: skip


EFFECTS = {
    "generated": generate, "edited": reopen, "approved": approve, "signed": sign, "sent": send,
    "received": receive, "accepted": accept, "returned": send_back, "consolidated": receive,
}  # fmt: skip
