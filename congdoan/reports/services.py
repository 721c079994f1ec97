"""What people do with reports: begin one, write in it, take the next step, ask the units below for theirs."""

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.orgs.models import Unit
from congdoan.records.write import save, save_all
from congdoan.reports import notices, typed
from congdoan.reports.filling import fill
from congdoan.reports.forms import FORMS, unsuited
from congdoan.reports.registers.duty import ReportDuty, sent
from congdoan.reports.registers.report import Report


class Overtaken(Mistake):
    """Someone else wrote the same value since its box was opened; `theirs` is what stands now."""

    def __init__(self, field):
        super().__init__(
            _("{who} vừa ghi mục «{label}». Bản của đồng chí vẫn còn trong ô; so lại rồi lưu lần nữa."),
            field="said", who=field.edited_by or "–", label=field.label,
        )  # fmt: skip
        self.theirs = typed.boxed(field)


class Misread(Mistake):
    """Of many values typed at once some cannot be kept; `faults` {key: sentence}."""

    def __init__(self, faults):
        super().__init__(
            _("Chưa ghi mục nào: {n} mục cần xem lại, có dòng nhắc ở từng ô."), n=len(faults)
        )
        self.faults = faults


def start(*, actor, unit, form, period):
    """The unit's report for the period, drafted from records; the one that is there already, if any."""
    _refuse_other_levels(form, unit)
    _refuse_part_years(form, period)
    span = {"form": form, "period_start": period.start, "period_end": period.end}
    known = Report.objects.visible_to(actor, "edit").filter(unit=unit, **span).first()
    if known:
        return known
    report = Report(
        unit=unit, title=FORMS[form].title(period), status=Report.Status.GENERATED, **span
    )
    return save(report, actor=actor)


def refresh(*, actor, report):
    """Take all values anew from records, as long as the report is not approved."""
    _refuse_frozen(report)
    with transaction.atomic():
        save(report, actor=actor, reason=str(_("Lấy lại số liệu từ sổ")))
        with pghistory.context(who=actor.label):
            fill(report)


def write(*, actor, report, key, said, reason="", evidence="", seen=None):
    """Type one value or narrative. A value that records gave asks for a reason; both are kept.

    An empty text takes back what was typed. `seen` is what the box held when it was opened: another
    text now raises `Overtaken`. Raises `Mistake` with what to put right.
    """
    _refuse_frozen(report)
    with transaction.atomic(), pghistory.context(who=actor.label, reason=reason):
        field = report.fields.select_for_update().filter(key=key).first()
        if field is None:
            raise Mistake(_("Mục này không còn trong báo cáo; tải lại trang."))
        if seen is not None and _same_lines(seen) != _same_lines(typed.boxed(field)):
            raise Overtaken(field)
        typed.put(field, said, reason.strip(), evidence.strip(), actor.label)
        field.save()
        _now_edited(report, actor, reason)
        if field.kind != "text":
            fill(report)
    return field


def tell(*, actor, report, said):
    """Type into many fields that are still empty, all or none: `said` {key: text}, where an empty text is no answer.
    How many were told. Raises `Misread`."""
    _refuse_frozen(report)
    said = {key: text for key, text in said.items() if text.strip()}
    with transaction.atomic(), pghistory.context(who=actor.label):
        fields = list(report.fields.select_for_update().filter(key__in=said))
        faults = {}
        for field in fields:
            try:
                _refuse_told(field)
                typed.put(field, said[field.key], "", "", actor.label)
            except Mistake as fault:
                faults[field.key] = fault.message
        if faults:
            raise Misread(faults)
        for field in fields:
            field.save()
        if fields:
            _now_edited(report, actor)
            fill(report)
    return len(fields)


def step(*, actor, report, state, reason="", signer="", opened=None):
    """The next step of its way; the reason is kept, and told when the report is returned, or approved before its
    period is over."""
    if state not in report.register.next_states(report):
        raise Mistake(_("Bước này không còn; báo cáo vừa được người khác xử lý."))
    report.status = state
    if state == Report.Status.RETURNED:
        report.returned_because = reason.strip()
    if state == Report.Status.APPROVED:
        report.early_because = reason.strip()[:300] if report.is_running else ""
    if signer.strip():
        report.signer = signer.strip()
    return save(report, actor=actor, reason=reason.strip(), opened=opened)


def ask(*, actor, unit, form, period, due):
    """Every unit of the branch that the form is made for owes it by that day, and hears of it unless its
    report has gone up already. How many are newly asked."""
    if not actor.may_at("edit", "reports", unit):
        raise PermissionDenied
    _refuse_part_years(form, period)
    below = owing(unit, form, period)
    if not below:
        raise Mistake(_("Bên dưới {unit} không có đơn vị nào phải lập mẫu này trong kỳ đó."),
                      field="form", unit=str(unit))  # fmt: skip
    known = ReportDuty.objects.visible_to(actor).filter(
        form=form, period_start=period.start, period_end=period.end
    )
    asked = set(known.values_list("unit_id", flat=True))
    span = {"form": form, "period_start": period.start, "period_end": period.end, "due": due}
    met = sent(form, period, [one.pk for one in below])
    new = [ReportDuty(unit=one, sent_on=met.get(one.pk), **span)
           for one in below if one.pk not in asked]  # fmt: skip
    with transaction.atomic():
        save_all(new, actor=actor, ready=lambda _duty: None)  # `sent` was asked for all of them
        notices.tell_asked(unit, [duty for duty in new if duty.sent_on is None])
    return len(new)


def owing(unit, form, period):
    """Units of the branch below that the form is made for, open on the period's last day."""
    day = period.end
    branch = Unit.objects.under(unit, day).open_on(day).exclude(pk=unit.pk)
    return list(branch.filter(kind__in=FORMS[form].level))


def consolidated(*, actor, reports):
    """Accepted reports are marked as taken into the report of the union above. How many were."""
    done = [one for one in reports if one.status == Report.Status.ACCEPTED]
    with transaction.atomic():
        for report in done:
            step(actor=actor, report=report, state=Report.Status.CONSOLIDATED)
    return len(done)


def _now_edited(report, actor, reason=""):
    if report.status in (Report.Status.GENERATED, Report.Status.RETURNED):
        report.status = Report.Status.EDITED
    save(report, actor=actor, reason=reason)


def _refuse_told(field):
    """Somebody else was first: his stands, the other may still be written in the box of that value."""
    if stands := typed.boxed(field):
        raise Mistake(_("{who} vừa ghi mục này là «{value}»; muốn ghi khác thì sửa ở chính mục đó trong báo cáo."),
                      who=field.edited_by or "–", value=stands)  # fmt: skip


def _refuse_other_levels(form, unit):
    if fault := unsuited(FORMS[form], unit):
        raise fault


def _refuse_part_years(form, period):
    if not FORMS[form].takes(period):
        raise Mistake(FORMS[form].told_of, field="period")


def _same_lines(text):
    """Browsers end lines in their own way."""
    return [line.rstrip() for line in text.strip().splitlines()]


def _refuse_frozen(report):
    if report.is_frozen or report.status not in Report.OPEN:
        raise Mistake(_("Số liệu đã khoá khi thông qua. Mở lại để viết tiếp rồi sửa."))
