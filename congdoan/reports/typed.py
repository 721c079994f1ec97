"""What a person types into a report: a number, an amount, a rate, lines of a list, or prose."""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.base.text import lines, number, one_line, unmarked
from congdoan.reports.forms.words import AMOUNT, LIST, NUMBER, RATE, TEXT
from congdoan.reports.found import QUOTED


def put(field, said, reason, evidence, who):
    """Set what was typed on the field. Raises `Mistake` when it cannot be read or the reason lacks."""
    if field.kind == TEXT:
        field.text, field.edited_by = said.strip(), who
        return
    if field.detail.get(QUOTED):
        raise Mistake(
            _("«{label}» lấy nguyên từ bảng điểm hoặc báo cáo cấp dưới nên không ghi tay được; sửa ở nơi có số đó rồi "
              "lấy lại số liệu."),
            field="said", label=field.label,
        )  # fmt: skip
    typed = read(field.kind, said, field.label)
    if field.origin == field.Origin.COMPUTED and typed is not None and not reason:
        raise Mistake(
            _("«{label}» lấy từ sổ; ghi lý do vì sao số báo cáo khác sổ, hoặc sửa trong sổ."),
            field="reason", label=field.label,
        )  # fmt: skip
    field.typed, field.reason, field.evidence, field.edited_by = typed, reason, evidence, who


def boxed(field):
    """What stands in the box of a field: its prose, or what was typed, as `read` takes it back."""
    if field.kind == TEXT:
        return field.text
    if field.typed is None:
        return ""
    if field.kind == LIST:
        return "\n".join(field.typed)
    if field.kind == RATE:
        return number(Decimal(str(field.typed)))
    return number(field.typed) if field.kind in (NUMBER, AMOUNT) else field.typed


def read(kind, said, label):
    """The value of that kind; None for nothing typed."""
    if not said.strip():
        return None
    if kind == LIST:
        return [one_line(line) for line in lines(said)]
    if kind in (NUMBER, AMOUNT):
        return _whole(said, label)
    return _rate(said, label) if kind == RATE else one_line(said)


def _whole(said, label):
    text = unmarked(said)
    if not text.isdecimal():
        raise Mistake(_("«{label}» là số nguyên không âm, ví dụ 1.810; bản vừa gõ: «{said}»."),
                      field="said", label=label, said=said)  # fmt: skip
    return int(text)


def _rate(said, label):
    try:
        rate = Decimal(unmarked(said))
    except InvalidOperation:
        rate = None
    if rate is None or not 0 <= rate <= 1000:
        raise Mistake(_("«{label}» là tỷ lệ phần trăm, ví dụ 98,3; bản vừa gõ: «{said}»."),
                      field="said", label=label, said=said)  # fmt: skip
    return float(rate)
