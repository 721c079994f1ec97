"""Attachments, issued papers, comments, notices, saved views: each hangs on a record by its address.

A record's address is its register's path and its number, so nothing here knows a register.
"""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Max
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.models import Unit
from congdoan.orgs.past import AppendOnly
from congdoan.trail.hooks import offered


class Hanging(models.Model):
    """Hangs on the record `record_id` of the register at `register`."""

    register = models.CharField(max_length=60, editable=False)
    record_id = models.BigIntegerField(editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-at"]


class HangingQuerySet(models.QuerySet):
    def of(self, register, record):
        return self.filter(register=register, record_id=record.pk)


class Attachment(Hanging):
    """A file as it was given: name, size, kind and hash; served only through the record's scope."""

    file = models.FileField(_("Tệp"), upload_to="attachments/%Y/%m")
    name = models.CharField(_("Tên tệp"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects = HangingQuerySet.as_manager()

    class Meta(Hanging.Meta):
        indexes = [models.Index(fields=["register", "record_id"], name="attachment_of")]

    def __str__(self):
        return self.name


class Comment(Hanging):
    """What a colleague wrote beside a record."""

    text = models.TextField(_("Ý kiến"))

    objects = HangingQuerySet.as_manager()

    class Meta(Hanging.Meta):
        indexes = [models.Index(fields=["register", "record_id"], name="comment_of")]

    def __str__(self):
        return self.text[:60]


class IssuedPaper(Hanging):
    """A numbered document: number once per issuer, kind and year, and the bytes that were signed."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    kind = models.CharField(_("Loại văn bản"), max_length=40)
    symbol = models.CharField(_("Ký hiệu"), max_length=40)
    year = models.PositiveSmallIntegerField(_("Năm"))
    serial = models.PositiveIntegerField(_("Số"))
    dated = models.DateField(_("Ngày văn bản"))
    subject = models.CharField(_("Trích yếu"), max_length=500)
    signer = models.CharField(_("Người ký"), max_length=120, blank=True)
    recipients = models.JSONField(_("Nơi nhận"), default=list)
    pdf = models.BinaryField()
    docx = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    objects = HangingQuerySet.as_manager()

    class Meta(Hanging.Meta):
        indexes = [models.Index(fields=["register", "record_id"], name="paper_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "symbol", "year", "serial"], name="paper_number_once_a_year"
            )
        ]

    def __str__(self):
        return f"{self.number} {self.subject}"

    @property
    def number(self):
        return f"{self.serial:02d}/{self.symbol}"

    @classmethod
    def next_serial(cls, unit, symbol, year):
        """The next free number, also after those that registers know as given on paper (`typed_numbers`); the unit's
        row is locked so that two clerks get two numbers."""
        Unit.objects.select_for_update().get(pk=unit.pk)
        found = cls.objects.filter(unit=unit, symbol=symbol, year=year)
        typed = [last(unit, symbol, year) for last in offered("typed_numbers", "last")]
        return max([found.aggregate(last=Max("serial"))["last"] or 0, *typed]) + 1


class Notice(models.Model):
    """A line for one person: what happened and where to act."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]
        indexes = [models.Index(fields=["user", "read_at"], name="notice_unread")]

    def __str__(self):
        return self.text


class SavedView(models.Model):
    """A list as someone likes it: the register and its query string, for one or for a unit."""

    register = models.CharField(max_length=60)
    name = models.CharField(_("Tên cách xem"), max_length=80)
    query = models.CharField(max_length=2000)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="views")
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["register", "owner", "name"],
                name="view_name_once",
                violation_error_message=_("Đã có cách xem mang tên này; chọn tên khác."),
            )
        ]

    def __str__(self):
        return self.name


class Touch(models.Model):
    """Written by the registers' triggers: records of this unit changed, its figures are stale."""

    register = models.CharField(max_length=60)
    unit_id = models.BigIntegerField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["register", "unit_id"], name="touch_of")]

    def __str__(self):
        return f"{self.register} @ {self.unit_id}"

    @classmethod
    def of(cls, rows):
        """What counts of these records changed elsewhere, though they themselves stay as they are."""
        units = rows.order_by().values_list("unit_id", flat=True).distinct()
        path = rows.model.register.path
        cls.objects.bulk_create([cls(register=path, unit_id=unit) for unit in units])


class SealedLook(AppendOnly):
    """Someone opened a sealed value (an identity number), and said why."""

    id = models.UUIDField(default=uuid4, editable=False)
    pk = models.CompositePrimaryKey("id", "province")
    register = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    field = models.CharField(max_length=60)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_constraint=False
    )
    reason = models.CharField(_("Lý do"), max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return f"{self.field} {self.record_id}: {self.reason}"


# Models of this app in files of their own.
from congdoan.trail.jobs import Job  # noqa: E402, F401
from congdoan.trail.parameters import ParameterEntry  # noqa: E402, F401
