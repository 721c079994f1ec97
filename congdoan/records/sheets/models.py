"""An import under way: the rows of a file, which column is which field, what was found wrong."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.access.actor import Actor, HandingIn
from congdoan.orgs.models import Unit
from congdoan.records.sheets.kept import ListField


def silent(_done, _total):
    """Told how far the work on a sheet is, where nobody waits to hear."""


class SheetImport(models.Model):
    """One file on its way into a register.

    `rows` are all rows of the file, titles too; `heading` is the index of the heading row and
    `mapping` names the field of each column («» is left out). `judged` holds one dict for each
    filled row (see `judge.told`), `results` one for each record written (see `work.write`); once they
    are written the rows are dropped: what they said stands in the records.

    A sheet may be a list opened for typing instead (`listed`): `meant` then holds for each row the
    [primary key, version, cells] of its record as it was opened, or None. Only cells that differ from
    those are said of the record, so that what a colleague writes meanwhile in others stands.
    """

    class State(models.TextChoices):
        COLUMNS = "columns", _("Đang ghép cột")
        CHECKING = "checking", _("Đang kiểm tra")
        CELLS = "cells", _("Chờ ghi")
        WRITING = "writing", _("Đang ghi")
        DONE = "done", _("Đã ghi")
        UNDOING = "undoing", _("Đang hoàn tác")
        UNDONE = "undone", _("Đã hoàn tác")

    register = models.CharField(max_length=60)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    rows = ListField(default=list)
    heading = models.PositiveIntegerField(default=0)
    headings = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True)
    mapping = models.JSONField(default=list)
    judged = ListField(default=list)
    results = ListField(default=list)
    # What is worth saying of the records written, each a sentence.
    remarks = models.JSONField(default=list)
    left = models.JSONField(default=list)
    listed = models.BooleanField(default=False)
    meant = ListField(default=list)
    # Handed in by another agency's account: judged and written as where it supplies, and every row says
    # beside its cells what is `fixed` ({field: value}).
    handed_in = models.BooleanField(default=False)
    fixed = models.JSONField(default=dict)
    skip_faulty = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.COLUMNS)
    job = models.ForeignKey("trail.Job", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    written_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["register", "fingerprint"], name="sheet_mapping")]

    def __str__(self):
        return f"{self.name} ({self.register})"

    @property
    def actor(self):
        """For whom the sheet is judged and written: its owner."""
        return HandingIn(self.owner) if self.handed_in else Actor(self.owner)

    @property
    def numbers(self):
        """Indexes of the filled rows below the headings."""
        below = range(self.heading + 1, len(self.rows))
        rows = self.rows
        return [
            at for at in below
            if any(rows[at]) or self.opened(at) or any(cell != "" for cell in rows[at])
        ]  # fmt: skip

    def cell(self, number, column):
        row = self.rows[number]
        return row[column] if column < len(row) else ""

    def opened(self, number):
        """[primary key, version, cells] of the record that a row was opened from, or None."""
        return self.meant[number] if number < len(self.meant) else None

    def says(self, number, column):
        """Whether the cell says anything: all of a file's do, of an opened row those typed over."""
        opened = self.opened(number)
        return opened is None or self.cell(number, column) != opened[2][column]

    @property
    def counts(self):
        """How many rows are new, changed, same and faulty."""
        found = dict.fromkeys(("new", "changed", "same", "faulty"), 0)
        for one in self.judged:
            found["faulty" if one.get("faults") else one["state"]] += 1
        return found

    def enter(self, state, *fields):
        """It is in that state from now on, with what those fields say."""
        self.state = state
        self.save(update_fields=["state", *fields])

    def already_is(self, **facts):
        """Whether that stands already: a worker that was killed after its commit leaves its job to another.
        Who takes the sheet up while it is being worked on waits here."""
        mine = SheetImport.objects.filter(pk=self.pk)
        mine.select_for_update().values_list("pk").get()
        return mine.filter(**facts).exists()

    def told_as(self, act):
        """What history keeps of the changes that the act makes."""
        return {"change_set": f"{act} {self.pk}", "reason": self.reason or self.name}

    @classmethod
    def remembered(cls, register, fingerprint):
        """The mapping last confirmed for that register and set of headings, or None."""
        known = cls.objects.filter(register=register, fingerprint=fingerprint)
        return known.exclude(state=cls.State.COLUMNS).values_list("mapping", flat=True).first()
