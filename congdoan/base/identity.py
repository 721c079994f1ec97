"""Citizen numbers (CCCD): checked with a warning, masked, sealed, and recognised without opening.

    faults(number, woman=True, birth_year=1990)   what looks wrong, as Mistakes; empty when well
    mask(number)                                  ••••••••3456
    seal(text, secret) -> bytes                   open_sealed(sealed, secret) -> str
    fingerprint(text, pepper) -> str              64 hex digits, equal for equal numbers
    with_zeros(12190001234)                       "012190001234"

A number is warned about, never refused: cards with mistakes and changed sex exist, and there is
no check digit.
"""

import hmac
import os
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from congdoan.base.errors import Mistake, _
from congdoan.base.text import nfc

# Provinces of birth registration (TT 07/2016/TT-BCA); cards after the mergers of 2025 keep them.
_PROVINCES = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 "
    "036 037 038 040 042 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 "
    "074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096"
)
PROVINCES = frozenset(_PROVINCES.split())
LENGTH = 12
OLD_LENGTH = 9  # of the identity cards before; some begin with 0
_NONCE = 12  # bytes, fresh for each seal
_SHORTEST_SECRET = 16


def clean(number):
    """The bare number: letters and digits only, without spaces, dots and dashes."""
    text = str(number)
    if text.isascii() and text.isalnum():
        return text.upper()
    return "".join(char for char in nfc(text).upper() if char.isalnum())


def with_zeros(cell):
    """The cell of a sheet as a text, with the zeros in front that the sheet ate.

    Every citizen number begins with 0: eleven digits lack one, ten lack two where a province of birth comes
    of it (001 is Hà Nội). Eight that stand as a number are an old card that lacks one; passports, with
    their letters, and texts of eight digits stay as they are.
    """
    text = str(cell)
    if not (text.isascii() and text.isdecimal()) or text[0] == "0":
        return text
    whole = text.zfill(LENGTH)
    if len(text) == LENGTH - 1 or (len(text) == LENGTH - 2 and whole[:3] in PROVINCES):
        return whole
    old = len(text) == OLD_LENGTH - 1 and not isinstance(cell, str)
    return text.zfill(OLD_LENGTH) if old else text


def faults(number, *, woman=None, birth_year=None):
    """What looks wrong with a citizen number, a list of Mistakes.

    `woman` True or False and `birth_year` are compared when they are known.
    """
    digits = clean(number)
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdecimal()):
        return [
            Mistake(
                _("Số căn cước phải có {length} chữ số, đang có {count} ký tự. Hãy xem lại thẻ."),
                field="citizen_id",
                length=LENGTH,
                count=len(digits),
            )
        ]
    checks = (_province_fault(digits), _sex_fault(digits, woman), _year_fault(digits, birth_year))
    return [fault for fault in checks if fault]


def mask(number, shown=4):
    """The last digits only, as lists and screens show a number."""
    digits = clean(number)
    kept = digits[-shown:] if len(digits) > shown else ""
    return "•" * (len(digits) - len(kept)) + kept


def seal(text, secret):
    """The text encrypted, with a mark that shows tampering; two seals of one text differ."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher(secret).encrypt(nonce, text.encode(), None)


def open_sealed(sealed, secret):
    """The text that was sealed with that secret; a Mistake when it was another or was touched."""
    try:
        sealed = bytes(sealed)
        return _cipher(secret).decrypt(sealed[:_NONCE], sealed[_NONCE:], None).decode()
    except (InvalidTag, ValueError):
        raise Mistake(
            _("Không mở được số đã mã hóa: khóa đã đổi hoặc dữ liệu đã hỏng. Hãy báo quản trị.")
        )


def fingerprint(text, pepper):
    """Keyed hash of the bare number (HMAC-SHA256, hex): tells equal numbers, gives none away."""
    return hmac.digest(_strong(pepper), clean(text).encode(), "sha256").hex()


def _province_fault(digits):
    if digits[:3] in PROVINCES:
        return None
    return Mistake(
        _("Ba số đầu {code} không phải mã nơi đăng ký khai sinh đã biết (001–096)."),
        field="citizen_id",
        code=digits[:3],
    )


def _sex_fault(digits, woman):
    sex_digit = int(digits[3])
    if woman is None or sex_digit % 2 == bool(woman):
        return None
    template = (
        _("Chữ số thứ tư là {digit}, ứng với nam, nhưng giới tính đang ghi là nữ.")
        if woman
        else _("Chữ số thứ tư là {digit}, ứng với nữ, nhưng giới tính đang ghi là nam.")
    )
    return Mistake(template, field="citizen_id", digit=sex_digit)


def _year_fault(digits, birth_year):
    # The fourth digit counts the centuries from 1900 in pairs: man, woman.
    year = 1900 + 100 * (int(digits[3]) // 2) + int(digits[4:6])
    if birth_year is None or year == birth_year:
        return None
    return Mistake(
        _("Số căn cước ứng với năm sinh {year}, nhưng năm sinh đang ghi là {birth_year}."),
        field="citizen_id",
        year=year,
        birth_year=birth_year,
    )


@lru_cache(maxsize=8)
def _strong(secret):
    """The secret as bytes; a short one is a fault of the installation."""
    raw = secret.encode() if isinstance(secret, str) else bytes(secret)
    if len(raw) < _SHORTEST_SECRET:
        raise ValueError(f"the secret must have at least {_SHORTEST_SECRET} bytes")
    return raw


@lru_cache(maxsize=8)
def _cipher(secret):
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"congdoan citizen number")
    return AESGCM(key.derive(_strong(secret)))
