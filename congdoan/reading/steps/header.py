"""The head of a document: bodies, number, place and date, type and title."""

import re
from dataclasses import dataclass

from congdoan.reading import letters, words
from congdoan.reading.models import Found
from congdoan.reading.steps import dates, labels, selfnamed

_NUMBER = re.compile(
    r"(?:\bSố\s*:?|\bSỐ\s*:)\s*(\d+[a-zđ]?\s*[-/–]\s*[A-ZĐa-z\d][\wĐđ\-/–&.]*(?:\s?[-–/]\s?[A-ZĐ][\wĐđ\-/]*)?)"
)
_PLACE = letters.compile(
    r"(?<![\w/-])([A-ZĐÀ-Ỹ][\w. -]{0,40}?)\s?,\s?ngày\s+(?:(\d{1,2})|[.…_\s]*)\s*tháng\s+(?:(\d{1,2})|[.…_\s]*)"
    r"\s*năm\s*((?:19|20)\d{2})?",
    re.IGNORECASE,
)
_NATION = re.compile(r"CỘNG\s+H\w+\s+X\w+\s+HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM$|^\W*$")
_TYPE_LINE = re.compile(rf"\W*({words.DOC_TYPES.upper()})\b[:.]?\s*(.*)$")
_TYPE_TITLE = re.compile(rf"\W*({words.DOC_TYPES})\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"V/v\.?:?\s*(.+)$|(?:Về việc)\s(.+)$")
PREAMBLE = re.compile(
    r"[-–+*\s]*(?:căn cứ|thực hiện|theo đề nghị|theo nghị quyết|xét |trên cơ sở|triển khai|"
    r"tiếp tục thực hiện|"
    r"để |nhằm |năm \d{4}|trong |được sự|kính gửi|với |ngày \d|thi hành|hưởng ứng|phát huy)",
    re.IGNORECASE,
)
_DECIDES = re.compile(
    r"(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|ĐOÀN CHỦ TỊCH|HỘI ĐỒNG NHÂN DÂN|"
    r"[ỦU][YỶ] BAN NHÂN DÂN|GIÁM ĐỐC|CHÍNH PHỦ|QUỐC HỘI)\b"
)
_OFFICE = re.compile(r"^(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC)\s+(?=[ỦUBSC]|TỈNH)")
_CONTAINS_TYPE = re.compile(rf"\b(?:{words.DOC_TYPES.upper()})\b")
_UNFINISHED = re.compile(r"(?:\b(?:CỦA|VỀ|VÀ|TẠI|CHO|DO|THEO|VIỆC|TRONG)|,|-)\s*$")
_GEO = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|VIỆT NAM|VÀ)\b(?! (?:ỦY|UỶ|"
    r"ĐOÀN))"
)
# A name that says nothing without the body it belongs to: «VĂN PHÒNG» below «TỈNH ỦY A».
_COMMITTEE = re.compile(r"(?:BAN (?:THƯỜNG VỤ|CHẤP HÀNH)|VĂN PHÒNG)$")
_LEFT_STOP = re.compile(r"(?i)số\s*[:\d]|v/v|về việc|kính gửi|dự thảo|hỏa tốc|mật$")


@dataclass(frozen=True)
class Head:
    """`end` is the place of the first paragraph after the title; `values` are Meta's fields."""

    values: dict
    found: dict
    end: int


def read(paras):
    """Header fields from the paragraphs before the preamble and body."""
    end = _end(paras)
    values, found = {}, {}

    def keep(name, value, para, last=None, confidence=0.9):
        if value and name not in values:
            values[name] = value.strip(" *")
            span = (para.start, (last or para).end)
            found[name] = Found(span=span, rule=f"header-{name}", confidence=confidence)

    for para in paras[:end]:
        number, place = _NUMBER.search(para.text), _PLACE.search(para.text)
        if number and len(para.text) < 120:
            keep("number", re.sub(r"\s+", "", number.group(1)).rstrip(".-/"), para)
            keep("date", dates.iso(para.text[number.end() :]), para, confidence=0.7)
        if place and len(para.text) < 120:
            keep("place", place.group(1), para)
            keep("date", dates.iso(place.group()), para)
    _bodies(paras[:end], keep)
    selfnamed.introduced(paras[:5], values, keep)
    _type_and_title(paras[:end], keep)
    _from_decider(paras[:end], values, keep)
    selfnamed.read(paras, end, values, keep)
    return Head(values, found, end)


def _end(paras):
    """The first paragraph that is preamble, label or prose (a finished sentence of some length)."""
    typed = False
    for i, para in enumerate(paras[:40]):
        text = para.text
        typed = typed or bool(_TYPE_LINE.match(text))
        if _NATION.search(text) or _PLACE.search(text) or _TYPE_LINE.match(text):
            continue
        if re.match(r"V/v\b", text):
            continue
        label = labels.match(text)
        if label and label.style != "letter":
            return i
        if typed and text[-1] in ".:" and not text.isupper():
            return i
        if PREAMBLE.match(text) and not text.isupper() and (len(text) > 60 or text[-1] in ";.,:"):
            return i
        if len(text) > 160 and re.search(r"[.:]\s*$|\.\s+[A-ZĐ]", text) and not text.isupper():
            return i
    return min(len(paras), 40)


def _bodies(head, keep):
    """Issuer and its superior: the capital lines of the left column above the number."""
    lines = []
    for para in head:
        text = para.text.strip(" *")
        if _NATION.search(text):
            continue
        if _LEFT_STOP.match(text) or _PLACE.match(text) or _TYPE_LINE.match(text):
            break
        if not lines and not text.isupper():
            continue
        if not text.isupper() or len(text) > 110:
            if any(re.match(words.BODY_CAPS, line) for line, _ in lines):
                break
            lines = []
            continue
        lines.append((text, para))
    names = []
    for text, para in lines:
        body = re.match(words.BODY_CAPS, text)
        torn = names and re.fullmatch(r"\w+|THỦ TƯỚNG", names[-1][0])
        if names and (
            torn or not body or _GEO.match(text) or re.search(r"(?:VÀ|,|CỦA|-)$", names[-1][0])
        ):
            before, first, _ = names[-1]
            names[-1] = (f"{before} {text}", first, para)
        elif body or not names:
            names.append((text, para, para))
    names = [name for name in names if re.match(words.BODY_CAPS, name[0])]
    if len(names) > 1 and _COMMITTEE.match(names[-1][0]):
        committee, _, last = names.pop()
        name, first, _ = names[-1]
        names[-1] = (f"{committee} {name}", first, last)
    if names:
        keep("issuer", names[-1][0], names[-1][1], names[-1][2])
    if len(names) > 1:
        keep("superior", " ".join(n[0] for n in names[:-1]), names[0][1], names[-2][2])


def _type_and_title(head, keep):
    for i, para in enumerate(head):
        match = _TYPE_LINE.match(para.text.strip(" *"))
        if match and not _NUMBER.search(para.text):
            after = head[i + 1].text if i + 1 < len(head) else ""
            acting = re.match(r"(?i)hành động", match.group(2) or after)
            keep("doc_type", match.group(1).lower() + (" hành động" if acting else ""), para)
            _title(head[i:], match.group(2), keep)
            return
    for para in head:
        subject = re.search(r"V/v\.?:?\s*(.+)$", para.text)
        if subject:
            keep("doc_type", "công văn", para, confidence=0.7)
            keep("title", subject.group(1), para)
            return
    if any(_NATION.search(p.text) for p in head):
        _caps_title(head, keep)
        return
    plain = [p for p in head if not _furniture(p.text)]
    if plain and len(plain) <= 4:
        keep("title", " ".join(p.text for p in plain), plain[0], plain[-1], 0.6)


def _caps_title(head, keep):
    """A header without its type line: the capitals below place and date are the title."""
    dated = [i for i, p in enumerate(head) if _PLACE.search(p.text) or _NUMBER.match(p.text)]
    caps = (
        [
            p
            for p in head[dated[-1] + 1 :]
            if p.text.isupper() and not re.match(words.BODY_CAPS, p.text)
        ]
        if dated
        else []
    )
    if caps:
        keep("title", " ".join(p.text for p in caps), caps[0], caps[-1], 0.6)


def _furniture(text):
    return bool(
        _NATION.search(text) or _PLACE.search(text) or _NUMBER.search(text) or text.isupper()
    )


def _title(head, rest, keep):
    lines = [(rest, head[0])] if rest.strip(" *") else []
    for para in head[1:]:
        text = para.text.strip(" *")
        if re.match(
            r"\W*$|-{2,}|_{2,}|\(?(?:Ban hành )?[Kk]èm theo|\(Dự thảo|Kính gửi|\(Kèm", text
        ):
            break
        if _PLACE.match(text) or _NATION.search(text) or _NUMBER.match(text):
            continue
        if (
            text.isupper()
            and _DECIDES.match(text)
            and not (lines and _UNFINISHED.search(lines[-1][0]))
        ):
            break
        if not lines and re.match(r"CỦA\s", text):
            continue
        if (
            lines
            and text.isupper()
            and not lines[-1][0].isupper()
            and re.match(words.BODY_CAPS, text)
        ):
            break
        lines.append((text, para))
    if lines:
        keep("title", " ".join(text for text, _ in lines), lines[0][1], lines[-1][1])


def _from_decider(head, values, keep):
    """«QUỐC HỘI», «BỘ TRƯỞNG BỘ Y TẾ» below the title says who decides, or says it in full."""
    for para in head[1:]:
        text = para.text.strip(" *")
        if not text.isupper() or not _DECIDES.match(text) or _CONTAINS_TYPE.search(text):
            continue
        body = _OFFICE.sub("", text)
        known = values.get("issuer", "")
        if known and body != known and body.startswith(known) and len(body) < 90:
            values.pop("issuer")
        keep("issuer", body, para, confidence=0.7)
