"""What a document rests on and cites, read from its text or its first file, kept under ADR 0008's identities."""

import hashlib
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.direction.documents.kinds import PROGRAMMES
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.reading import Unreadable
from congdoan.reading.steps import containers
from congdoan.records.write import save
from congdoan.trail.models import Attachment

READABLE = (".docx", ".pdf", ".txt", ".odt")
RESTS = (Finding.Kind.BASE, Finding.Kind.CITATION)


def collect(actor, record, *, text=""):
    """A `Reading` of the record's text, or of the first file that gives one; None when there is none.
    The record points at it; whoever called saves the record.

    The same text is read once. What it rests on is taken as read; targets and tasks of a plan wait
    for a person as ever.
    """
    text = text.strip() or _of_files(record).strip()
    digest = hashlib.sha256(text.encode()).hexdigest()
    if not text or (record.reading and record.reading.sha256 == digest):
        return record.reading
    reading = Reading(
        unit=record.unit, name=str(record)[:200], text=text, sha256=digest, limited=record.is_limited
    )  # fmt: skip
    save(reading, actor=actor)
    reading.key = record.key or reading.key
    Finding.objects.filter(record=reading, kind__in=RESTS).update(
        decision=Finding.Decision.CONFIRMED
    )
    reading.programme = _programme(record)
    if reading.programme or record.kind not in PROGRAMMES:
        reading.status = Reading.Status.CONFIRMED
    save(reading, actor=actor)
    record.reading = reading
    return reading


@transaction.atomic
def collect_incoming(actor, incoming):
    """The same of a document that came in, at the press of a button."""
    found = collect(actor, incoming, text=incoming.text)
    if found is not None:
        save(incoming, actor=actor, reason=_("Thu căn cứ, viện dẫn"))
    return found


def _programme(record):
    """The unit's programme of that number, when it was read in before: nothing waits then."""
    if record.kind not in PROGRAMMES or not record.number:
        return None
    rows = Programme.objects.across_units("a programme the document already became")
    return rows.filter(unit=record.unit, number=record.number).first()


def _of_files(record):
    for one in Attachment.objects.of(record.register.path, record).order_by("pk"):
        if Path(one.name).suffix.lower() in READABLE:
            try:
                with one.file.open("rb") as file:
                    return containers.text_of(file.read(), one.name)
            except (Unreadable, Mistake):
                continue
    return ""


def rests_on(record):
    """[(words, key)] of what the document rests on, then what it only names."""
    if not record.reading_id:
        return []
    found = Finding.objects.filter(record=record.reading_id, kind__in=RESTS).exclude(
        decision=Finding.Decision.REJECTED
    )
    return sorted(found, key=lambda one: (one.kind != Finding.Kind.BASE, one.start))
