"""The six-month report of a province's federation: what its upper unions reported, beside what its records say."""

from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import PROVINCE
from congdoan.reports.forms import branch
from congdoan.reports.forms.for_party import PARTY
from congdoan.reports.forms.together import TOGETHER, UNITS_ADD_UP
from congdoan.reports.forms.words import FIRST_HALF, Form, closing, first_half, subject

HALF_PROVINCE = Form(
    code="half_province", name=_("Báo cáo 6 tháng tổng hợp của tỉnh, ngành, tập đoàn"), level=PROVINCE,
    title=subject, closing=closing, parts=branch.parts(TOGETHER), checks=(*branch.CHECKS, UNITS_ADD_UP),
    recipients="RES-49", main=branch.MAIN, span=first_half, told_of=FIRST_HALF, below="half_upper",
    grassroots="half_grassroots", party=PARTY,
)  # fmt: skip
