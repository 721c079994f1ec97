"""The comparator of a figure, wherever in its clause it stands: at least, above, about, or more."""

import re

AT_LEAST = r"(?:ít nhất|tối thiểu|chí ít|không dưới|không ít hơn|không thấp hơn|thấp nhất|≥|>=)"
AT_MOST = (
    r"(?:tối đa|không quá|không vượt quá|nhiều nhất|không cao hơn|không nhiều hơn|cao nhất|≤|<=)"
)
_MORE, _LESS = r"(?:trên|hơn|vượt|cao hơn|nhiều hơn|quá|>)", r"(?:dưới|thấp hơn|ít hơn|nhỏ hơn|<)"
_ABOUT = r"(?:khoảng|gần|xấp xỉ|ước|ước khoảng|ước đạt|từ khoảng|bằng khoảng)"
_AWAY = r"(?:\s+(?!trở)[^\W\d]+){0,7}?\s*"
_BEFORE = (
    (re.compile(rf"{AT_MOST}{_AWAY}$"), "<=", False),
    (re.compile(rf"{AT_LEAST}{_AWAY}$"), ">=", False),
    (re.compile(r"đạt và vượt\s*(?:mức\s*)?$"), ">=", False),
    (re.compile(rf"(?<!\w){_MORE}\s*(?:mức\s*)?$"), ">=", True),
    (re.compile(rf"(?<!\w){_LESS}\s*(?:mức\s*)?$"), "<=", True),
    (re.compile(rf"(?<!\w){_ABOUT}\s*$"), "about", False),
)
_BEYOND = re.compile(
    r"\s*(?:(?!trở|và|đạt|được|có|hoàn|xếp|mức|loại)[^\W\d]+,?\s+){0,8}?trở\s+(lên|xuống)"
)
_RATING = re.compile(r"nhiệm vụ|khá|tốt|loại|mức|giỏi|mạnh|cấp|trung bình|hạng|xuất sắc")
FROM = re.compile(r"(?<!\w)(?:[Tt]ừ)\s*$")


def told(text, at, end, is_range):
    """(sign, strict, start with the comparator, end with it) of the figure at `at` to `end`."""
    before = text[max(0, at - 60) : at]
    beyond = _BEYOND.match(text, end)
    after = end
    if beyond and not _RATING.search(beyond.group()):
        after = beyond.end()
        start = at - (len(before) - FROM.search(before).start() if FROM.search(before) else 0)
        return (">=" if beyond.group(1) == "lên" else "<="), False, start, after
    clause = re.split(r"[;:.,(]\s|¤", before)[-1]
    source = re.sub(r"(?<!\w)[Tt]ừ\s*$", "", clause)
    low = source.lower()
    for pattern, sign, strict in _BEFORE:
        found = pattern.search(low)
        if found and not re.search(r"\d", found.group()):
            return sign, strict, at - (len(clause) - found.start()), after
    since = FROM.search(clause)
    if since:
        return ("=" if is_range else ">="), False, at - (len(clause) - since.start()), after
    return "=", False, at, after
