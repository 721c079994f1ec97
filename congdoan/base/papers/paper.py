"""What an official paper says, apart from how it is set: the parts that every printer shares."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


class Bold(str):
    """A run of text set bold."""


class Italic(str):
    """A run of text set italic."""


@dataclass(frozen=True)
class Heading:
    """I. MỤC ĐÍCH (level 1, bold), 1. Yêu cầu (level 2, bold), a) … (level 3, bold italic)."""

    level: int
    text: str


@dataclass(frozen=True, init=False)
class Text:
    """A paragraph: Text("Căn cứ ", Bold("Nghị quyết"), " …")."""

    parts: tuple

    def __init__(self, *parts):
        object.__setattr__(self, "parts", parts)


@dataclass(frozen=True, init=False)
class Article:
    """Article("Điều 1.", "Công nhận …"): the title bold, the text after it on the same line."""

    title: str
    parts: tuple

    def __init__(self, title, *parts):
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "parts", parts)


@dataclass(frozen=True)
class Bullets:
    """Lines that begin with a dash; an item is a text or a tuple of runs."""

    items: Sequence[str | tuple]


@dataclass(frozen=True)
class Column:
    """One column: align left, center, right, or "" for numbers right and text left.

    Widths are shares of the table. Neighbours with the same `group` get one heading above them.
    """

    title: str
    align: str = ""
    width: float = 1
    group: str = ""


Cell = str | int | float | Decimal | None


@dataclass(frozen=True)
class Table:
    """Rows under columns. A row of one cell spans the table as a bold line; None prints as –."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] | None = None
    caption: str = ""


Block = Heading | Text | Article | Bullets | Table


@dataclass(frozen=True)
class Signature:
    """TM. BAN THƯỜNG VỤ, CHỦ TỊCH, the name; \\n in the role for KT. CHỦ TỊCH and PHÓ CHỦ TỊCH."""

    authority: str
    role: str
    name: str


@dataclass(frozen=True)
class Annex:
    """A paper's annex, on pages of its own."""

    title: str
    blocks: Sequence[Block]
    landscape: bool = False


@dataclass(frozen=True)
class Paper:
    """One official paper; the module's opening lines show every part."""

    issuer: str
    # None: a person's own paper, an application, with neither number nor end mark.
    number: str | None
    place: str
    date: date | None
    kind: str
    subject: str
    blocks: Sequence[Block]
    signature: Signature | None = None
    superior: str = ""
    basis: Sequence[str] = ()
    authority: str = ""
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()
    annexes: Sequence[Annex] = ()
    draft: bool = False
    # Documents of the Party bear its own head and no end mark (seed 003).
    party: bool = False
    # Minutes are signed by two: this one on the left; recipients then follow below.
    beside: Signature | None = None
    # Where the issuer is reached: at the foot of the first page, of letters and invitations.
    contact: str = ""
    # Name in running text, for «Kèm theo … của …» over annexes.
    issuer_name: str = ""
