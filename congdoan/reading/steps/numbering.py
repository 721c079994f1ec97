"""Labels that exist only as Word numbering, counted as Word counts them."""

import re

from docx.oxml.ns import qn

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Numbering:
    """`label(paragraph)` is called once a paragraph, in order; it counts as it goes."""

    def __init__(self, document):
        self._levels, self._lists, self._counts, self._restarts = {}, {}, {}, {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iter(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            self._levels[key] = {
                int(level.get(qn("w:ilvl"))): _level(level) for level in abstract.iter(qn("w:lvl"))
            }
        for num in root.iter(qn("w:num")):
            abstract = num.find(qn("w:abstractNumId"))
            if abstract is not None:
                self._lists[num.get(qn("w:numId"))] = abstract.get(qn("w:val"))
                self._restarts[num.get(qn("w:numId"))] = _restarts(num)

    def label(self, paragraph):
        """«1.», «a)», «-» or an empty string."""
        found = self._place(paragraph)
        if found is None:
            return ""
        num, depth = found
        key = self._lists[num]
        levels = self._levels.get(key, {})
        if depth not in levels:
            return ""
        form, text, _ = levels[depth]
        if form == "bullet":
            return "-"
        counts = self._counts.setdefault(key, {})
        counts |= {level: start - 1 for level, start in self._restarts.pop(num, {}).items()}
        counts[depth] = counts.get(depth, levels[depth][2] - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._one(levels, counts, int(m.group(1)) - 1), text)

    def _one(self, levels, counts, depth):
        form, _, start = levels.get(depth, ("decimal", "", 1))
        return written(counts.get(depth, start), form)

    def _place(self, paragraph):
        """(list, depth) from the paragraph itself or the nearest style that has one."""
        depth = None
        for properties in _properties(paragraph):
            found = properties.numPr if properties is not None else None
            if found is None:
                continue
            if depth is None and found.ilvl is not None:
                depth = found.ilvl.val
            if found.numId is not None:
                num = str(found.numId.val)
                return (num, depth or 0) if num in self._lists else None
        return None


def _properties(paragraph):
    yield paragraph._p.pPr
    style = paragraph.style
    while style is not None:
        yield style.element.pPr
        style = style.base_style


def _restarts(num):
    """Where a list starts anew although it is written like another one: {depth: first number}."""
    found = {}
    for override in num.iter(qn("w:lvlOverride")):
        start = override.find(qn("w:startOverride"))
        if start is not None:
            found[int(override.get(qn("w:ilvl")))] = int(start.get(qn("w:val")))
    return found


def _level(level):
    def value(name, default):
        found = level.find(qn(name))
        return found.get(qn("w:val")) if found is not None else default

    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(value("w:start", "1"))


def written(number, form):
    """4 as «4», «IV», «iv», «D» or «d»."""
    if form in ("upperRoman", "lowerRoman"):
        text = ""
        for size, sign in _ROMAN:
            text += sign * (number // size)
            number %= size
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if form == "upperLetter" else letter.lower()
    return f"{number:02d}" if form == "decimalZero" else str(number)
