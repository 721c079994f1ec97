"""A document as an official paper: one layout, what differs by kind and body stands in tables.

Lines of the text are set as they begin: «I.» and «1.» head a part, «Điều 1.» an article, «-» an item,
and lines between bars are the rows of a table, its titles first.
"""

import re

from django.utils import timezone

from congdoan.base import symbols
from congdoan.base.papers import Article, Bullets, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import lines
from congdoan.cadres.contacts import line, of_unit
from congdoan.cadres.registers.profile import Profile
from congdoan.direction.documents.kinds import PRINTED, Body, Capacity, Kind
from congdoan.records.symbols import symbol
from congdoan.trail.language import kept
from congdoan.trail.papers import head

# Kinds that enact: the body stands over the grounds, «QUYẾT ĐỊNH:» after them.
_ENACTING = (Kind.DECISION, Kind.RESOLUTION)
_ROMAN = re.compile(r"[IVXL]+\.\s+\S")
_COUNTED = re.compile(r"\d+(?:\.\d+)*\.?\s+\S")
_ARTICLE = re.compile(r"(Điều \d+[a-z]?\.)\s*(.*)")
_HEAD = 90  # a longer line that begins with a number is a paragraph


def build(document, number=""):
    """A `Paper`; a draft, with the symbol and room for the number, until one is given."""
    day = document.dated or timezone.localdate()
    bodies = symbols.body_of(document.body, day)
    issuer = document.unit.name_on(day)
    enacts = document.kind in _ENACTING and bodies["name"]
    return Paper(
        **head(document.unit, day), number=number or f"/{symbol_of(document, day)}",
        date=document.dated, **_named(document), basis=lines(document.basis),
        authority=f"{bodies['name']}\n{issuer.upper()}" if enacts else "",
        addressees=lines(document.addressees), blocks=blocks(document.text) or [Text("")],
        signature=signature(document, bodies), beside=_recorder(document),
        recipients=recipients(document), draft=not number, party=document.body == Body.PARTY,
        contact=contact(document.unit, day) if document.kind == Kind.LETTER else "",
        issuer_name=issuer,
    )  # fmt: skip


def contact(unit, day):
    """Where the unit is reached on that day: what letters and invitations bear."""
    return line(
        of_unit(unit, day, Profile.objects.across_units("what a paper prints of its issuer"))
    )


def symbol_of(document, day):
    """KH-LĐLĐ, CTr-BCH, LĐLĐ-VP: what stands behind the number."""
    return symbol(
        document.kind, document.unit, day, body=document.body, department=document.department
    )


def _named(document):
    """The kind in capitals over the subject; a letter has its subject alone, a form is its own kind."""
    if document.kind == Kind.OTHER:
        return {"kind": document.title.upper(), "subject": ""}
    kind = "" if document.kind == Kind.LETTER else kept(document.get_kind_display()).upper()
    return {"kind": kind, "subject": document.title}


def signature(document, bodies):
    """TM. BAN THƯỜNG VỤ, KT. CHỦ TỊCH and PHÓ CHỦ TỊCH, the name."""
    head_title, own = bodies["title"], document.signer_title.upper()
    role = {
        Capacity.HEAD: own or head_title,
        Capacity.DEPUTY: f"KT. {head_title}\n{own or f'PHÓ {head_title}'}",
        Capacity.ORDER: f"TL. {head_title}\n{own}",
        Capacity.AUTHORISED: f"TUQ. {head_title}\n{own}",
    }[document.capacity]
    return Signature(bodies["formula"], role, document.signer)


def _recorder(document):
    """Minutes are signed by who kept them, on the left."""
    if document.kind != Kind.MINUTES or not document.recorder:
        return None
    return Signature("", "THƯ KÝ", document.recorder)


def recipients(document):
    """«LĐLĐ huyện A (để thực hiện)», and at the end «Lưu: VT, VP»."""
    lines = list(document.recipients.select_related("unit")) if document.pk else []
    named = [_recipient(line) for line in lines if line.purpose != "keep"]
    return [*named, *(f"Lưu: {_bare(line.name)}" for line in lines if line.purpose == "keep")]


def _recipient(line):
    purpose = PRINTED[line.purpose]
    name = line.name or line.unit.name
    return f"{name} ({purpose})" if purpose and "(để" not in name else name


def _bare(name):
    return re.sub(r"^Lưu\s*:\s*", "", name)


def blocks(text):
    """Parts of the text as a paper has them."""
    made, left = [], lines(text)
    while left:
        line = left.pop(0)
        if line.startswith("|"):
            rows = [line]
            while left and left[0].startswith("|"):
                rows.append(left.pop(0))
            made.append(_table(rows))
        elif line.startswith(("- ", "– ", "+ ")):
            items = [line[2:].strip()]
            while left and left[0].startswith(("- ", "– ", "+ ")):
                items.append(left.pop(0)[2:].strip())
            made.append(Bullets(items))
        else:
            made.append(_part(line))
    return made


def _part(line):
    if found := _ARTICLE.fullmatch(line):
        return Article(found[1], found[2])
    if _ROMAN.match(line) and len(line) < _HEAD:
        return Heading(1, line)
    if _COUNTED.match(line) and len(line) < _HEAD and not line.endswith((".", ";", ",")):
        return Heading(2, line)
    return Text(line)


def _table(rows):
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    wide = len(cells[0])
    columns = [Column(title, "center" if title == "TT" else "", 0.4 if title == "TT" else 2)
               for title in cells[0]]  # fmt: skip
    return Table(columns, [(row + [""] * wide)[:wide] for row in cells[1:]])
