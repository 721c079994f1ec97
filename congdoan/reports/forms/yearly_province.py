"""The yearly report of a province's federation: the six-month one over the whole year."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.reports.forms.half_province import HALF_PROVINCE
from congdoan.reports.forms.words import WHOLE_YEAR

YEARLY_PROVINCE = replace(
    HALF_PROVINCE, code="yearly_province", name=_("Báo cáo năm tổng hợp của tỉnh, ngành, tập đoàn"),
    span=Period.year, told_of=WHOLE_YEAR, below="yearly_upper", grassroots="yearly_grassroots",
)  # fmt: skip
