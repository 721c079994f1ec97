"""What a document says of itself in sentences: in its preamble, its last lines, an introduction."""

import re

from congdoan.reading import words
from congdoan.reading.steps import dates, labels

_VERBS = (
    r"ban hành|xây dựng|xác định|đề ra|báo cáo|hướng dẫn|yêu cầu|đề nghị|quyết định|kêu gọi|"
    r"phát động|"
    r"thông báo|tổ chức|triển khai|chỉ đạo|thống nhất|quyết nghị|lập kế hoạch|đề xuất|kết luận"
)
_ACTS = re.compile(
    rf"(?:^|[.;,]\s+)((?:{words.BODY})[^.;:]{{0,90}}?)\s+(?:{_VERBS})\s+([^.;:]*?)(?=,?\s*(?:cụ "
    rf"thể )?"
    rf"(?:như sau|với (?:các|những) nội dung)|[:.]|$)"
)
_ABOVE = re.compile(
    rf"Trên đây là\s+(?:toàn bộ\s+)?(?:nội "
    rf"dung\s+)?({words.DOC_TYPES})\b.*\bcủa\s+((?:{words.BODY})[^.;,/]*)",
    re.IGNORECASE,
)
_PASSED = re.compile(rf"(?:này|đã) được [^.;]{{5,120}} thông qua ngày ({dates.DATE})")
_INTRODUCED = re.compile(
    rf"(?i:ban hành)\s+({words.DOC_TYPES})\s+số\s+(\d+[\w/.-]+)[,\s]*"
    rf"(?:\(?\s*(?:ngày\s+)?({dates.DATE})\s*\)?)?,?\s*của\s+(.+?)\s+(về\s.+?)[.;]?$",
    re.IGNORECASE,
)


def introduced(paras, values, keep):
    """A reprint's own words above the text: «… ký ban hành Nghị quyết số A (ngày D) của B về C»."""
    for para in paras:
        found = _INTRODUCED.search(para.text)
        if found and "number" not in values:
            kind, number, date, body, about = found.groups()
            keep("doc_type", kind.lower(), para, confidence=0.6)
            keep("number", number, para, confidence=0.6)
            keep("date", dates.iso(date), para, confidence=0.6)
            keep("issuer", body, para, confidence=0.6)
            keep("title", about, para, confidence=0.6)
            return


def _above(para):
    found = _ABOVE.search(para.text)
    return found and (found.group(2), found.group(1).lower(), para)


def read(paras, end, values, keep):
    """Without a header the document names itself in its preamble or its last sentence (seeds)."""
    for body, kind, para in [found for found in map(_above, paras[-40:]) if found][:1]:
        keep("doc_type", kind, para, confidence=0.7)
        keep("issuer", body, para, confidence=0.6)
    _acting(paras[end : end + 14], values, keep)
    for para in paras[-6:]:
        passed = _PASSED.search(para.text)
        if passed:
            keep("date", dates.iso(passed.group(1)), para, confidence=0.6)
    symbol = re.search(r"[-/]([A-ZĐ][A-Za-zĐ]*)", values.get("number", ""))
    if symbol and symbol.group(1) in words.SYMBOLS:
        keep("doc_type", words.SYMBOLS[symbol.group(1)], paras[0], confidence=0.6)


def _acting(paras, values, keep):
    """The first sentence in which a body issues the paper: «Ban Thường vụ … ban hành Kế hoạch …»."""
    for para in paras:
        if labels.match(para.text):
            return
        acts = [m for m in _ACTS.finditer(para.text) if "Căn cứ" not in m.group(1)]
        if acts:
            _said(para, acts[-1], values, keep)
            return


def _said(para, act, values, keep):
    body, what = act.groups()
    body = re.sub(r"^.*(?:;|, )(?=[A-ZĐ])", "", body)
    if body.endswith("tỉnh") and "place" in values:
        body = f"{body} {values['place']}"
    keep("issuer", body, para, confidence=0.6)
    kind = words.is_type(what)
    keep("doc_type", kind, para, confidence=0.6)
    if (
        kind
        and "title" not in values
        and "nội dung" not in act.group() + para.text[act.end() :][:30]
    ):
        keep("title", what, para, confidence=0.5)
