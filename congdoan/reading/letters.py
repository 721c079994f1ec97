"""Regular expressions for Vietnamese, whose capitals and small letters alternate in Unicode."""

import re
import unicodedata

_ACCENTED = [
    char
    for char in map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])
    if unicodedata.category(char) in ("Lu", "Ll")
]
UPPER = "".join(char for char in _ACCENTED if char.isupper())
LOWER = "".join(char for char in _ACCENTED if char.islower())


def compile(pattern, flags=0):
    """re.compile in which À-Ỹ stands for the accented capitals and à-ỹ for the small letters."""
    return re.compile(pattern.replace("À-Ỹ", UPPER).replace("à-ỹ", LOWER), flags)
