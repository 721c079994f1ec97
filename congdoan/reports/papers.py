"""The report as an official paper: the same words as its page, in the layout of Decree 30/2020. What another superior
is told in an edition of its own is a paper of its own."""

from django.utils import timezone

from congdoan.base.dates import show
from congdoan.base.papers import Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import fold, lines
from congdoan.cadres.chairs import chair_of
from congdoan.records.symbols import symbol
from congdoan.reports.composing import Head, Lines, Narrative, compose
from congdoan.trail.papers import head, issue


def build(report, fields, number="", edition=None, addressees=()):
    """A `Paper`; a draft as long as it has no number. Of an edition the same values in its own words and order."""
    told = edition or report.declaration
    return Paper(
        **head(report.unit, report.day_of_names), number=number, date=report.signed_on, kind="BÁO CÁO",
        subject=subject(report, edition), addressees=addressees,
        blocks=[*_blocks(report, fields, told.parts), *_early(report), Text(told.closing(report))],
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", report.signer or chair(report)),
        recipients=edition.recipients(report) if edition else _recipients(report, fields),
        draft=not number, issuer_name=report.issuer,
    )  # fmt: skip


def subject(report, edition=None):
    """What the paper is about."""
    return edition.title(report.period) if edition else report.title


def _recipients(report, fields):
    """Those the report names, and all who get a copy of it, each once; the file comes last."""
    field = next((field for field in fields if field.key == report.declaration.recipients), None)
    lines = list(field.standing or ()) if field else []
    told = fold(" ".join(lines))
    copies = [one for one in report.copies.all() if not one.edition and fold(one.name) not in told]
    kept = [line for line in lines if line.startswith("Lưu")]
    more = [f"{one.name} (để báo cáo)" for one in copies]
    return (*(line for line in lines if line not in kept), *more, *kept)


def _blocks(report, fields, parts):
    for block in compose(report, fields, parts):
        if isinstance(block, Head):
            yield Heading(block.level, block.text)
        elif isinstance(block, Narrative):
            yield from (Text(line) for line in lines(block.text))
        elif isinstance(block, Lines):
            columns = [Column("TT", "center", 0.8)]
            columns += [Column(one.title, one.align, one.width) for one in block.heads]
            yield Table(columns, [[_plain(run) for run in row] for row in block.rows])
        else:
            yield Text("".join(map(_plain, block)))


def _plain(run):
    return run if isinstance(run, str) else run.text


def _early(report):
    """A report that was approved before its period was over says so itself."""
    if report.early_because and report.is_frozen:
        day = show(timezone.localdate(report.frozen_at))
        yield Text(f"Số liệu chốt ngày {day}, khi kỳ báo cáo còn đến hết ngày {show(report.period_end)}: "
                   f"{report.early_because}")  # fmt: skip


def chair(report):
    """Name of the chair in office when the report is signed, or nothing."""
    return chair_of(report.unit, report.signed_on or timezone.localdate())


def issue_editions(report, *, actor, copies=None):
    """A numbered paper of its own for each copy that is told in another edition."""
    fields = list(report.fields.all())
    for copy in report.copies.all() if copies is None else copies:
        if copy.edition:
            paper = issue(
                report, actor=actor, unit=report.unit, symbol=symbol("report", report.unit, report.signed_on),
                dated=report.signed_on,
                build=lambda number, copy=copy: build(report, fields, number, copy.edition, [copy.name]),
            )  # fmt: skip
            copy.number = paper.number
            copy.save(update_fields=["number"])
