"""When a figure holds: period, deadline, every year."""

import re

_DEADLINE = re.compile(
    r"(?:đến|trước|chậm nhất(?: đến)?|hoàn thành(?: trước| trong)?|kể từ)\s+(?:hết\s+|cuối\s+|"
    r"thời điểm\s+|khoảng\s+|trước\s+)*"
    r"(?:ngày\s+)?(?:(?P<day>\d{1,2}/\d{1,2}/\d{4})|tháng\s+(?P<month>\d{1,2})\s*(?:/|"
    r"năm\s+)(?P<my>\d{4})"
    r"|(?:hết\s+|cuối\s+)*năm\s+(?P<year>(?:19|20)\d{2})|(?P<term>hết nhiệm kỳ|nhiệm kỳ|"
    r"cuối nhiệm kỳ))",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|thời kỳ|\b\d{1,2} năm)\s+(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}|"
    r"năm học \d{4}\s*[-–]\s*\d{4}"
    r"|(?:quý\s+[IV\d]+(?:[/ ]|\s+năm\s+)|tháng\s+\d{1,2}(?:/|\s+năm\s+)|6 tháng (?:đầu|cuối) |"
    r"9 tháng )?"
    r"(?:năm\s+)?(?<=năm )(?:19|20)\d{2}",
    re.IGNORECASE,
)
YEARLY = re.compile(
    r"h[àằ]ng năm|mỗi năm|từng năm|bình quân (?:mỗi |h[àằ]ng |một )?năm|trung bình (?:mỗi |"
    r"h[àằ]ng )?năm|"
    r"/năm\b|một năm\b(?! học)|trong năm,? mỗi|năm sau cao hơn năm trước",
    re.IGNORECASE,
)
# «Hằng năm, …; …» holds for the rest of its sentence; «…/năm» only for its own figure.
SHARED_YEARLY = re.compile(r"(?<!bình quân )h[àằ]ng năm", re.IGNORECASE)
_CITED = re.compile(
    r"\([^)]*\)|“[^”]*”|\"[^\"]*\"|(?:ngày\s+)?\d{1,2}(?:/\d{1,2}/| tháng \d{1,2} năm )\d{4}|"
    r"(?:so với|lần) (?:cuối |cùng kỳ )?năm \d{4}",
    re.IGNORECASE,
)


def deadline(*texts):
    """The deadline said by the first text that says one: ISO for dates and years, else words."""
    for text in texts:
        found = list(_DEADLINE.finditer(re.sub(r"“[^”]*”", lambda m: " " * len(m.group()), text)))
        if found:
            return _iso(found[-1])
    return None


def _iso(found):
    if found["day"]:
        day, month, year = found["day"].split("/")
        return f"{year}-{int(month):02d}-{int(day):02d}"
    if found["month"]:
        return f"{found['my']}-{int(found['month']):02d}"
    if found["year"]:
        return f"{found['year']}-12-31"
    return "hết nhiệm kỳ"


def period(*texts):
    """The period named by the first text that names one."""
    for text in texts:
        found = _PERIOD.search(_CITED.sub(" ", text or ""))
        if found:
            return found.group()
    return None
