"""What every record has: the unit that keeps it, a version against lost updates, a closed door."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.access.scope import ScopedQuerySet
from congdoan.orgs.models import Unit


class Record(models.Model):
    """One act or fact, kept by one unit. Read by `objects.visible_to(actor)`, written by `save`."""

    # The way from a row to the unit by which it is seen; several where two units share a record.
    scope_path = "unit"
    scope_paths = ()
    # The lines (by their related name) whose `unit` reads the record too, though another keeps it.
    read_by = ""
    area = None
    # Seen at the very unit of a grant and not from above: True for all rows, or a Q of those.
    # What was said of records written along with it when it was last saved (`remarking.along`).
    heard = ()
    confidential = False

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị"),
        help_text=_("Gõ tên hoặc mã đơn vị, không cần dấu."),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ScopedQuerySet.as_manager()
    # What Django itself needs (uniqueness, foreign keys) passes here; a convention test keeps
    # the name out of every other place.
    all_rows = models.Manager()

    class Meta:
        abstract = True
        default_manager_name = "all_rows"
        base_manager_name = "all_rows"
        ordering = ["-pk"]

    # Records, not yet written, that come with this one: written right after it, by the same actor.
    also = ()
    # {field: own column} where a list sorts by a copy rather than across a join.
    sorted_as = {}

    def save(self, *args, **kwargs):
        self.derive()
        super().save(*args, **kwargs)

    @classmethod
    def name_all(cls, records):
        """Gives running codes to many new records; their primary keys are known."""

    def derive(self):
        """Fills the columns that follow from others (folded name, sort key, totals). Asked before
        every write, also of many at once."""

    def settle(self):
        """Asked by `save` once the record stands with its lines: judges them together (raises
        `Mistake`, all undone) and carries facts on to other records."""


class Line(models.Model):
    """A line of a record (a participant, a donor): lives and is seen with its record."""

    class Meta:
        abstract = True
        ordering = ["pk"]
