"""The worker reads the files of documents, a few at a time, so that a search finds what is written in them."""

from pathlib import Path

from django.utils.translation import gettext_lazy

from congdoan.base import legacy
from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.reading import Unreadable
from congdoan.reading.steps import containers
from congdoan.records.file_words import FileWords
from congdoan.records.sheets import files
from congdoan.trail.jobs import between, job
from congdoan.trail.models import Attachment

READ = ("direction/documents", "direction/incoming")
WRITTEN = {".pdf", ".docx", ".txt"}
NEWEST = 100  # files that are looked through several times a minute; the night sees to all
MOST = 200_000  # characters kept of a file, some 80 pages: an index of words holds no more than a megabyte a row


@between
def read_newest():
    """One file of the newest that nobody has read yet: the worker has other work, which waits meanwhile."""
    newest = list(Attachment.objects.order_by("-pk").values_list("pk", flat=True)[:NEWEST])
    one = _unread().filter(pk__in=newest).order_by("-pk").first()
    if one is not None:
        _read(one)


@job("file-words", daily=gettext_lazy("Đọc tệp đính kèm của văn bản để tìm theo nội dung"))
def read_all(work):
    """Every file that nobody has read yet."""
    keys = list(_unread().order_by("pk").values_list("pk", flat=True))
    for done, one in enumerate(Attachment.objects.filter(pk__in=keys).order_by("pk").iterator(), 1):
        _read(one)
        work.step(done, len(keys))


def _unread():
    return Attachment.objects.filter(register__in=READ, words=None)


def _read(one):
    folded, why = _words(one)
    said = {
        "register": one.register,
        "record_id": one.record_id,
        "folded": folded,
        "why": why[:300],
    }
    FileWords.objects.get_or_create(attachment=one, defaults=said)


def _words(attachment):
    """(folded words, why there are none). Whatever is wrong with a file, the worker lives on."""
    try:
        with attachment.file.open("rb") as file:
            return fold(legacy.modern(_text(file.read(), attachment.name)))[:MOST].replace(
                "\0", " "
            ), ""
    except (Unreadable, Mistake) as fault:
        return "", str(fault)
    except Exception as fault:  # a damaged file fails in a dozen ways
        return "", f"{type(fault).__name__}: {fault}"


def _text(data, name):
    kind = Path(name).suffix.lower()
    if kind in files.BOOKS or kind == ".csv":
        return _of_book(data, name)
    if kind in WRITTEN:
        return containers.text_of(data, name)
    raise Mistake(f"Không đọc chữ trong tệp loại {kind or '?'}.")


def _of_book(data, name):
    """Cells of all tabs in their order, as far as is kept."""
    said, length = [], 0
    for tab, rows in files.tabs(data, name):
        for row in [[tab], *rows]:
            line = " ".join(str(cell) for cell in row if cell != "")
            said.append(line)
            length += len(line)
            if length > MOST:
                return "\n".join(said)
    return "\n".join(said)
