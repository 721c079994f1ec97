"""A report's words and values in the shapes that its page prints, and what the box of a value begins with."""

from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.reports import typed
from congdoan.reports.composing import Head, Lines, Narrative, compose, shown
from congdoan.reports.forms.words import Own
from congdoan.reports.found import QUOTED
from congdoan.reports.registers.report import Report


def blocks(report, fields, edition):
    """What `compose` yields, each as one dict with the template's words."""
    for block in compose(report, fields, edition and edition.parts):
        if isinstance(block, Head):
            yield {"head": block.level, "text": block.text}
        elif isinstance(block, Narrative):
            borrowed = block.usual is not None and not block.field.text
            yield {"narrative": block.field, "lines": block.text.splitlines(), "borrowed": borrowed}
        elif isinstance(block, Lines):
            rows = [[_run(run) for run in row[1:]] for row in block.rows]
            yield {
                "heads": block.heads,
                "rows": [zip(block.heads, row, strict=True) for row in rows],
            }
        else:
            yield {"runs": [_run(run) for run in block]}


def _run(run):
    return run if isinstance(run, str) else _figure(run)


def _figure(run):
    field = run.field
    source = _("kê khai") if field.origin == "declared" else _("từ sổ")
    if field.detail.get(QUOTED):
        source = _("từ bảng điểm, báo cáo cấp dưới")
    if field.typed is not None and field.origin == "computed":
        source = _("ghi tay thay cho %(value)s của sổ: %(why)s") % {
            "value": shown(field.kind, field.value), "why": field.reason,
        }  # fmt: skip
    return {"field": field, "text": run.text, "source": f"{field.label}, {source}"}


def box(report, field):
    """What the box of a value shows before anything is typed."""
    said = typed.boxed(field)
    return {
        "field": field, "said": said, "seen": said, "reason": field.reason,
        "evidence": field.evidence, "hint": _hint(report, field), "long": field.kind in ("text", "list"),
        "from_records": shown(field.kind, field.value) if field.origin == "computed" else "",
        "last_year": _last_year(report, field), "usual": _usual(report, field), "as_of": dates.show(report.period_end),
    }  # fmt: skip


def asked(report, fields, told, faults):
    """Each value that is still to be told by hand, with what was typed for it just now and what is wrong with that."""
    for field in fields:
        if field.is_untold or field.key in faults:
            yield {
                "field": field, "said": told.get(field.key, ""), "fault": faults.get(field.key),
                "hint": _hint(report, field), "long": field.kind == "list",
            }  # fmt: skip


def _hint(report, field):
    declared = report.declaration.field(field.key)
    return declared.hint if declared else ""


def _usual(report, field):
    """The words that stand while nobody wrote others for the edition to which this field belongs, or nothing."""
    edition = report.declaration.party
    said = [said for part in edition.parts for said in part.says] if edition else ()
    own = next((one for one in said if isinstance(one, Own) and one.key == field.key), None)
    found = report.fields.filter(key=own.usual).first() if own else None
    return found.text if found else ""


def _last_year(report, field):
    """The words of the same place a year before, or nothing."""
    before = report.period.year_before()
    found = Report.objects.across_units("the same unit's own words of last year").filter(
        unit=report.unit, form=report.form, period_start=before.start, period_end=before.end
    )
    last = found.first()
    old = last.fields.filter(key=field.key).first() if last else None
    return typed.boxed(old) if old else ""
