"""The six-month report of the Confederation: a province's one step further up, put together from the provinces'."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import NATION
from congdoan.reports.forms.half_province import HALF_PROVINCE

HALF_NATION = replace(
    HALF_PROVINCE, code="half_nation", name=_("Báo cáo 6 tháng tổng hợp của Tổng Liên đoàn"), level=NATION,
    below="half_province",
)  # fmt: skip
