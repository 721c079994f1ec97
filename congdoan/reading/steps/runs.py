"""The letters of a Word paragraph: every run that is printed, in Unicode whatever its font."""

from docx.oxml.ns import qn

from congdoan.base import legacy

_HIDDEN = {
    qn(f"w:{name}")
    for name in ("del", "moveFrom", "txbxContent", "instrText", "delText", "rPr", "pPr")
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_SYMBOLS = {
    "f0b3": "≥",
    "f0a3": "≤",
    "f0b1": "±",
    "f0d7": "×",
    "f02d": "-",
    "f0b7": "-",
    "f0b0": "°",
}


def text_of(paragraph):
    """The text as printed: insertions, links, content controls and tags in, deletions out."""
    usual = legacy.of_font(_font_of_style(paragraph.style))
    return "".join(_letters(paragraph._p, usual))


def _letters(element, coding):
    for child in element:
        if child.tag in _HIDDEN:
            continue
        if child.tag == qn("w:t"):
            yield legacy.decode(child.text or "", coding)
        elif child.tag == qn("w:sym"):
            yield _SYMBOLS.get((child.get(qn("w:char")) or "").lower(), "")
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == qn("w:r"):
            yield from _letters(child, _coding_of_run(child, coding))
        else:
            yield from _letters(child, coding)


def _coding_of_run(run, usual):
    fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    name = fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) if fonts is not None else None
    return legacy.of_font(name) if name else usual


def _font_of_style(style):
    while style is not None:
        if style.font.name:
            return style.font.name
        style = style.base_style
    return None
