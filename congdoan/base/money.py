"""Money, always whole đồng: in words for vouchers and papers, and as people type it."""

import re
from decimal import Decimal

from congdoan.base.errors import Mistake, _
from congdoan.base.text import fold, one_line

_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_SCALES = ("", "nghìn", "triệu")
_BILLION = 10**9

_UNITS = {
    **dict.fromkeys(("ty", "ti"), 10**9),
    **dict.fromkeys(("trieu", "tr"), 10**6),
    **dict.fromkeys(("nghin", "ngan", "k"), 10**3),
    "tram": 100,
    "": 1,
}
_CURRENCY = re.compile(r"\s*(đồng|dong|vnd|vnđ|đ|d|₫)\s*$", re.IGNORECASE)
_AMOUNT = re.compile(r"\s*([\d.,]*\d)\s*([a-z]*)")
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3}){2,}")
_PLAIN = re.compile(r"\d+")
_WITH_DECIMALS = re.compile(r"\d+[.,]\d{1,2}|\d{1,3}(\.\d{3})+,\d{1,2}")


def in_words(amount):
    """136225000: Một trăm ba mươi sáu triệu hai trăm hai mươi lăm nghìn đồng."""
    words = _number(abs(amount))
    words = f"âm {words}" if amount < 0 else words
    return f"{words[0].upper()}{words[1:]} đồng"


def parse(text):
    """Whole đồng from 136.225.000 đ, 1,5 triệu, 2 tỷ 500 triệu, 500k or a number of a sheet."""
    typed = one_line(str(int(text) if _is_whole(text) else text))
    bare = fold(_CURRENCY.sub("", typed))
    sign = -1 if bare.startswith("-") else 1
    parts = list(_AMOUNT.finditer(bare.removeprefix("-")))
    units = [_UNITS.get(found.group(2), 0) for found in parts]
    complete = "".join(found.group() for found in parts) == bare.removeprefix("-")
    if not complete or not parts or 0 in units or units != sorted(set(units), reverse=True):
        raise _unreadable(typed)
    digits = (found.group(1) for found in parts)
    amount = sum(_amount(*pair, typed) for pair in zip(digits, units, strict=True))
    return sign * _whole(amount, typed)


def _is_whole(value):
    return isinstance(value, (int, float, Decimal)) and value == value // 1


def _amount(digits, unit, typed):
    if _PLAIN.fullmatch(digits):
        return int(digits) * unit
    if _GROUPED.fullmatch(digits):
        return int(re.sub(r"[.,]", "", digits)) * unit
    if unit > 1 and _WITH_DECIMALS.fullmatch(digits):
        whole, part = re.split(r"[.,](?=\d{1,2}$)", digits)
        return Decimal(f"{whole.replace('.', '')}.{part}") * unit
    raise _unreadable(typed)


def _whole(amount, typed):
    if amount != int(amount):
        raise _unreadable(typed)
    return int(amount)


def _unreadable(typed):
    return Mistake(
        _(
            "«{text}» không phải là số tiền đồng nguyên."
            " Hãy ghi như 136.225.000 đ, 1,5 triệu hoặc 2 tỷ."
        ),
        text=typed,
    )


def _number(amount):
    """Words of a number from 0 up; every thousand million is a «tỷ» of its own."""
    if amount < _BILLION:
        return _below_billion(amount, led=False) or _DIGITS[0]
    billions, rest = divmod(amount, _BILLION)
    return " ".join(filter(None, (_number(billions), "tỷ", _below_billion(rest, led=True))))


def _below_billion(amount, led):
    """Groups of three with their scale; `led` when a higher number was spoken before."""
    words = []
    for power in (2, 1, 0):
        group = amount // 1000**power % 1000
        if group:
            words += [*_three(group, led or bool(words)), _SCALES[power]]
    return " ".join(filter(None, words))


def _three(group, led):
    """Words of 1 to 999; after a higher group the missing hundred is spoken."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens == 0 and ones and words:
        return [*words, "linh", _DIGITS[ones]]
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    return [*words, _one(tens, ones)] if ones else words


def _one(tens, ones):
    """The last digit as it sounds after its tens: mốt, tư, lăm."""
    if ones == 5 and tens:
        return "lăm"
    return {1: "mốt", 4: "tư"}.get(ones, _DIGITS[ones]) if tens > 1 else _DIGITS[ones]
