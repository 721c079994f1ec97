"""The yearly report of the Confederation: the six-month one over the whole year."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.reports.forms.half_nation import HALF_NATION
from congdoan.reports.forms.words import WHOLE_YEAR

YEARLY_NATION = replace(
    HALF_NATION, code="yearly_nation", name=_("Báo cáo năm tổng hợp của Tổng Liên đoàn"), span=Period.year,
    told_of=WHOLE_YEAR, below="yearly_province", grassroots="yearly_grassroots",
)  # fmt: skip
