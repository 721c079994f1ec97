"""How far units work in the system, computed from use alone: four lines, never declared (SYS-09).

A writing is a change of a record that a person made; what the system or a load of data did is none.
"""

from dataclasses import dataclass

from axes.models import AccessLog
from django.db.models import Count, Exists, F, Max, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from congdoan.access.models import Grant
from congdoan.direction.limits import share
from congdoan.orgs.models import UnitPath, under
from congdoan.records.counted import counted
from congdoan.records.register import REGISTERS

FULL = "DX-FULL"
PAPER, PARTLY, FULLY = "paper", "partly", "fully"


@dataclass(frozen=True)
class Line:
    """One line of digitisation: the areas whose registers it is worked in; where records themselves
    tell how far it is, the measures `part` of `whole`, else the share of units that write."""

    label: str
    areas: tuple
    part: str = ""
    whole: str = ""


LINES = {
    "members": Line(_("Đoàn viên"), ("members",), "members.complete", "members.on_roll"),
    "finance": Line(_("Tài chính"), ("finance",)),
    "steering": Line(_("Chỉ đạo, điều hành"), ("direction", "indicators")),
    "documents": Line(_("Văn bản, báo cáo"), ("reports",), "reports.duties_met", "reports.due"),
}


def registers_of(line, actor):
    """The registers of a line whose history the actor may look at."""
    return [found for found in REGISTERS.values()
            if found.area in LINES[line].areas and found.model.confidential is not True
            and actor.may("view", found.area)]  # fmt: skip


def state(part, whole, day):
    """Paper, partly or fully digital: by the share and the dated threshold; None of nothing."""
    if not whole:
        return None
    if not part:
        return PAPER
    return FULLY if part >= whole * share(FULL, day) else PARTLY


def board(actor, nodes, period, day):
    """{line: {unit id: (part, whole)}} for the units given, each with all below it."""
    keys = [one.pk for one in nodes]
    units, so_far = _units(keys, day), period.until(day) or period
    found = {}
    for name, line in LINES.items():
        if line.part:
            part, whole = (
                counted(actor, code, so_far, day, keys) for code in (line.part, line.whole)
            )
        else:
            part, whole = _writing(actor, name, keys, period, day), units
            whole = whole if registers_of(name, actor) else {}
        found[name] = {key: (part.get(key, 0), whole.get(key, 0)) for key in keys}
    return found


def _paths(keys, day):
    """Each node with the units open at and below it on the day."""
    found = UnitPath.objects.under(keys, day).order_by()
    return found.filter(Q(unit__closed=None) | Q(unit__closed__gt=day))


def _units(keys, day):
    rows = _paths(keys, day).values_list("ancestor")
    return dict(rows.annotate(n=Count("unit", distinct=True)))


def _writing(actor, line, keys, period, day):
    """{node: units at and below it in which somebody wrote a record of the line in the period}."""
    wrote = Q(pk__in=[])
    for found in registers_of(line, actor):
        wrote |= Exists(writings(found, period).filter(unit=OuterRef("unit_id")))
    rows = _paths(keys, day).filter(wrote).values_list("ancestor")
    return dict(rows.annotate(n=Count("unit", distinct=True)))


def writings(found, period):
    """The changes of a register's records that a person made in the period."""
    return found.model.pgh_event_model.objects.filter(
        pgh_created_at__date__range=(period.start, period.end),
        pgh_context__metadata__user__gt=0,
    ).order_by()


def signed_in(nodes, period, day):
    """{node: (accounts that signed in during the period, accounts)} of the units at and below it."""
    keys = [one.pk for one in nodes]
    entered = AccessLog.objects.filter(
        username=OuterRef("user__username"), attempt_time__date__range=(period.start, period.end)
    )
    grants = Grant.objects.on(day).filter(under(keys, day), user__is_active=True)
    rows = grants.order_by().values_list("unit__paths__ancestor")
    everyone = dict(rows.annotate(n=Count("user", distinct=True)))
    came = dict(rows.filter(Exists(entered)).annotate(n=Count("user", distinct=True)))
    return {key: (came.get(key, 0), everyone.get(key, 0)) for key in keys}


def by_register(actor, line, unit, period):
    """[(register, writings, units that wrote, last moment)] at and below the unit."""
    asked = []
    for found in registers_of(line, actor):
        rows = writings(found, period).filter(unit__in=actor.unit_ids("view", found.area, unit))
        told = rows.annotate(of_register=Value(found.path)).values("of_register")
        asked.append(told.annotate(n_of=Count("pgh_id"), units_of=Count("unit", distinct=True),
                                   last_of=Max("pgh_created_at")))  # fmt: skip
    rows = asked[0].union(*asked[1:], all=True) if asked else ()
    found = sorted(rows, key=lambda row: -row["n_of"])
    return [
        (REGISTERS[row["of_register"]], row["n_of"], row["units_of"], row["last_of"])
        for row in found
        if row["n_of"]  # a register nobody wrote in still answers with one row
    ]


def latest(actor, line, unit, period, limit):
    """The last changes behind the figure: dicts of register, record, moment, who and unit."""
    asked = []
    for found in registers_of(line, actor):
        rows = writings(found, period).filter(unit__in=actor.unit_ids("view", found.area, unit))
        asked.append(rows.values(
            of_register=Value(found.path), made_of=F("pgh_obj_id"), made_at=F("pgh_created_at"),
            made_by=F("pgh_context__metadata__who"), made_in=F("unit__name"), made_how=F("pgh_label"),
        ))  # fmt: skip
    if not asked:
        return []
    return list(asked[0].union(*asked[1:], all=True).order_by("-made_at")[:limit])
