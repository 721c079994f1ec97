"""Measures over the units themselves: how many grassroots unions, upper unions and groups are at work."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import BASE, GROUPS, UPPER
from congdoan.orgs.models import UNITS, Unit, suspended_on
from congdoan.records.measure import Measure
from congdoan.records.register import UNIT_CUTS

PATH = UNITS
STANDING = {"holding": ("founded", "closed"), "until_excluded": True}


def _at_work(day):
    return ~suspended_on(day)


OPEN = {**STANDING, "on": _at_work}

MEASURES = (
    Measure("orgs.grassroots", _("Công đoàn cơ sở đang hoạt động"), where=Q(kind__in=BASE), **OPEN),
    Measure("orgs.guilds", _("Nghiệp đoàn đang hoạt động"), where=Q(kind="NDCS"), **OPEN),
    Measure("orgs.upper", _("Công đoàn cấp trên đang hoạt động"), where=Q(kind__in=UPPER), **OPEN),
    Measure("orgs.groups", _("Tổ, công đoàn bộ phận đang hoạt động"), where=Q(kind__in=GROUPS), **OPEN),
    Measure("orgs.suspended", _("Công đoàn cơ sở đang tạm dừng hoạt động"), where=Q(kind__in=BASE),
            on=suspended_on, **STANDING),
    Measure("orgs.founded", _("Công đoàn cơ sở lập trong kỳ"), during="founded", where=Q(kind__in=BASE)),
    Measure("orgs.closed", _("Công đoàn cơ sở kết thúc trong kỳ"), during="closed", where=Q(kind__in=BASE)),
)  # fmt: skip


def _of_the_unit_itself(where):
    """The cut by the keeping unit, asked of the unit: `unit__sector` is `sector` here."""
    names = [(name.removeprefix("unit__"), value) for name, value in where.children]
    return Q(*names, _connector=where.connector, _negated=where.negated)


CUTS = {name: (label, _of_the_unit_itself(where)) for name, (label, where) in UNIT_CUTS.items()}


def rows():
    """All units, open and closed: what the measures count."""
    return Unit.objects.all()


def find(code):
    """The measure over units with that code, cut by its suffixes. KeyError when there is none."""
    for measure in MEASURES:
        if code == measure.code or code.startswith(measure.code + "."):
            for name in filter(None, code[len(measure.code) + 1 :].split(".")):
                measure = measure.part(name, CUTS)
            return measure
    raise KeyError(code)
