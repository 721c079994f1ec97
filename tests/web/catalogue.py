"""What the source says, what the English catalogue answers, and the words of a page that are no data."""

import ast
import re
import struct
from html.parser import HTMLParser
from pathlib import Path

from django.utils.translation.template import templatize

import congdoan

ROOT = Path(congdoan.__file__).parent
HOME = ROOT / "locale/en/LC_MESSAGES"
CONTEXT = "\x04"
PLAIN = {
    "_",
    "_lazy",
    "_now",
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
}
NAMED = {"pgettext", "pgettext_lazy"}
LETTER = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.I)
SAID = {"title", "placeholder", "aria-label", "alt", "label"}
EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "path", "source", "use"}
# A page may carry Vietnamese here: scripts, rows of data, papers and the switch of the language.
SKIPPED = {"script", "style", "tbody", "datalist"}


def said():
    """Every message of Python files and templates: its text, with its context before it."""
    for path in ROOT.rglob("*.py"):
        if not {"node_modules", "migrations"} & set(path.parts):
            yield from _said_in(ast.parse(path.read_text("utf-8")))
    for path in ROOT.rglob("*.html"):
        if "node_modules" not in path.parts:
            for line in templatize(path.read_text("utf-8")).splitlines():
                yield from _said_in(_expression(line))


def _said_in(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        count = 1 if name in PLAIN else 2 if name in NAMED else 0
        texts = [arg.value for arg in node.args[:count] if _is_text(arg)]
        if count and len(texts) == count and texts[-1]:
            yield CONTEXT.join(texts)


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _expression(line):
    """`templatize` leaves calls between crosses: X _('…') X."""
    calls = re.findall(r"""\b(?:_|n?p?gettext)\((?:[^()"']|"[^"]*"|'(?:[^'\\]|\\.)*')*\)""", line)
    return ast.parse("[" + ", ".join(calls) + "]")


def of_source():
    """{message: translations} of the .po, contexts before their messages; fuzzy ones are refused."""
    found = {}
    for block in (HOME / "django.po").read_text("utf-8").split("\n\n"):
        entry, field = {}, None
        for line in block.splitlines():
            assert not line.startswith(("#,", "#~")) or "fuzzy" not in line, block
            if match := re.fullmatch(r'(msg\w+(?:\[\d\])?) (".*")', line):
                field = match[1]
                entry[field] = ""
                line = match[2]
            if line.startswith('"'):
                entry[field] += ast.literal_eval(line)
        if "msgid" in entry:
            context = [entry["msgctxt"]] if "msgctxt" in entry else []
            words = [text for name, text in entry.items() if name.startswith("msgstr")]
            found[CONTEXT.join([*context, entry["msgid"]])] = words
    return found


def compiled():
    """{message: translations} of the .mo, read as the format says (two tables of length and place)."""
    raw = (HOME / "django.mo").read_bytes()
    _magic, _version, count, sources, targets = struct.unpack("<5I", raw[:20])

    def texts(table, number):
        length, place = struct.unpack_from("<2I", raw, table + 8 * number)
        return raw[place : place + length].decode().split("\0")

    return {texts(sources, n)[0]: texts(targets, n) for n in range(count)}


class _Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.words = [], []

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag not in EMPTY:
            vietnamese = held.get("lang") == "vi"
            self.open.append((tag, tag in SKIPPED or vietnamese))
        if not self._skipped:
            self.words += [text for name, text in attrs if name in SAID and text]

    def handle_endtag(self, tag):
        names = [name for name, _skipped in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, text):
        if not self._skipped:
            self.words.append(" ".join(text.split()))

    @property
    def _skipped(self):
        return any(skipped for _tag, skipped in self.open)


def vietnamese(html, data=()):
    """The words of a page that are still Vietnamese, but for `data`: names, samples, what was typed."""
    page = _Words()
    page.feed(html)
    left = []
    for text in page.words:
        for known in sorted(data, key=len, reverse=True):
            text = text.replace(known, "")
        if LETTER.search(text):
            left.append(text)
    return sorted(set(left))
