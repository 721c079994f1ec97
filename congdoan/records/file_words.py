"""Words of files that hang on records: searched like the record's own, and told by the name of the file.

A worker writes them once (`direction.documents.file_reading`): reading a file takes longer than a page may.
"""

from django.db import models
from django.db.models import Q

from congdoan.base.text import fold
from congdoan.records.words import having, word_index
from congdoan.trail.models import Attachment


class FileWords(models.Model):
    """What is written in one file, folded; `why` tells where nothing could be read."""

    attachment = models.OneToOneField(Attachment, models.CASCADE, related_name="words")
    register = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    folded = models.TextField(blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            word_index("file_words_words"),
            models.Index(fields=["register", "record_id"], name="file_words_of"),
        ]

    def __str__(self):
        return f"{self.register} {self.record_id}"


def also_in_files(register, rows, text):
    """Rows that bear the words themselves, or in a file."""
    model = register.model
    own = (
        having(model.objects.across_units("words, before the scope"), text).order_by().values("pk")
    )
    found = [own]
    for path, way in register.reads_files.items():
        said = having(FileWords.objects.filter(register=path), text).values("record_id")
        told = model.objects.across_units("words of files, before the scope").order_by()
        found.append(told.filter(**{f"{way}__in": said}).values("pk"))
    return rows.filter(pk__in=found[0].union(*found[1:]))


def name_files(register, records, text):
    """Gives each record `found_in`: the names of its files that bear the words of the search."""
    places = Q(pk=None)
    for path, way in register.reads_files.items():
        places |= Q(register=path, record_id__in=[getattr(one, way) for one in records])
    names = {}
    said = (
        having(FileWords.objects.filter(places), text).select_related("attachment").order_by("pk")
    )
    for one in said if fold(text or "").strip() else ():
        names.setdefault((one.register, one.record_id), []).append(one.attachment.name)
    for record in records:
        found = [name for path, way in register.reads_files.items()
                 for name in names.get((path, getattr(record, way)), ())]  # fmt: skip
        record.found_in = ", ".join(found)
