"""Figures kept: which days they speak of, through which day's tree, and their values at every node."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.orgs.models import Unit


class Span(models.Model):
    """A period seen through the tree of one day. `codes` lists the measures kept so far.

    A frozen span is what was reported of `unit` and all below it: it is quoted and never changes again.
    """

    start = models.DateField(_("Từ ngày"))
    end = models.DateField(_("Đến ngày"))
    tree = models.DateField(_("Cây tổ chức ngày"))
    codes = models.JSONField(default=list)
    frozen = models.BooleanField(default=False)
    name = models.CharField(max_length=200, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    kept_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("kỳ số liệu")
        verbose_name_plural = _("Kỳ số liệu")
        constraints = [
            models.UniqueConstraint(
                fields=["start", "end", "tree"], condition=Q(frozen=False), name="span_kept_once"
            )
        ]

    def __str__(self):
        return self.name or f"{self.period.label} ({self.tree})"

    @property
    def period(self):
        return Period(self.start, self.end)


class Figure(models.Model):
    """One number of one node: `own` of the unit alone, `total` with all below it.

    `own` is empty where numbers do not add up (different persons counted once). Zeros are not kept.
    """

    span = models.ForeignKey(Span, models.CASCADE, related_name="figures", db_index=False)
    measure = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+", db_index=False)
    own = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    total = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = _("số liệu")
        verbose_name_plural = _("Số liệu")
        constraints = [
            models.UniqueConstraint(fields=["span", "measure", "unit"], name="figure_once")
        ]

    def __str__(self):
        return f"{self.measure} @ {self.unit_id} = {self.total}"
