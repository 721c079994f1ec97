"""Reports put together: what the units below have sent, added up, nothing typed again."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from congdoan.orgs.kinds import GROUPS
from congdoan.orgs.models import Unit, UnitPath
from congdoan.reports.forms.words import ADDED, NUMBER, Field
from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report


@dataclass
class Row:
    """One union directly below: how many reports its branch owes, which came, what they add up to."""

    unit: Unit
    owed: int = 0
    # Units whose day to send has passed and whose report has not come.
    late: int = 0
    reports: list = field(default_factory=list)
    values: dict = field(default_factory=dict)


def together(actor, unit, form, period, today):
    """[Row] of the unions directly below the unit whose branch owes the report, in their order, and
    the whole as one more Row."""
    day = period.end
    children = Unit.objects.children_of(unit, day).open_on(day).exclude(kind__in=GROUPS)
    rows = {child.pk: Row(child) for child in children}
    for child, owed in _owed(rows, form, day):
        rows[child].owed = owed
    lines = _lines(rows, form, day)
    for owing in _late(actor, form, period, lines, today):
        rows[lines[owing]].late += 1
    for report in _sent(actor, unit, form, period):
        if report.unit_id in lines:
            rows[lines[report.unit_id]].reports.append(report)
    for row in rows.values():
        row.values = added(form, [report.snapshot for report in row.reports])
    reports = [report for row in rows.values() for report in row.reports]
    whole = Row(
        unit, owed=sum(row.owed for row in rows.values()), reports=reports,
        late=sum(row.late for row in rows.values()),
        values=added(form, [report.snapshot for report in reports]),
    )  # fmt: skip
    return [row for row in rows.values() if row.owed or row.reports], whole


def columns(form, everything=False):
    """The fields that add up: the form's main ones, or all."""
    found = [one for one in form.fields if one.kind in ADDED]
    return found if everything else [one for one in found if one.key in form.main]


def targets(reports):
    """A column for each thing that targets of these reports count and that adds up, named as they name it."""
    told = [one for report in reports for one in _results(report.snapshot)]
    names = {one["what"]: one["name"] for one in told}
    return [
        Field(what, NUMBER, _("Chỉ tiêu: %(name)s") % {"name": name})
        for what, name in names.items()
    ]


def added(form, snapshots):
    """{key: sum} over frozen reports, of what targets count too; a key nobody told stays out."""
    keys, sums = {one.key for one in columns(form, True)}, Counter()
    for snapshot in snapshots:
        sums.update({key: value for key, value in snapshot.items()
                     if key in keys and isinstance(value, int | float)})  # fmt: skip
        sums.update({one["what"]: one["value"] for one in _results(snapshot)})
    return dict(sums)


def _results(snapshot):
    """The results of targets in a frozen report that add up and have a number."""
    found = [value for value in snapshot.values() if isinstance(value, dict)]
    return [one for one in found if one["adds"] and one["value"] is not None]


def _sent(actor, unit, form, period):
    """Sent reports of the branch, as it is on the period's last day."""
    rows = Report.objects.visible_to(actor).filter(
        form=form.code, period_start=period.start, period_end=period.end, status__in=Report.ABOVE,
        unit__in=UnitPath.objects.under(unit, period.end).values("unit"),
    )  # fmt: skip
    return rows.select_related("unit").order_by("unit__sort_key", "pk")


def _late(actor, form, period, units, today):
    owed = ReportDuty.objects.visible_to(actor).filter(
        form=form.code, period_start=period.start, period_end=period.end, sent_on=None,
        due__lt=today, unit__in=list(units),
    )  # fmt: skip
    return owed.values_list("unit_id", flat=True)


def _lines(children, form, day):
    """{unit id: the child its line goes through}"""
    paths = UnitPath.objects.under(children, day).filter(unit__kind__in=form.level)
    return dict(paths.values_list("unit_id", "ancestor_id"))


def _owed(children, form, day):
    """(child id, units of its branch that the form is made for, open on that day)"""
    owing = Unit.objects.open_on(day).filter(kind__in=form.level).values("pk")
    found = defaultdict(int)
    paths = UnitPath.objects.under(children, day).filter(unit__in=owing)
    for child in paths.values_list("ancestor_id", flat=True):
        found[child] += 1
    return found.items()
