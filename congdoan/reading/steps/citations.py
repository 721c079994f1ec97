"""Every document a text names, wherever it stands: numbered papers, laws, resolutions of congresses."""

import re

from congdoan.reading import identity, letters, words
from congdoan.reading.models import Citation
from congdoan.reading.steps import dates

_NUMBERED = letters.compile(
    r"(?<![\w/-])(\d{1,5}[a-zđ]?\s?[-/]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐđ]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ]*){0,4})"
)
_TYPE_BEFORE = re.compile(
    rf"((?i:{words.DOC_TYPES}))(?:\s(?!(?i:{words.DOC_TYPES})\b)[^\d;.:()]{{0,60}}?)?\s*(?:số\s*:?\s*)?"
    r"(?:\d[\w\-/Đ]*,?\s*(?:và\s*)?)*$"
)
_LAW = letters.compile(
    r"\b((?:Bộ luật|Luật|Pháp lệnh)\s+[A-ZĐÀ-Ỹ][^\d.;:()“”]{2,70}?)\s*(?:,?\s*(?:năm|số)\s*)?"
    r"(\d{1,3}/(?:19|20)\d{2}/[A-Z]+\d*|(?:19|20)\d{2})(?!\d)"
)
_CONGRESS = letters.compile(
    r"\b(Nghị quyết)\s+((?:của\s+)?(?:Đại hội|Hội nghị)\s[^.;:()“”\"]{5,110}?)"
    r"(?=\s*(?:[,.;:()“”\"]|$)|\s(?:về|và|đã|gắn|vào)\s)"
)
_DATE_AFTER = re.compile(rf"\s*,?\s*(?:ngày\s+)?({dates.DATE})")
_ISSUER_AFTER = re.compile(
    rf"\s*,?\s*(?:ngày\s+)?(?:{dates.DATE})?\s*(?:,\s*)?của\s+((?:{words.BODY})[^,;:.()“”\"]*?)"
    rf"(?=\s*(?:[,;:.()“”\"]|$)|\s(?:và\s+(?i:{words.DOC_TYPES})|về|ban hành|quy định|hướng dẫn|"
    r"phê duyệt|khóa|khoá|thực hiện|trong)\s)"
)


def read(paras, bases):
    """Citations of the body in order; what stands inside a legal basis is left to the basis."""
    taken = [basis.span for basis in bases]
    found = []
    for para in paras:
        for citation in _of(para):
            start, end = citation.span
            if not any(a <= start and end <= b for a, b in taken):
                found.append(citation)
                taken.append(citation.span)
    return sorted(found, key=lambda one: one.span)


def _of(para):
    for match in _LAW.finditer(para.text):
        yield _law(para, match)
    for match in _NUMBERED.finditer(para.text):
        yield from _numbered(para, match)
    for match in _CONGRESS.finditer(para.text):
        yield _made(para, match, match.group(1), None, about=match.group())


def _numbered(para, match):
    number = re.sub(r"\s+", "", match.group(1))
    before = _TYPE_BEFORE.search(para.text[: match.start()][-120:])
    signs = re.findall(r"[A-ZĐ][A-Za-zĐđ]*", number)
    known = next((words.SYMBOLS[sign] for sign in signs if sign in words.SYMBOLS), None)
    kind = known or (before and before.group(1))
    if kind and len(signs) > 0:
        lead = before.start(1) - len(para.text[: match.start()][-120:]) if before else 0
        yield _made(para, match, kind, number, lead=lead)


def _law(para, match):
    name, number = match.groups()
    kind = words.is_type(name) or "luật"
    return _made(para, match, kind, number if "/" in number else None, about=f"{name} {number}")


def _made(para, match, kind, number, about=None, lead=0):
    rest = para.text[match.end() :]
    day, issuer = _DATE_AFTER.match(rest), _ISSUER_AFTER.match(rest)
    end = max((m.end(1) for m in (day, issuer) if m), default=0)
    start, end = match.start() + min(lead, 0), match.end() + end
    date = dates.iso(day.group(1)) if day else None
    who = issuer.group(1).strip() if issuer else None
    return Citation(
        type=kind[0].upper() + kind[1:],
        number=number,
        date=date,
        issuer=who,
        about=about,
        key=identity.key_of(kind, number, date, who, about),
        span=(para.start + start, para.start + end),
        rule="cited-number" if number else "cited-name",
        confidence=0.9 if number else 0.7,
    )
