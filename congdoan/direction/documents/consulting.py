"""Asking about a draft: those asked are told, answer while the term lasts; each remark is taken up or not, and why."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.direction.registers.consultation import Asked, Consultation, Remark
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell, tell_each

AREA = Consultation.area
Stance, Verdict = Asked.Stance, Remark.Verdict


def page_of(consultation):
    return reverse("direction-consultation", args=[consultation.pk])


def opinions_of(consultation):
    return reverse("direction-opinions", args=[consultation.pk])


@in_vietnamese()
def tell_asked(consultation):
    """The units asked hear of it, each once however often the round is written again."""
    new = list(consultation.asked.filter(told_on=None, unit__isnull=False))
    text = _("{unit} lấy ý kiến dự thảo đến {day}: {what}").format(
        unit=consultation.unit, day=show(consultation.until), what=consultation
    )
    tell_each({one.unit_id: (text, page_of(consultation)) for one in new}, AREA)
    consultation.asked.filter(pk__in=[one.pk for one in new]).update(told_on=consultation.asked_on)


def awaited(unit, day):
    """Rounds that wait for the unit's answer on that day."""
    silent = Asked.objects.filter(unit=unit, stance=Stance.SILENT)
    rows = Consultation.objects.across_units("who is asked is asked by name")
    return rows.filter(pk__in=silent.values("record"), asked_on__lte=day, until__gte=day)


def remark(actor, consultation, asked, *, place, text):
    """A remark of who was asked. Raises `Mistake`, nothing written."""
    _must_be_open(actor, consultation)
    if not text.strip():
        raise Mistake(
            _("Ghi «Ý kiến» rồi gửi; không có ý kiến thì bấm «Nhất trí với dự thảo»."), field="text"
        )
    said = Remark(asked=asked, place=place.strip()[:200], text=text.strip(), said_on=actor.day)
    _write(actor, consultation, asked, Stance.REMARKED, _("Góp ý dự thảo"), [said])


def agree(actor, consultation, asked):
    """Who was asked has nothing to remark. Raises `Mistake` when he has remarked."""
    _must_be_open(actor, consultation)
    if Remark.objects.filter(asked=asked).exists():
        raise Mistake(_("Đã có ý kiến góp ý; bỏ các ý kiến đó trước khi ghi là nhất trí."))
    _write(actor, consultation, asked, Stance.AGREED, _("Nhất trí với dự thảo"))


@transaction.atomic
def take_back(actor, consultation, one):
    """A remark is withdrawn by who made it, before anything was decided on it."""
    _must_be_open(actor, consultation)
    if one.verdict != Verdict.PENDING:
        raise Mistake(_("Ý kiến này đã được xử lý nên không rút lại."))
    asked = one.asked
    one.delete()
    left = Remark.objects.filter(asked=asked).exists()
    _write(
        actor, consultation, asked, Stance.REMARKED if left else Stance.SILENT, _("Rút lại ý kiến")
    )


@in_vietnamese()
def _write(actor, consultation, asked, stance, why, said=()):
    """Written by the system in the name of who answers: he has no rights at the unit that asks."""
    asked.stance = stance
    asked.answered_on = None if stance == Stance.SILENT else actor.day
    lines = [Rows([asked], ("stance", "answered_on")), Rows(list(said))]
    save(consultation, actor=System(actor.label, actor.day), reason=why, lines=lines)
    if asked.unit_id not in (None, consultation.unit_id) and asked.answered_on:
        text = _("{unit} đã trả lời về dự thảo: {what}").format(unit=asked.unit, what=consultation)
        tell(consultation.unit, AREA, text, opinions_of(consultation))


def _must_be_open(actor, consultation):
    if consultation.until < actor.day:
        raise Mistake(_("Đã hết hạn góp ý ngày {day}; nơi soạn thảo gia hạn thì mới gửi thêm được."),
                      day=show(consultation.until))  # fmt: skip
    if not consultation.is_open(actor.day):
        raise Mistake(_("Dự thảo đã qua bước lấy ý kiến nên không nhận thêm góp ý."))


def decide(actor, consultation, said):
    """`said` {a remark's key: (verdict, reason)}: what is taken up and what is not, each but the first kind with a
    reason. Raises `Mistake`, nothing written."""
    remarks = list(consultation.remarks.select_related("asked__unit"))
    for one in remarks:
        verdict, reason = said.get(one.pk, (one.verdict, one.reason))
        if verdict not in Verdict.values:
            raise Mistake(_("Chọn cách xử lý trong danh sách."))
        if verdict in (Verdict.PARTLY, Verdict.REJECTED) and not reason.strip():
            raise Mistake(_("Ghi «Giải trình» cho ý kiến không tiếp thu hoặc tiếp thu một phần: {who}, «{text}»."),
                          who=str(one.asked), text=str(one))  # fmt: skip
        one.verdict, one.reason = verdict, reason.strip()[:500]
    save(
        consultation,
        actor=actor,
        reason=_("Xử lý ý kiến góp ý"),
        lines=[Rows(remarks, ("verdict", "reason"))],
    )


def asked_first(draft, *, actor):
    """Runs inside the step to «Lấy ý kiến»: it is taken by naming who is asked and until when."""
    if not draft.consultations.filter(until__gte=actor.day).exists():
        raise Mistake(
            _(
                "Bấm «Lấy ý kiến» và ghi hỏi những nơi nào, đến ngày nào; lưu xong thì dự thảo tự chuyển bước."
            )
        )


def answered(draft, *, actor):
    """Asked of a draft that goes on: every remark has its answer."""
    waiting = Remark.objects.filter(
        record__in=draft.consultations.all(), verdict=Verdict.PENDING
    ).count()
    if waiting:
        raise Mistake(_("Còn {count} ý kiến chưa ghi là tiếp thu hay không; xử lý ở «Bảng tổng hợp ý kiến» trước."),
                      count=waiting)  # fmt: skip
