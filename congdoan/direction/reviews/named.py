"""Reviews that the words of a programme name: «sơ kết 03 năm thực hiện», «Tổng kết Nghị quyết số …»."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.base.dates import months_later
from congdoan.base.text import nfc, one_line

BRIEFING, MID, FINAL = "briefing", "mid", "final"
_REVIEWS = (
    # «giao Ban Thường vụ chỉ đạo» gives work, it names no briefing.
    (
        BRIEFING,
        re.compile(
            r"\b(?:kỳ|họp|hội nghị|cuộc|buổi|chế độ|lịch)\s+giao\s+ban\b"
            r"|\bgiao\s+ban\b(?=\s*(?:[,.;]|$|định kỳ|hằng|hàng|tháng|quý))",
            re.IGNORECASE,
        ),
    ),
    (MID, re.compile(r"(?<!đã )\bsơ\s+kết\b", re.IGNORECASE)),
    (FINAL, re.compile(r"(?<!báo cáo )(?<!đã )\btổng\s+kết\b", re.IGNORECASE)),
)
_KINDS = r"Nghị quyết|Chương trình|Kế hoạch|Chỉ thị|Kết luận|Đề án|Quyết định|Hướng dẫn|Phong trào"
# A paper by its number, one by its quoted name, several of the Party together, the movements.
_NUMBERED = re.compile(
    rf"(?P<kind>{_KINDS})(?:\s+(?:hành động\s+)?số)?\s+(?P<number>\d+[a-z]?[-/][\wĐđ]+(?:[-/][\wĐđ]+)*)"
)
_QUOTED = re.compile(rf"(?P<kind>{_KINDS})\s*[“\"](?P<name>[^”\"]+)[”\"]")
_OF_PARTY = re.compile(r"thực hiện\s+(?P<name>(?:các\s+)?(?:nghị quyết|chỉ thị|kết luận)\b[^.;]*)")
_MOVEMENT = re.compile(r"\bphong trào\b|\bthi đua\b", re.IGNORECASE)
_YEARS = re.compile(r"^[^.;]{0,60}?\b(\d{1,2})\s+năm\s+(?:thực hiện|triển khai)")
_ISSUED = re.compile(r"^\W{0,3}ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SPAN = re.compile(r"giai đoạn\s+(\d{4})\s*[-–]\s*(\d{4})")
# How far from its review a subject may stand, in characters after it.
_NEAR = 120
_LONG_AGO = 1900


@dataclass(frozen=True)
class Named:
    """One review named. Without a `subject` the programme itself is reviewed. `full_on` is the last
    day of the `years` that are to be looked back on; `until` the end of the subject's own span."""

    kind: str
    subject: str = ""
    number: str = ""
    years: int | None = None
    full_on: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class _Subject:
    start: int
    end: int
    words: str
    number: str = ""


def reviews_named(text):
    """Every `Named` of a text, in the order of their kinds; the same one but once."""
    text = one_line(nfc(text))
    subjects = list(_subjects(text))
    found = [
        _named(kind, text, words.end(), _nearest(subjects, words.end(), text))
        for kind, pattern in _REVIEWS
        for words in pattern.finditer(text)
    ]
    return list(dict.fromkeys(found))


def _subjects(text):
    for one in _NUMBERED.finditer(text):
        words = f"{one['kind']} số {one['number']}"
        yield _Subject(one.start(), one.end(), words, one["number"])
    for one in _QUOTED.finditer(text):
        yield _Subject(one.start(), one.end(), f"{one['kind']} “{one['name']}”")
    for one in _OF_PARTY.finditer(text):
        yield _Subject(one.start("name"), one.end(), one["name"].strip())


def _nearest(subjects, place, text):
    """What stands right after the review in its clause, else the last one before it, else the
    movements where the text speaks of them."""
    after = [one for one in subjects if 0 <= one.start - place < _NEAR
             and ";" not in text[place : one.start]]  # fmt: skip
    before = [one for one in subjects if one.start < place]
    if after or before:
        return min(after, key=_start) if after else max(before, key=_start)
    return _Subject(0, 0, "phong trào thi đua") if _MOVEMENT.search(text) else None


def _start(subject):
    return subject.start


def _named(kind, text, place, subject):
    if subject is None or kind == BRIEFING:
        return Named(kind)
    counted = _YEARS.match(text[place:])
    years = int(counted[1]) if counted else None
    first, until = _days(text, subject)
    full_on = _after(first, years) if first and years else None
    return Named(kind, subject.words, subject.number, years, full_on, until)


def _days(text, subject):
    """From when the subject runs (its day of issue, else its span) and until when."""
    span = _SPAN.search(text, subject.start)
    until = date(int(span[2]), 12, 31) if span and int(span[2]) > _LONG_AGO else None
    if issued := _ISSUED.match(text[subject.end :]):
        try:
            return date(int(issued[3]), int(issued[2]), int(issued[1])), until
        except ValueError:
            pass  # a day that never was: the span stands
    return (date(int(span[1]), 1, 1) if span else None), until


def _after(first, years):
    return months_later(first, 12 * years) - timedelta(days=1)
