"""Numbers a paper, prints it, and hangs it on the record it decides."""

import hashlib
import re

from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.papers import docx, pdf
from congdoan.base.text import one_line
from congdoan.trail.hooks import offered
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import IssuedPaper

_PLACE = re.compile(r"(?:tỉnh|thành phố) (\w[\w ]*)$", re.IGNORECASE)
_TO_FILL = "……"


@in_vietnamese()
def issue(record, *, actor, unit, symbol, dated, build, path="", serial=None):
    """The next paper of `unit` under `symbol`; `build(number)` says what it says. An IssuedPaper.

    `path` names the shelf of a record that is in no register; `serial` is a number already given by
    hand. Raises `Mistake` when another paper of that year bears it, or what a register knows to have been given it on
    paper (`typed_numbers`).
    """
    free = IssuedPaper.next_serial(unit, symbol, dated.year)
    if serial is not None:
        _refuse_twice(unit, symbol, dated, serial, free)
    serial = serial or free
    paper = build(f"{serial:02d}/{symbol}")
    printed = pdf(paper)
    return IssuedPaper.objects.create(
        register=path or record.register.path, record_id=record.pk, unit=unit, symbol=symbol,
        year=dated.year, serial=serial, dated=dated, kind=paper.kind[:40], subject=(paper.subject or paper.kind)[:500],
        signer=paper.signature.name if paper.signature else "", recipients=list(paper.recipients),
        by=actor.user if actor.user.is_authenticated else None, pdf=printed, docx=docx(paper),
        sha256=hashlib.sha256(printed).hexdigest(),
    )  # fmt: skip


def is_numbered(record):
    """Whether a paper hangs on the record: it is not removed then, and what the paper says of it stands."""
    return IssuedPaper.objects.of(record.register.path, record).exists()


def _refuse_twice(unit, symbol, dated, serial, free):
    borne = IssuedPaper.objects.filter(unit=unit, symbol=symbol, year=dated.year, serial=serial)
    told = (bearer(unit, symbol, dated, serial) for bearer in offered("typed_numbers", "bearer"))
    subject = borne.values_list("subject", flat=True).first() or next(filter(None, told), None)
    if subject is not None:
        raise Mistake(
            _("Số {number} năm {year} đã cấp cho «{subject}». Ghi số khác, hoặc để trống để máy cấp số "
              "kế tiếp ({free})."),
            field="serial", number=f"{serial:02d}/{symbol}", year=dated.year, subject=subject, free=f"{free:02d}",
        )  # fmt: skip


def head(unit, day):
    """What the head of a paper of `unit` bears on that day: superior, issuer and place."""
    above = unit.parent_on(day)
    return {
        "superior": above.name_on(day).upper() if above else "",
        "issuer": unit.name_on(day).upper(),
        "place": _place(unit, day),
    }


def _place(unit, day):
    """The nearest province or city named in the line upwards; room to write where none is."""
    for above in reversed(unit.line_on(day)):
        if found := _PLACE.search(one_line(above.name_on(day))):
            return found.group(1)
    return _TO_FILL
