"""Conditions of a population: «từ 20 lao động trở lên», «khi đoàn viên có yêu cầu»: no targets."""

import re

from congdoan.reading import words
from congdoan.reading.models import Condition
from congdoan.reading.steps.numbers import plain

_NUM = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_BOUND = re.compile(
    rf"(?P<from>(?<!\w)(?:từ|trên|dưới|đủ|ít nhất|tối thiểu|không dưới|không quá|tối đa))\s+(?:đủ\s+)?"
    rf"(?P<num>{_NUM})(?:\s*(?:-|–|đến)\s*(?:dưới\s+)?(?P<to>{_NUM}))?\s+"
    rf"(?P<unit>tuổi|năm|tháng|%|(?i:{words.COUNTED})|[^\W\d]+)(?:\s+trở (?P<way>lên|xuống))?"
)
_AT_MOST = ("dưới", "không quá", "tối đa")
_WHEN = re.compile(
    r"(?:khi|nếu)\s+(?:[^\W\d]+\s){0,6}?(?:có )?(?:yêu cầu|đề nghị|phát sinh)\b|"
    r"(?:có\s+)?đủ điều kiện(?:\s+theo quy định(?: của pháp luật)?)?|có (?:yêu cầu|nhu cầu|nguyện vọng)"
)
_JOINT = re.compile(r"[,;:.()]|\bvà\b|\btrong đó\b|\bhoặc\b")
_BOUNDS = (">=", "<=")


def without(text, found):
    """The figures of a sentence but for counts that only describe whom a rate is of:
    «70% phụ nữ mang thai được tầm soát ít nhất 4 loại bệnh» has one target."""
    return [one for place, one in enumerate(found) if not _describes(text, found, place)]


def _describes(text, found, place):
    one = found[place]
    if not place or one.unit_class != "count" or one.comparator not in _BOUNDS:
        return False
    rate = found[place - 1]
    between = text[rate.end : one.start]
    return rate.unit_class == "%" and not rate.is_base and not _JOINT.search(between)


def read(population):
    """The conditions said in a population: bounds first, then those in words."""
    bounds = tuple(_bound(match) for match in _BOUND.finditer(population))
    return bounds + tuple(Condition(text=m.group().strip()) for m in _WHEN.finditer(population))


def _bound(match):
    down = match["way"] == "xuống" or match["from"] in _AT_MOST
    strict = match["from"] in ("trên", "dưới") and not match["way"]
    sign = ("<" if strict else "<=") if down else (">" if strict else ">=")
    return Condition(
        text=match.group(),
        comparator="between" if match["to"] else sign,
        value=plain(match["num"]),
        value_max=plain(match["to"]) if match["to"] else None,
        unit=match["unit"],
    )
