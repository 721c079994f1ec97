"""Words that are to be forgotten, found however they are spelled and struck out of whatever holds them.

    words = Words(["Lò Thị Mai", "0912 000 001"])
    words.within("gặp LO THI MAI hôm qua")      True
    words.struck({"note": "gọi 0912000001"})    {"note": "gọi …"}

A name is found in any case, with or without its accents, its words parted by any blanks; a number however
it is grouped. Only whole words: «Mai» is not found in «Maika».
"""

import re

from congdoan.base.text import fold, nfc, one_line

GONE = "…"
SHORTEST = 4  # what is shorter stands in too many texts that mean something else
_NUMBER = re.compile(r"[\d\s.+-]+")


class Words:
    """The texts to forget; those too short to be told from others are left out."""

    def __init__(self, texts):
        forms = {form for text in texts for form in _forms(text)}
        parts = sorted((_part(form) for form in forms), key=len, reverse=True)
        self._found = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)
        self._any = bool(parts)

    def within(self, value):
        """Whether one of them stands in a text, or anywhere in lists and dicts of texts."""
        return self._any and self.struck(value) != value

    def struck(self, value):
        """The value without them; what is no text stays as it is."""
        if isinstance(value, str):
            return self._in_text(value) if self._any else value
        if isinstance(value, list | tuple):
            return type(value)(self.struck(one) for one in value)
        if isinstance(value, dict):
            return {self.struck(name): self.struck(one) for name, one in value.items()}
        return value

    def _in_text(self, text):
        clean = nfc(text)
        return self._found.sub(GONE, clean) if self._found.search(clean) else text


def _forms(text):
    plain = one_line(str(text or ""))
    return {form for form in (plain, fold(plain)) if len(form) >= SHORTEST}


def _part(form):
    if _NUMBER.fullmatch(form):
        return r"[\s.-]?".join(char for char in form if char.isdecimal())
    return r"\s+".join(re.escape(word) for word in form.split())
