"""Tax codes: ten digits of which the last is a check, thirteen for what depends on another, and since July
2025 the twelve of a citizen for households (TT 86/2024/TT-BTC art. 5).

    bare("0100109106 - 001")   "0100109106001"
    is_odd("0100109107")       True: the check digit is another one
    with_zero(100109106)       "0100109106", when the check digit agrees
"""

from congdoan.base import identity

# The check digit is ten less the sum of the nine others, so weighed, in elevens.
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
LENGTH, DEPENDENT = 10, 13


def bare(code):
    """The code without spaces, dots and dashes."""
    return identity.clean(code)


def is_odd(code):
    """Whether a code of ten or thirteen digits has another check digit than it should have."""
    digits = bare(code)
    return _has_check(digits) and not _checks(digits)


def with_zero(cell):
    """The cell of a sheet as a text, with the zero in front that the sheet ate; a code that does not check
    with it stays as it is."""
    text = str(cell)
    if len(text) == identity.LENGTH - 1:
        return identity.with_zeros(cell)
    whole = f"0{text}"
    return whole if text[:1] != "0" and _has_check(whole) and _checks(whole) else text


def _has_check(digits):
    return digits.isascii() and digits.isdecimal() and len(digits) in (LENGTH, DEPENDENT)


def _checks(digits):
    weighed = sum(w * int(digit) for w, digit in zip(_WEIGHTS, digits, strict=False))
    return int(digits[LENGTH - 1]) == LENGTH - weighed % 11
