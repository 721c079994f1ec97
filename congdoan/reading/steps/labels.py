"""Labels of headings and paragraphs: «I.», «1.», «2.1.», «a)», «(1)», «Điều 3.», «Phần II»."""

import re
from dataclasses import dataclass
from itertools import pairwise

from congdoan.reading import letters

_ROMAN = r"(?:X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
# Outermost first; a style nests under every style that stands above it here.
_STYLES = (
    ("part", r"(?i:phần)\s+(?:(?i:thứ\s+\w+)|[IVX]+|\d+)\b[.:]?"),
    ("annex", r"(?i:phụ lục)(?:\s+(?:số\s*)?(?:[IVX]+|\d+|[A-Z])\b)?[.:]?(?=\s*$|\s)"),
    ("chapter", r"(?i:chương)\s+(?:[IVX]+|\d+)\b[.:]?"),
    ("division", r"(?i:mục)\s+(?:\d+|[IVX]+)\b[.:]?(?=\s|$)"),
    ("letter", r"[A-HĐ](?:\s?[./]|\s?[-–])(?=\s|$)"),
    (
        "roman",
        rf"{_ROMAN}(?:\s?[.)]|\s?/(?=\s)|\s?[-–](?=\s|[A-ZÀ-ỸĐ]{2})|:(?=\s))(?=\s|[A-ZÀ-ỸĐ]|$)",
    ),
    ("article", r"(?i:điều)\s+\d+[a-z]?\s*[.:](?=\s|$)"),
    ("arabic", r"\d{1,2}(?:\s?[.)]|\s?[/:–-](?=\s))(?!\d)(?=\s|[A-ZÀ-ỸĐ“\"]|$)"),
    ("arabic2", r"\d{1,2}\.\d{1,2}(?:[.)]|\s?[-–](?=\s))?(?![\d,%])(?=\s|[A-ZÀ-ỸĐ]|$)"),
    ("arabic3", r"\d{1,2}\.\d{1,2}\.\d{1,2}(?:[.)])?(?![\d,%])(?=\s|[A-ZÀ-ỸĐ]|$)"),
    ("arabic4", r"(?:\d{1,2}\.){3}\d{1,2}\.?(?=\s|$)"),
    ("small", r"[a-zđ](?:\d?\)|\.(?=\s)|\s?/(?=\s))(?=\s|[A-ZÀ-ỸĐ]|$)"),
    ("bracket", r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)"),
)
RANK = {name: rank for rank, (name, _) in enumerate(_STYLES)}
_PATTERNS = [(name, letters.compile(pattern)) for name, pattern in _STYLES]
_LETTERS = "ABCDĐEGH"
_DIGITS = {"I": 1, "V": 5, "X": 10}
CLOSING = re.compile(
    r"(?:TM\.?|T/M\.?|T\.M\.?|KT\.?|K/T\.?|TL\.?|T/L\.?|TUQ\.?|Q\.)\s*[A-ZĐ]|[Nn]ơi nhận|NƠI NHẬN"
)

_OPENS = letters.compile(r"[A-ZÀ-ỸĐ“\"(]|$")
_GOES_ON = letters.compile(r"[a-zà-ỹ%]")


@dataclass(frozen=True)
class Label:
    style: str
    text: str
    number: int


def match(text):
    """The label a paragraph begins with, or None."""
    for style, pattern in _PATTERNS:
        found = pattern.match(text)
        if not found:
            continue
        label = found.group().strip()
        if _doubtful(style, text, found.end()):
            continue
        return Label(style, label, _number(style, label))
    return None


def is_division(text):
    """Whether a text begins with «Phần», «Chương», «Mục» or «Phụ lục» as a label."""
    label = match(text)
    return label is not None and RANK[label.style] < RANK["letter"]


def _doubtful(style, text, end):
    rest = text[end:].lstrip()
    if style in ("arabic2", "arabic3") and not _OPENS.match(rest):
        return True
    if style in ("part", "annex", "chapter", "division"):
        return bool(_GOES_ON.match(rest))
    if style in ("arabic", "roman", "letter"):
        return bool(_GOES_ON.match(rest)) and text[end - 1] != ")"
    return False


def _number(style, label):
    last = re.findall(r"\d+|[IVX]+|\w", label)
    if not last:
        return 0
    word = last[-1]
    if word.isdecimal():
        return int(word)
    if re.fullmatch(r"[IVX]+", word) and style != "letter":
        return roman(word)
    return _LETTERS.find(word.upper()) + 1


def roman(word):
    """XIV as 14."""
    values = [_DIGITS[char] for char in word] + [0]
    return sum(v if v >= after else -v for v, after in pairwise(values))


class Counter:
    """Remembers the last number of each style, to tell a label from a number that begins a line."""

    def __init__(self):
        self._last = {}

    def see(self, text):
        label = match(text)
        if label:
            self._last[label.style] = label.number

    def expects(self, text):
        label = match(text)
        before = self._last.get(label.style, 0)
        return label.number in (1, before + 1)
