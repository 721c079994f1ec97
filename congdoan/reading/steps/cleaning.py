"""Raw text to clean paragraphs: one spelling, no page numbers, wrapped lines joined again."""

import re
from dataclasses import dataclass
from itertools import pairwise

from congdoan.base.text import nfc
from congdoan.reading import letters, words
from congdoan.reading.steps import columns, labels

MAX_PARAGRAPH = 6000  # characters; the longest paragraphs of real papers have some 3.000
LONGEST = 10 * MAX_PARAGRAPH  # lines that never end are not joined for ever
_LOOKALIKES = str.maketrans("аеорсухіАВЕКМНОРСТХІЅѕ", "aeopcyxiABEKMHOPCTXISs")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UNDATED = re.compile(r"\b(ngày|tháng)[ .…_]{2,}(?=tháng|năm)")
_GLUED = re.compile(r"(?<=[/-][A-ZĐ]{2})(?=ngày\s*\d)|(?<=\bngày)(?=\d{1,2}\s+tháng)")
_ONE_CELL = letters.compile(r"^\s*\|\s*([A-ZÀ-ỸĐ][^|]*?)\s*\|\s*$")
_PAGE = re.compile(r"^\s*(?:[-–—]\s*)?(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*$")
_RULE_LINE = re.compile(r"^[\s\-–—_=*~.·•|:+#]*$")
_MARKDOWN = re.compile(
    r"\*{2,}|(?<=\S)\*|(?<![\s\S])\*(?=\S)|(?<=[\s\"“(])\*(?=\S)|^#{1,6}\s+|^>\s+|__+"
)
_BULLET = letters.compile(r"^\s*(?:[-–—+•●○▪■◦*✓]|o(?= [A-ZĐ]))\s+|^\s*[-–+•●](?=[A-ZÀ-Ỹ\d])")
_PREAMBLE = re.compile(rf"Căn cứ\s|(?:Thực hiện|Theo|Triển khai)\s+(?i:{words.DOC_TYPES})\s")
_OPEN = re.compile(
    r"(?:Căn cứ|Thực hiện|Theo|Xét|Triển khai|Sau khi xem xét|Quán triệt)\s|Điều\s+\d+\."
)
_BULLET_LOWER = letters.compile(r"\S\s+[a-zà-ỹ]")
_ENDS = re.compile(r"[.;:!?…][\"”’)\]]*\s*$")
_CONSONANTS = "ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdđghklmnpqrstvx]"
_BROKEN = letters.compile(
    rf"(?<![\w.\d/]) ?(?<!\d )\b({_CONSONANTS}) ([aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩị"
    r"óòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ][a-zà-ỹ]*)"
)
_SPLIT_PERCENT = re.compile(r"(?<![\d.,])(?:(1) ?0 ?0|([1-9]) (\d))(?=\s*%)")
_SPLIT_THOUSAND = re.compile(r"(?<=\d)\. (?=000\b)|(?<=\d) \.(?=000\b)")


@dataclass(frozen=True)
class Paragraph:
    text: str
    start: int

    @property
    def end(self):
        return self.start + len(self.text)


def paragraphs(raw):
    """Clean paragraphs of a raw text; joined by newlines they are the text all spans refer to."""
    raw = columns.mend(re.sub(r"\r\n?|[\f\v\u2028\u2029]", "\n", nfc(raw)))
    lines = [_spelling(line) for line in raw.split("\n")]
    lines = columns.untangle([line for line in lines if not _noise(line)])
    found, start = [], 0
    for joined in _join(lines):
        for text in _portions(joined.replace(columns.APART, "")):
            found.append(Paragraph(text, start))
            start += len(text) + 1
    return found


def _portions(text):
    """A text without any break is cut at spaces, so that no rule has to look too far."""
    while len(text) > MAX_PARAGRAPH:
        cut = max(text.rfind(". ", 0, MAX_PARAGRAPH) + 1, text.rfind("; ", 0, MAX_PARAGRAPH) + 1)
        cut = cut or text.rfind(" ", 0, MAX_PARAGRAPH)
        cut = cut if cut > 0 else MAX_PARAGRAPH
        yield text[:cut]
        text = text[cut:].lstrip()
    yield text


def _spelling(line):
    line = line.replace("\t", "    ").replace("\u00ad", "")
    line = re.sub(r"\s{60,}", " " * 60, line)
    line = _GLUED.sub(" ", _UNDATED.sub(r"\1 ... ", _ONE_CELL.sub(r"\1", line)))
    if _CYRILLIC.search(line):
        line = " ".join(_latin(word) for word in line.split(" "))
    line = _MARKDOWN.sub("", line.replace("\\", ""))
    line = _BROKEN.sub(_mend, line)
    line = _SPLIT_PERCENT.sub(lambda m: "100" if m.group(1) else m.group(2) + m.group(3), line)
    return _SPLIT_THOUSAND.sub(".", line).rstrip()


def _latin(word):
    """A word in which every Cyrillic letter only looks like a Latin one, in Latin letters."""
    latin = word.translate(_LOOKALIKES)
    return word if _CYRILLIC.search(latin) else latin


def _mend(match):
    whole = match.group()
    lead = " " if whole.startswith(" ") else ""
    return f"{lead}{match.group(1)}{match.group(2)}"


def _noise(line):
    return bool(line.strip()) and bool(_PAGE.match(line) or _RULE_LINE.match(line))


def _join(lines):
    """Lines (blank ones too) to paragraphs: a line goes on unless something says it ends."""
    layout = _layout(lines)
    current, last, blank, counter = "", "", False, labels.Counter()
    for line in lines:
        text = " ".join(line.split())
        if not text:
            blank = True
            continue
        apart = blank and not layout.loose
        if current and not _starts_new(current, last, text, layout, apart, counter):
            current = _glue(current, text)
        else:
            if current:
                yield current
            current = text
            counter.see(text)
        last, blank = text, False
    if current:
        yield current


def _glue(current, text):
    tight = re.search(r"\w[-/]$", current[-2:]) and re.match(r"[A-ZĐ\d]", text)
    return current + text if tight else f"{current} {text}"


def _width(lines):
    sizes = sorted(len(" ".join(line.split())) for line in lines if line.strip())
    return max(sizes[int(len(sizes) * 0.9)], 50) if sizes else 50


@dataclass(frozen=True)
class _Layout:
    """How a text breaks its lines: `loose` when empty lines stand between wrapped lines too and so
    mean nothing (seeds 000, 001); `blocks` when empty lines alone part the paragraphs, whatever the
    length of their lines (pages of the web)."""

    width: int
    loose: bool
    blocks: bool


def _layout(lines):
    gaps, broken = _run_on(zip(lines, lines[2:], strict=False), lines[1:])
    joints, wrapped = _run_on(pairwise(lines), None)
    apart = broken / gaps if gaps else 0
    blocks = gaps > 5 and joints > 8 and apart < 0.1 and wrapped / joints > 0.4
    return _Layout(_width(lines), apart > 0.3, blocks)


def _run_on(pairs, between):
    """(pairs of lines, those in which the sentence goes on); `between` must be empty where given."""
    count = on = 0
    for place, (before, after) in enumerate(pairs):
        if before.strip() and after.strip() and not (between and between[place].strip()):
            count += 1
            on += _goes_on(before.strip(), after.strip())
    return count, on


def _goes_on(before, after):
    return after[0].islower() and not _ENDS.search(before) and not labels.match(after)


def _starts_new(current, last, text, layout, blank, counter):
    if len(current) > LONGEST:
        return True
    if columns.APART in (current[-1], text[0]) or "|" in text or "|" in last:
        return True
    width = layout.width
    full = len(last) + 1 + len(text.split()[0]) >= 0.8 * width and width <= 140
    ended = bool(_ENDS.search(last))
    inside = layout.blocks and not blank and not ended
    if _BULLET.match(text):
        return ended or not full or not _BULLET_LOWER.match(text)
    if labels.match(text):
        return ended or not full or counter.expects(text) or labels.is_division(text)
    if last.isupper() and len(last) > 12 and not text.isupper():
        return True
    if text[0].islower():
        return ended and (blank or not full)
    if _PREAMBLE.match(text) and not inside and not last.endswith(("theo", "Luật", ",")):
        return True
    if _OPEN.match(current) and not ended and not text.isupper():
        return blank and bool(labels.match(current))
    if labels.match(current) and current.isupper():
        return not (text.isupper() and not ended and not labels.CLOSING.match(text))
    if text[0] in "(,.;:)" and not ended and not blank:
        return False
    if inside and not last.isupper() and not text.isupper() and not labels.CLOSING.match(text):
        return False
    if blank or not full:
        return True
    return last.isupper() != text.isupper() if not ended else bool(labels.CLOSING.match(text))
