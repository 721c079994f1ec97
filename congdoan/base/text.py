"""Vietnamese text: one spelling inside, any spelling outside, sorting by the given name."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

# A number and its unit never part at the end of a line.
UNBROKEN = "\u00a0"

# Ƣ/ƣ (letter OI) stands for Ư/ư in papers typed with broken fonts (seed 003).
_SLIPS = {"Ƣ": "Ư", "ƣ": "ư", UNBROKEN: " ", "\ufeff": "", "\u200b": ""}
_SLIP = re.compile(f"[{''.join(_SLIPS)}]")

# What stands around the digits of a typed number, and a number with Vietnamese marks.
_AROUND = re.compile(r"\s|%|đồng|đ")
_MARKED = re.compile(r"(?P<whole>-?(\d+|[1-9]\d{0,2}(\.\d{3})+))(,(?P<part>\d+))?")

# The older placement of tone marks (hoá, thuý, khoẻ) written as the newer one (hóa, thúy, khỏe).
_OLD_PLACES = "oá oà oả oã oạ oé oè oẻ oẽ oẹ uý uỳ uỷ uỹ uỵ".split()  # noqa: SIM905
_NEW_PLACES = "óa òa ỏa õa ọa óe òe ỏe õe ọe úy ùy ủy ũy ụy".split()  # noqa: SIM905
_PLACES = dict(zip(_OLD_PLACES, _NEW_PLACES, strict=True))
_PLACE = re.compile("(?<![qQ])(" + "|".join(_OLD_PLACES) + r")(?![\w])", re.IGNORECASE)

_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_LETTERS = {
    letter: f"{place:02d}"
    for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=10)
}


def nfc(text):
    """The same text in composed Unicode, with ư for ƣ and plain spaces for hard ones."""
    if text.isascii():  # sheets hold a million such cells
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _SLIP.sub(lambda slip: _SLIPS[slip.group()], text) if _SLIP.search(text) else text


def one_line(text):
    """NFC text with every run of white space folded into one space."""
    return " ".join(nfc(text).split())


def lines(text):
    """The lines that say something, without the white space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def same_tone(text):
    """Text whose tone marks stand where the newer spelling puts them: hoá and hóa become hóa.

    Syllables written without an ending consonant only; quý keeps its mark, its u belongs to q.
    """
    return _PLACE.sub(_move_tone, nfc(text))


def _move_tone(match):
    found = match.group(1)
    moved = _PLACES[found.lower()]
    if found.isupper():
        return moved.upper()
    return moved[0].upper() + moved[1:] if found[0].isupper() else moved


def fold(text):
    """Lower case without accents: what a search compares. «Nguyễn Đức» becomes «nguyen duc»."""
    text = str(text)
    return " ".join(text.lower().split()) if text.isascii() else _folded(text)


@lru_cache(maxsize=20_000)
def _folded(text):
    """A sheet asks several times after each name: of a slice of its rows none is worked out twice."""
    return " ".join(filter(None, map(_plain_word, nfc(text).lower().split())))


@lru_cache(maxsize=20_000)
def _plain_word(word):
    """Names are made of a few thousand syllables, met again and again."""
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFD", word).replace("đ", "d")
    return "".join(c for c in plain if not unicodedata.combining(c))


def sort_key(text):
    """A string whose plain (C) order is the Vietnamese order: letters first, then tones."""
    return " ".join(_word_key(word) for word in one_line(text).lower().split())


def turned(full_name):
    """A folded name, given name first: «Nguyễn Thị An» is «an nguyen thi»."""
    words = fold(full_name).split()
    return " ".join(words[-1:] + words[:-1])


def name_key(full_name):
    """Order of people as Vietnamese lists print them: given name, then family and middle names."""
    words = nfc(full_name).lower().split()
    return " ".join(map(_word_key, words[-1:] + words[:-1]))


@lru_cache(maxsize=50_000)
def _word_key(word):
    letters, tones = [], []
    for char in word:
        marks = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in marks if mark in _TONES), "")
        base = unicodedata.normalize("NFC", marks.replace(tone, "")) if tone else char
        letters.append(_LETTERS.get(base, f"0{ord(base):x}"))
        tones.append(_TONES.get(tone, "0"))
    return "".join(letters) + "." + "".join(tones)


def number(value, places=None):
    """1810 as «1.810», 92.50 as «92,5»; «–» for nothing. At most two decimals; `places` fixes how many."""
    if value is None:
        return "–"
    if places is None:
        whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    else:
        whole = f"{value:,.{places}f}"
    return whole.replace(",", " ").replace(".", ",").replace(" ", ".")


def unmarked(typed):
    """A typed number as a machine writes it: «1.810» is 1810, «0,5» 0.5, «2.340.000 đ» 2340000, «98,3 %» 98.3. A point
    that parts no thousands stays one: «85.5» is never 855. What is no number stays as it is, to be refused."""
    if typed.isdecimal():
        return typed
    bare = _AROUND.sub("", nfc(typed).lower())
    found = _MARKED.fullmatch(bare)
    if not found:
        return bare
    whole = found["whole"].replace(".", "")
    return f"{whole}.{found['part']}" if found["part"] else whole


def exact(value):
    """Every digit of a number: 2340000 as «2.340.000», 0.005 as «0,005»."""
    whole, _point, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + ("," + rest if rest else "")


def money(value):
    """136225000 as «136.225.000 đ»; «–» for nothing."""
    return "–" if value is None else f"{number(value)}{UNBROKEN}đ"


def percent(value, places=1):
    """51.13 as «51,1 %»; «–» for nothing."""
    return "–" if value is None else f"{number(share(value, places), places)}{UNBROKEN}%"


def share(value, places=1):
    """Hundredths, rounded; what is not yet the whole is not told as the whole: 99.96 is 99.9."""
    rounded = round(value, places)
    return rounded if rounded != 100 or value >= 100 else 100 - Decimal(10) ** -places
