"""The report as an official paper: the same words as its page, in the layout of Decree 30/2020."""

from django.utils import timezone

from congdoan.base.dates import show
from congdoan.base.papers import Heading, Paper, Signature, Text
from congdoan.base.text import fold, lines
from congdoan.cadres.chairs import chair_of
from congdoan.reports.composing import Head, Narrative, compose, say
from congdoan.trail.papers import head


def build(report, fields, number=""):
    """A `Paper`; a draft as long as it has no number."""
    form = report.declaration
    recipients = next((field for field in fields if field.key == form.recipients), None)
    return Paper(
        **head(report.unit, report.day_of_names), number=number, date=report.signed_on, kind="BÁO CÁO",
        subject=report.title, blocks=[*_blocks(report, fields), *_early(report), Text(form.closing(report))],
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", report.signer or chair(report)),
        recipients=_recipients(report, recipients), draft=not number,
        issuer_name=report.issuer,
    )  # fmt: skip


def _recipients(report, field):
    """Those the report names, and all who get a copy of it, each once; the file comes last."""
    lines = list(field.standing or ()) if field else []
    told = fold(" ".join(lines))
    more = [f"{one.name} (để báo cáo)" for one in report.copies.all() if fold(one.name) not in told]
    kept = [line for line in lines if line.startswith("Lưu")]
    return (*(line for line in lines if line not in kept), *more, *kept)


def _blocks(report, fields):
    for block in compose(report, fields):
        if isinstance(block, Head):
            yield Heading(block.level, block.text)
        elif isinstance(block, Narrative):
            yield from (Text(line) for line in lines(block.field.text))
        else:
            yield Text("".join(run if isinstance(run, str) else say(run.field) for run in block))


def _early(report):
    """A report that was approved before its period was over says so itself."""
    if report.early_because and report.is_frozen:
        day = show(timezone.localdate(report.frozen_at))
        yield Text(f"Số liệu chốt ngày {day}, khi kỳ báo cáo còn đến hết ngày {show(report.period_end)}: "
                   f"{report.early_because}")  # fmt: skip


def chair(report):
    """Name of the chair in office when the report is signed, or nothing."""
    return chair_of(report.unit, report.signed_on or timezone.localdate())
