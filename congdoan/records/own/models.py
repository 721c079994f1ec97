"""A field that a unit added to a register, and what the records say in it."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from congdoan.base.text import lines
from congdoan.orgs.models import Unit
from congdoan.orgs.past import track
from congdoan.records.fields import shown

PREFIX = "own_"
LONGEST = 500
YES_NO = (("yes", _("Có")), ("no", _("Không")))


@track
class OwnField(models.Model):
    """A field of a register's records at one unit and all below it, from `since` to `until`."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Chữ")
        NUMBER = "number", _("Số nguyên")
        DAY = "day", _("Ngày")
        YES_NO = "yes_no", _("Có hoặc không")
        CHOICE = "choice", _("Chọn trong danh sách")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị"))
    register = models.CharField(max_length=60, editable=False)
    label = models.CharField(_("Tên mục"), max_length=60)
    kind = models.CharField(_("Kiểu"), max_length=6, choices=Kind, default=Kind.TEXT)
    options = models.TextField(
        _("Các lựa chọn"), blank=True, help_text=_("Mỗi dòng một lựa chọn; chỉ cho kiểu chọn.")
    )
    help = models.CharField(
        _("Lời hướng dẫn"), max_length=200, blank=True, help_text=_("Hiện dưới ô khi nhập.")
    )
    required = models.BooleanField(_("Bắt buộc ghi"), default=False)
    listed = models.BooleanField(_("Thành một cột của danh sách"), default=False)
    since = models.DateField(_("Dùng từ ngày"), default=timezone.localdate)
    until = models.DateField(_("Dùng đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("mục riêng")
        verbose_name_plural = _("Mục riêng")
        ordering = ["pk"]
        indexes = [models.Index(fields=["register", "unit"], name="own_field_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="own_field_ends_after_it_begins",
                violation_error_message=_("Ngày thôi dùng không được trước ngày bắt đầu dùng."),
            )
        ]

    def __str__(self):
        return self.label

    @property
    def name(self):
        """What forms, sheets, addresses and the API call it."""
        return f"{PREFIX}{self.pk}"

    @property
    def column(self):
        """The column of OwnValue in which it is kept."""
        return {"number": "whole", "day": "day"}.get(self.kind, "text")

    @property
    def choices(self):
        """(value, label) of the kinds that have a list, else none."""
        if self.kind == self.Kind.YES_NO:
            return list(YES_NO)
        options = lines(self.options) if self.kind == self.Kind.CHOICE else ()
        return [(option, option) for option in options]

    @cached_property
    def as_declared(self):
        """The model field that a register would have declared: forms, filters and prints know that."""
        kind = {"whole": models.BigIntegerField, "day": models.DateField}.get(self.column)
        told = {"verbose_name": self.label, "blank": not self.required, "help_text": self.help}
        if kind:
            found = kind(null=True, **told)
        else:
            found = models.CharField(max_length=LONGEST, choices=self.choices or None, **told)
        found.set_attributes_from_name(self.name)
        return found

    def shown(self, value):
        """A value as papers print it."""
        return shown(self.as_declared, dict(self.choices).get(value, value))


@track
class OwnValue(models.Model):
    """What one record says in an own field, written with that `version` of the record. Emptied it
    stays, so that every change stands in its history; it goes with the record alone."""

    field = models.ForeignKey(OwnField, models.PROTECT, related_name="values")
    register = models.CharField(max_length=60)
    record_id = models.BigIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    text = models.CharField(max_length=LONGEST, blank=True)
    whole = models.BigIntegerField(null=True)
    day = models.DateField(null=True)

    class Meta:
        ordering = ["field"]
        constraints = [
            models.UniqueConstraint(fields=["field", "record_id"], name="own_value_once_a_record")
        ]
        indexes = [
            models.Index(fields=["register", "record_id"], name="own_value_of"),
            models.Index(fields=["field", "text"], name="own_texts", condition=~models.Q(text="")),
            models.Index(
                fields=["field", "whole"],
                name="own_numbers",
                condition=models.Q(whole__isnull=False),
            ),
            models.Index(
                fields=["field", "day"], name="own_days", condition=models.Q(day__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.field}: {self.field.shown(self.value)}"

    @property
    def value(self):
        found = getattr(self, self.field.column)
        return None if found == "" else found
