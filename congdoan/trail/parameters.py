"""Parameters as an administrator has completed them: the shipped rows with those entered on top."""

import datetime as dt
import json
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.base import dates
from congdoan.base.parameters import Parameter, shipped


class Numbers(json.JSONEncoder):
    """Decimals as numbers; those of parameters have so few digits that nothing of them is lost."""

    def default(self, one):
        if isinstance(one, Decimal):
            return int(one) if one == int(one) else float(one)
        return super().default(one)


class Exact(json.JSONDecoder):
    """Numbers with a point as Decimals, as `base.parameters` has them."""

    def __init__(self, **options):
        super().__init__(**{**options, "parse_float": Decimal})


class ParameterEntry(models.Model):
    """One value somebody entered, a number or a table in the shape of the shipped one, with the document it comes
    from. Never edited: a new one follows."""

    code = models.CharField(_("Mã tham số"), max_length=60)
    value = models.JSONField(_("Giá trị"), encoder=Numbers, decoder=Exact)
    valid_from = models.DateField(_("Áp dụng từ"))
    source = models.CharField(_("Văn bản quy định"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("giá trị tham số")
        verbose_name_plural = _("Giá trị tham số")
        ordering = ["code", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["code", "valid_from"], name="parameter_once_from_a_day",
                violation_error_message=_("Tham số này đã có giá trị từ ngày đó."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.code} ({dates.show(self.valid_from)})"


def current():
    """`base.parameters` with what was entered: an entry holds until the next one of its code."""
    entered = list(ParameterEntry.objects.all())
    return shipped().with_entries(_rows(entered)) if entered else shipped()


def _rows(entered):
    for place, entry in enumerate(entered):
        later = entered[place + 1] if place + 1 < len(entered) else None
        same = later is not None and later.code == entry.code
        base = shipped().rows(entry.code)
        yield Parameter(
            code=entry.code, name=base[0].name if base else entry.code, value=entry.value,
            unit=base[0].unit if base else "", valid_from=entry.valid_from, source=entry.source,
            valid_to=later.valid_from - dt.timedelta(days=1) if same else None, confidence="A",
        )  # fmt: skip
