"""What stands behind the number of a paper: KH-LĐLĐ, CTr-BCH, TLĐ-ToC; dated rows of data/symbols.json.

    symbol("plan", "LĐLĐ", day)                        "KH-LĐLĐ"
    symbol("programme", "LĐLĐ", day, body="executive") "CTr-BCH"
    symbol("letter", "TLĐ", day, department="ToC")     "TLĐ-ToC"
    sign_of("LDT", day)                                "LĐLĐ"

Numbers begin anew each year, for each issuer and each symbol (Decree 30/2020/NĐ-CP, Art. 15).
"""

from functools import cache
from pathlib import Path

from congdoan.base.errors import Mistake, _
from congdoan.base.parameters import read

_TABLE = Path(__file__).parent / "data" / "symbols.json"
# The gaps a unit's own pattern may have.
GAPS = ("kind", "issuer", "year")


@cache
def table():
    """The dated rows: signs of issuers, kinds and bodies, and the pattern."""
    return read(_TABLE)


def sign_of(unit_kind, day):
    """The letters of an issuer of that kind: LĐLĐ of a federation, CĐ of those without their own."""
    signs = table().value("ISSUER-SIGNS", day)
    return signs.get(unit_kind, signs[""])


def body_of(body, day):
    """How a body signs: dict of sign, name, formula and title."""
    return table().value("BODY-SIGNS", day)[body]


def symbol(kind, issuer, day, *, body="office", department="", pattern=""):
    """The symbol of a kind of paper; `issuer` are the unit's letters, `pattern` its own if it has one."""
    row, patterns = table().value("KIND-SIGNS", day)[kind], table().value("NUMBER-PATTERN", day)
    who = body_of(body, day)
    if who["sign"] and (row.get("by_body") or who.get("always")):
        issuer = who["sign"]
    if row["sign"]:
        named = pattern or patterns["named"]
    else:
        named = patterns["letter"] if department else patterns["plain_letter"]
    return named.format(kind=row["sign"], issuer=issuer, department=department, year=day.year)


def check(pattern):
    """Refuses a pattern that would not tell papers apart."""
    try:
        pattern.format(kind="QĐ", issuer="CĐCS", year=2026)
    except (KeyError, IndexError, ValueError):
        raise Mistake(
            _("Mẫu ký hiệu chỉ dùng các chỗ trống {gaps}; ví dụ {example}."), field="pattern",
            gaps="{kind}, {issuer}, {year}", example="{kind}-{issuer}/{year}",
        )  # fmt: skip
    if "{kind}" not in pattern or "{issuer}" not in pattern:
        raise Mistake(
            _("Mẫu ký hiệu phải có {kind} (loại văn bản) và {issuer} (nơi ban hành)."),
            field="pattern", kind="{kind}", issuer="{issuer}",
        )  # fmt: skip
