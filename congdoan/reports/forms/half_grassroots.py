"""The half-year report of a grassroots union: the yearly one over six months, without what is settled once a year."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import BASE
from congdoan.reports.forms import yearly_grassroots as yearly
from congdoan.reports.forms.ahead import tasks
from congdoan.reports.forms.words import FIRST_HALF, Form, Part, closing, first_half, subject

BUILDING = replace(
    yearly.BUILDING,
    fields=tuple(one for one in yearly.BUILDING.fields if one != yearly.RATED),
    says=tuple(tuple(one for one in told if one != yearly.RATING) for told in yearly.BUILDING.says),
)

HALF_GRASSROOTS = Form(
    code="half_grassroots", name=_("Báo cáo 6 tháng của công đoàn cơ sở"), level=BASE,
    title=subject, closing=closing,
    parts=(yearly.GENERAL, Part(1, "II. KẾT QUẢ CÁC MẶT CÔNG TÁC 6 THÁNG ĐẦU NĂM {year}"), yearly.CARE,
           yearly.PROPAGANDA, yearly.EMULATION, BUILDING, yearly.WOMEN, yearly.INSPECTION, yearly.FINANCE,
           *yearly.SHORTCOMINGS, *tasks("IV. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM {year}", yearly.recipients)),
    checks=yearly.CHECKS, recipients="RES-49", main=yearly.MAIN, span=first_half,
    told_of=FIRST_HALF,
)  # fmt: skip
