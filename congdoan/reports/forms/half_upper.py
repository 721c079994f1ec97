"""The six-month report of an upper union: its targets, its members, each line of its work."""

from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import UPPER
from congdoan.reports.forms import branch
from congdoan.reports.forms.for_party import PARTY
from congdoan.reports.forms.words import FIRST_HALF, Form, closing, first_half, subject

HALF_UPPER = Form(
    code="half_upper", name=_("Báo cáo 6 tháng của công đoàn cấp trên cơ sở"), level=UPPER,
    title=subject, closing=closing, parts=branch.parts(), checks=branch.CHECKS, recipients="RES-49",
    main=branch.MAIN, span=first_half, told_of=FIRST_HALF, grassroots="half_grassroots", party=PARTY,
)  # fmt: skip
