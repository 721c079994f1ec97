"""A programme as an official paper: purpose, targets, tasks, organisation, in the order of Decree 30/2020."""

from congdoan.base.dates import show
from congdoan.base.papers import Bold, Bullets, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import lines
from congdoan.direction.programmes.covering import items_of
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head

KINDS = {Programme.Kind.PLAN: "KẾ HOẠCH", Programme.Kind.ACTION: "CHƯƠNG TRÌNH HÀNH ĐỘNG"}
SIGNS = {"executive": "TM. BAN CHẤP HÀNH", "standing": "TM. BAN THƯỜNG VỤ"}
ROMAN = ("I", "II", "III", "IV")


@in_vietnamese()
def programme_paper(programme, day):
    """A `Paper`; a draft as long as the programme is not issued."""
    return Paper(
        **head(programme.unit, programme.issued_on or day), number=programme.number,
        date=programme.issued_on, kind=KINDS.get(programme.kind, "CHƯƠNG TRÌNH"),
        subject=programme.title, basis=list(programme.basis), blocks=list(_blocks(programme)),
        signature=Signature(SIGNS[programme.adopted_by], "CHỦ TỊCH", programme.signer),
        recipients=tuple(programme.recipients), draft=programme.status not in Programme.PUBLIC,
    )  # fmt: skip


def _blocks(programme):
    """Theme, then the blocks that hold something, numbered as they come."""
    if programme.theme:
        yield Text(Bold("Chủ đề: "), programme.theme)
    found = [(title, blocks) for title, blocks in _parts(programme) if blocks]
    for number, (title, blocks) in zip(ROMAN, found, strict=False):
        yield Heading(1, f"{number}. {title}")
        yield from blocks


def _parts(programme):
    targets, tasks = [], []
    for item in items_of(programme.pk):
        (targets if item.kind == ProgrammeItem.Kind.TARGET else tasks).append(item)
    yield "MỤC ĐÍCH, YÊU CẦU", _lines(programme.purpose)
    yield "CHỈ TIÊU", [Bullets([item.text for item in targets])] if targets else []
    yield "NHIỆM VỤ, GIẢI PHÁP", [_table(tasks)] if tasks else []
    yield "TỔ CHỨC THỰC HIỆN", _lines(programme.organising)


def _lines(text):
    return [Text(line) for line in lines(text)]


def _table(tasks):
    columns = [Column("TT", "center", 1), Column("Nội dung", "", 6), Column("Chủ trì", "", 3),
               Column("Phối hợp", "", 3), Column("Thời hạn", "center", 2)]  # fmt: skip
    rows = [
        [place, one.text, one.leader, one.cooperating, show(one.due) if one.due else ""]
        for place, one in enumerate(tasks, start=1)
    ]
    return Table(columns=columns, rows=rows)
