"""Numbers a paper, prints it, and hangs it on the record it decides."""

import re

from congdoan.base.papers import docx, pdf
from congdoan.base.text import one_line
from congdoan.orgs.kinds import BASE
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import IssuedPaper

_PLACE = re.compile(r"(?:tỉnh|thành phố) (\w[\w ]*)$", re.IGNORECASE)
_TO_FILL = "……"


@in_vietnamese()
def issue(record, *, actor, unit, symbol, dated, build, path=""):
    """The next paper of `unit` under `symbol`; `build(number)` says what it says. An IssuedPaper.

    `path` names the shelf of a record that is in no register.
    """
    serial = IssuedPaper.next_serial(unit, symbol, dated.year)
    paper = build(f"{serial:02d}/{symbol}")
    return IssuedPaper.objects.create(
        register=path or record.register.path, record_id=record.pk, unit=unit, symbol=symbol,
        year=dated.year, serial=serial, dated=dated, kind=paper.kind, subject=paper.subject,
        signer=paper.signature.name if paper.signature else "", recipients=list(paper.recipients),
        by=actor.user if actor.user.is_authenticated else None, pdf=pdf(paper), docx=docx(paper),
    )  # fmt: skip


def symbol(kind, unit):
    """The sign of a unit's papers of a kind: «QĐ» of a federation is QĐ-LĐLĐ, of a base QĐ-CĐCS."""
    if unit.kind in BASE:
        return f"{kind}-{unit.kind.replace('CDCS', 'CĐCS').replace('NDCS', 'NĐCS')}"
    upper = {"TLD": "TLĐ", "LDT": "LĐLĐ", "LDH": "LĐLĐ"}
    return f"{kind}-{upper.get(unit.kind, 'CĐ')}"


def head(unit, day):
    """What the head of a paper of `unit` bears on that day: superior, issuer and place."""
    above = unit.parent_on(day)
    return {
        "superior": above.name_on(day).upper() if above else "",
        "issuer": unit.name_on(day).upper(),
        "place": _place(unit, day),
    }


def _place(unit, day):
    """The nearest province or city named in the line upwards; room to write where none is."""
    for above in reversed(unit.line_on(day)):
        if found := _PLACE.search(one_line(above.name_on(day))):
            return found.group(1)
    return _TO_FILL
