"""The symbol a unit's papers bear: its own letters and pattern where it keeps them, else the common ones."""

from congdoan.base import symbols
from congdoan.records.register import REGISTERS
from congdoan.trail.papers import issue

OWN = "direction/symbols"


def symbol(kind, unit, day, *, body="office", department=""):
    """«QĐ-LĐLĐ» of a decision of a federation; see `base.symbols`."""
    own = _own(unit, day)
    issuer = own.sign if own and own.sign else symbols.sign_of(unit.kind, day)
    pattern = own.pattern if own else ""
    return symbols.symbol(kind, issuer, day, body=body, department=department, pattern=pattern)


def issue_as(kind, record, *, actor, day, build, unit=None, body="office", path=""):
    """The next paper of that kind, dated that day, under the symbol that its unit bears then; an IssuedPaper."""
    unit = unit or record.unit
    return issue(
        record, actor=actor, unit=unit, symbol=symbol(kind, unit, day, body=body), dated=day, build=build, path=path
    )  # fmt: skip


def _own(unit, day):
    """The last row the unit keeps for the day, by the register that keeps such rows."""
    if OWN not in REGISTERS:
        return None
    rows = REGISTERS[OWN].model.objects.across_units("how a unit signs its papers")
    return rows.filter(unit=unit, since__lte=day).order_by("-since").first()
