"""What hangs on records and is to be forgotten with them: files, comments, papers, notices, looks."""

from urllib.parse import unquote_plus

from django.db import transaction
from django.db.models import Q

from congdoan.base.struck import GONE
from congdoan.trail.jobs import Job
from congdoan.trail.models import Attachment, Comment, IssuedPaper, Notice, SavedView, SealedLook


def attached(*places):
    """Files on records of these places, each a register's path and keys of it."""
    return Attachment.objects.filter(_at(places))


def papers(*places):
    """Papers that were issued on records of these places and whose bytes are still kept."""
    return IssuedPaper.objects.filter(_at(places)).exclude(sha256=GONE)


def hung(*places):
    """(register's path, key) of those records on which files or papers hang, in order."""
    rows = (attached(*places), papers(*places))
    return sorted({pair for some in rows for pair in some.values_list("register", "record_id")})


def _at(places):
    found = Q(pk=None)
    for path, pks in places:
        found |= Q(register=path, record_id__in=pks)
    return found


def drop_files(path, pks):
    """The files go for good once all is written; how many."""
    files = list(attached((path, pks)))
    for one in files:
        transaction.on_commit(lambda kept=one.file: kept.storage.delete(kept.name))
    attached((path, pks)).delete()
    return len(files)


def drop_paper(paper, words):
    """Its number stays taken; what it said is gone."""
    paper.pdf, paper.docx, paper.sha256 = b"", b"", GONE
    paper.subject, paper.recipients = words.struck(paper.subject), words.struck(paper.recipients)
    paper.save(update_fields=["pdf", "docx", "sha256", "subject", "recipients"])


def strike(path, pks, addresses, words, *, whole):
    """Comments, looks and notices of these records without the words; comments wholly where `whole`."""
    said = Comment.objects.filter(register=path, record_id__in=pks)
    if whole:
        said.update(text=GONE)
    looks = SealedLook.objects.filter(register=path, record_id__in=pks)
    told = Notice.objects.filter(url__in=addresses)
    kept = papers((path, pks))
    for rows, name in ((said, "text"), (looks, "reason"), (told, "text"), (kept, "subject")):
        for one in rows:
            _strike(one, words, name)


def strike_mine(words):
    """Jobs that tell of the words, and searches for them that somebody kept."""
    for job in Job.objects.all().iterator():
        _strike(job, words, "title", "message", "payload")
    for view in SavedView.objects.all().iterator():
        if words.within(unquote_plus(view.query)) or words.within(view.name):
            view.delete()


def _strike(one, words, *names):
    changed = {
        name: words.struck(getattr(one, name)) for name in names if words.within(getattr(one, name))
    }
    if changed:
        type(one).objects.filter(pk=one.pk).update(**changed)
