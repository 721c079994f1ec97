"""The figures of a report are frozen with it: of its unit and all below, for its period and its day's tree."""

from congdoan.indicators.counting.sources import known
from congdoan.indicators.judged.in_force import all_targets
from congdoan.indicators.judged.results import asked_of
from congdoan.indicators.kept import freezing
from congdoan.reports.forms.words import asked_by
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def freeze(report):
    """Everything the form takes from records, and what the unit's targets of that day ask: results are
    then seen as they were reported, beside what records say since."""
    day = report.period_end
    targets = all_targets(day, unit=report.unit)
    asked = _shown(report) | asked_of(targets, day)
    freezing.thaw(report)
    freezing.freeze_all(_name(report), asked, day, report.unit, report)


def thaw(report):
    """The report is written again: its numbers may move, and nothing is reported until they stand anew."""
    freezing.thaw(report)


def _shown(report):
    sources = [one.source for one in report.declaration.fields if one.source is not None]
    asked = set().union(*(asked_by(source, report.period) for source in sources))
    return {(code, period) for code, period in asked if known(code)}


def _name(report):
    name = f"Báo cáo {report.period.label}, {report.issuer}"
    return name[:200]
