"""The yearly report of an upper union: the six-month one over the whole year."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.reports.forms.half_upper import HALF_UPPER
from congdoan.reports.forms.words import WHOLE_YEAR

YEARLY_UPPER = replace(
    HALF_UPPER, code="yearly_upper", name=_("Báo cáo năm của công đoàn cấp trên cơ sở"), span=Period.year,
    told_of=WHOLE_YEAR, grassroots="yearly_grassroots",
)  # fmt: skip
