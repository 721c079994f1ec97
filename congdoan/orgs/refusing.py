"""What stands in the way of a change of the tree: each raises `Mistake` that names the field and the way out."""

import datetime as dt

from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.orgs.kinds import Kind, begins, may_hang
from congdoan.orgs.models import Unit


def must_stand(unit, day):
    if not unit.is_open(day):
        ended = unit.closed or day - dt.timedelta(days=1)
        raise Mistake(
            _("%(unit)s không hoạt động vào ngày %(day)s (kết thúc %(ended)s).")
            % {"unit": unit, "day": show(day), "ended": show(ended)},
            field="unit",
        )


def must_fit(kind, parent, day):
    if parent is not None:
        must_stand(parent, day)
    if not may_hang(kind, parent and parent.kind):
        raise Mistake(
            _("Đơn vị loại %(kind)s không thể trực thuộc %(parent)s.")
            % {"kind": kind, "parent": parent or "–"},
            field="parent",
        )


def must_be_free(code, field):
    if Unit.objects.filter(code=code).exists():
        raise Mistake(_("Mã đơn vị %(code)s đã dùng; chọn mã khác.") % {"code": code}, field=field)


def must_begin_in_time(kind, day):
    if (told := begins(kind, day)) is None:
        return
    since, until = told
    said = {
        "kind": Kind(kind).label,
        "since": since and show(since),
        "until": until and show(until),
    }
    sentence = (
        _("%(kind)s chỉ lập mới đến hết ngày %(until)s; chọn loại đơn vị đang có.") if until
        else _("%(kind)s chỉ lập từ ngày %(since)s; xem lại ngày hiệu lực.")
    )  # fmt: skip
    raise Mistake(sentence % said, field="kind")


def must_make_no_circle(unit, above, day):
    if Unit.objects.under(unit, day).filter(pk=above.pk).exists():
        raise Mistake(
            _("Không thể đặt %(unit)s dưới chính nó hoặc đơn vị trực thuộc của nó.")
            % {"unit": unit},
            field="parent",
        )


def must_leave_no_orphans(unit, day):
    left = Unit.objects.children_of(unit, day).open_on(day).count()
    if left:
        raise Mistake(
            _("Còn %(n)s đơn vị trực thuộc %(unit)s; chuyển hoặc sáp nhập chúng trước.")
            % {"n": left, "unit": unit},
            field="unit",
        )
