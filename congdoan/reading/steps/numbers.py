"""Figures of a sentence: value or range, unit, and the comparator wherever it stands."""

import re
from dataclasses import dataclass

from congdoan.reading import words
from congdoan.reading.steps import comparators, masks

_NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d+\.\d{1,2}(?=\s*%)|\d+"
_WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_WORD = rf"(?:{'|'.join(_WORDS)})(?=\s+(?:{words.COUNTED})\b)"
_PERCENT = r"%|phần trăm\b|điểm %|điểm phần trăm\b"
_MONEY = (
    r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)*(?:đồng(?! (?:chí|bào|bộ))|VNĐ|VND|vnđ|đ(?![\w])|USD|"
    r"đô la(?: Mỹ)?(?:\s*\(USD\))?)"
    r"|(?:triệu|tỷ|tỉ)(?=\s*[,.;)/]|\s*$)"
)
_SCALE = {"nghìn": 1e3, "ngàn": 1e3, "triệu": 1e6, "tỷ": 1e9, "tỉ": 1e9}
_FIGURE = re.compile(
    rf"(?<![\w.,/\-–{masks.BLANK}])(?:(?P<lo>{_NUM})\s*(?P<lounit>%|"
    rf"[^\W\d]+(?:\s[^\W\d]+)?)?\s*(?:-|–|đến|tới)\s*"
    rf"(?=\d))?(?P<num>{_NUM})(?![\d])(?!\s?[-/]\s?[A-ZĐ])(?!(?!(?:m2|m²|km|ha|kg|kWh|MW)\b)[a-zA-ZđĐ])"
    rf"|(?P<word>(?<!\w){_WORD})"
)
_UNIT = re.compile(
    rf"\s*(?:(?P<percent>{_PERCENT})|(?P<mille>‰)|(?P<money>{_MONEY})|"
    rf"(?P<scale>triệu|nghìn|ngàn|tỷ|vạn)\s+(?=\w)|)"
)
_RATIO = re.compile(r"\s*/\s*\d{1,3}(?:\.\d{3})*(?:\s+(?!trở|và|đến|trong|vào)[^\W\d]+){0,2}")
# «1 dược sĩ đại học/10.000 dân»: the noun before the stroke may be of several words.
_LONG_RATIO = re.compile(
    r"\s*(?:(?!(?:trở|và|đến|được|có|trên|đạt)\b)[^\W\d]+\s){0,4}[^\W\d]+\s?/\s?\d{1,3}(?:\.\d{3})+"
    r"(?:\s+(?!trở|và|đến|trong|vào)[^\W\d]+){0,2}"
)
_PER = re.compile(
    r"\s*/\s*(?:\d+\s*)?(?:đơn vị|doanh nghiệp|công đoàn cơ sở|tập thể|cá nhân|gia đình|"
    r"đoàn viên|phụ nữ|người dân|bà mẹ|trẻ em|[^\W\d]+)(?:\s*/\s*[^\W\d]+)*"
)
_COUNTED = re.compile(rf"\s*(?:{words.COUNTED})(?!\w)", re.IGNORECASE)
_STOP = {
    "trở", "và", "là", "được", "có", "thì", "trong", "theo", "cho", "với", "ở", "tại", "đã",
    "hoặc", "so", "của", "đến", "từ", "trên", "dưới", "vào", "trước", "sau", "để", "mà", "nhưng",
    "bằng", "do", "bởi", "khi", "nếu", "gồm", "như", "thuộc", "nêu", "này", "đó", "nói", "hàng",
    "hằng", "mỗi",
}  # fmt: skip
_LOOSE = re.compile(r"(?:\s+|(?=m2|m²|km|ha|kg|kWh|MW))(m2|m²|[^\W\d_]+(?:\s+[^\W\d_]+)?)")
_BASE = re.compile(
    r"\s*(?:%|‰|[^\W\d¤]+){0,1}(?:\s+[^\W\d¤]+){0,3}?\s*(?:\([^)]*\)\s*)?"
    r"(?:xuống|lên|còn|tăng lên|giảm xuống|giảm còn|nâng lên)\s+(?:còn |đạt |mức |đến |thành )?"
    r"(?:trên |dưới |ít nhất |khoảng )?(?=\d)"
)


@dataclass(frozen=True)
class Number:
    """A figure inside a text: `start` with its comparator, `told` with its unit."""

    start: int
    at: int
    end: int
    value: float | None
    lo: float | None
    hi: float | None
    unit: str
    unit_class: str
    comparator: str
    strict: bool
    told: int = 0
    is_base: bool = False
    from_base: bool = False


def plain(text):
    """«3.000» as 3000, «1,5» as 1.5, «một» as 1; whole numbers stay integers."""
    if text in _WORDS:
        return _WORDS[text]
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    value = float(text.replace(",", "."))
    return int(value) if value == int(value) else value


def find(text):
    """Every figure of a text, in order."""
    masked = masks.mask(text)
    found, done = [], 0
    for match in _FIGURE.finditer(masked):
        if match.start() < done:
            continue
        number = _number(masked, match, found)
        if number:
            found.append(number)
            done = number.end
    return _with_bases(masked, found)


def _number(text, match, found):
    if match["word"] and not re.search(
        rf"(?:{comparators.AT_LEAST}|{comparators.AT_MOST}|mỗi\s.{{0,40}})\s*$",
        text[: match.start()],
    ):
        return None
    value_text = match["num"] or match["word"]
    if match["lo"] and match["lounit"] and not _same_unit(text, match):
        return _alone(text, match, found)
    end, unit, kind, scale = _unit(text, match.end())
    if not unit and not _bare_ok(text, match):
        return None
    value = _scaled(plain(value_text), scale)
    lo = _scaled(plain(match["lo"]), scale) if match["lo"] else None
    if lo is not None and lo >= value:
        lo = None
    told = end
    comparator, strict, start, end = comparators.told(text, match.start(), end, lo is not None)
    return Number(
        start, match.start(), end, None if lo is not None else value, lo,
        value if lo is not None else None, unit, kind, comparator, strict, told,
    )  # fmt: skip


def _alone(text, match, found):
    """The first number of what only looked like a range («15 xã đến 20 %»)."""
    single = re.compile(_FIGURE.pattern).match(text[: match.end("lounit")], match.start("lo"))
    return _number(text[: match.end("lounit")], single, found) if single else None


def _same_unit(text, match):
    rest = text[match.end() : match.end() + 30].lstrip()
    return rest.startswith(match["lounit"])


def _scaled(value, scale):
    value *= scale
    return int(value) if value == int(value) else round(value, 4)


def _unit(text, at):
    """(end, unit as printed, class, scale) of what follows a number."""
    match = _UNIT.match(text, at)
    if match["percent"]:
        return match.end(), "%", "%", 1
    if match["mille"]:
        return match.end(), "‰", "ratio", 1
    if match["money"]:
        scale = 1
        for word in match["money"].split():
            scale *= _SCALE.get(word, 1)
        per = _PER.match(text, match.end())
        printed = "USD" if re.search(r"USD|đô la", match["money"]) else "đồng"
        end = per.end() if per else match.end()
        return end, printed + (_tight(per) if per else ""), "money", scale
    scale = {**_SCALE, "vạn": 1e4}.get(match["scale"], 1)
    start = match.end() if match["scale"] else at
    long = _LONG_RATIO.match(text, start)
    if long:
        return long.end(), long.group().strip(), "ratio", scale
    end, unit = _noun(text, start)
    ratio = _RATIO.match(text, end)
    if ratio:
        return ratio.end(), (unit + ratio.group()).strip(), "ratio", scale
    per = _PER.match(text, end)
    if per and unit:
        return per.end(), unit + _tight(per), "ratio", scale
    return end, unit, "ratio" if unit.startswith("lần") else "count", scale


def _tight(per):
    return re.sub(r"\s*/\s*", "/", per.group()).strip()


def _noun(text, at):
    known = _COUNTED.match(text, at)
    if known:
        return known.end(), known.group().strip()
    loose = _LOOSE.match(text, at)
    if not loose:
        return at, ""
    first, *more = loose.group(1).split()
    if first.lower() in _STOP:
        return at, ""
    unit = first if not more or more[0].lower() in _STOP else loose.group(1)
    return at + loose.group().find(unit) + len(unit), unit


def _bare_ok(text, match):
    """A number without a unit counts only as an end point: «đạt 70», «từ 23 xuống 18»."""
    before = text[: match.start()]
    return bool(
        re.search(
            r"(?:xuống|lên|còn|đạt|trên|dưới|ít nhất|từ|là)\s+(?:còn\s+|trên\s+|mức\s+|khoảng\s+)?$",
            before,
        )
    )


def _with_bases(text, found):
    """Marks «từ 23 xuống 18»: the first is where one comes from, the second where one goes."""
    marked = []
    for i, number in enumerate(found):
        after = text[number.at : found[i + 1].at] if i + 1 < len(found) else ""
        down = re.search(
            r"(?:xuống|lên|giảm còn|còn)\s+(?:còn |đạt |mức |đến |thành )?(?:trên |dưới |"
            r"ít nhất |khoảng )?$",
            after,
        )
        base = bool(
            down
            and len(after) < 90
            and comparators.FROM.search(text[: number.at])
            and not re.search(r"[;.:]\s|trở lên", after)
        )
        comes = bool(marked and marked[-1].is_base)
        changed = {**vars(number), "is_base": base, "from_base": comes}
        if (
            comes
            and number.comparator == ">="
            and not number.strict
            and comparators.FROM.search(text[: number.at])
        ):
            changed["comparator"] = "="
        marked.append(Number(**changed))
    return marked
