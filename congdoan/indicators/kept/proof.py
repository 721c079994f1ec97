"""What the nightly proof found: each kept figure held against a count from records, and where they differ."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.base.periods import Period
from congdoan.orgs.models import Unit


class Proof(models.Model):
    """One proof of all the figures kept. `wrong` counts those that were not what records say."""

    at = models.DateTimeField(_("Lúc"), auto_now_add=True)
    spans = models.PositiveIntegerField(_("Kỳ"), default=0)
    compared = models.PositiveBigIntegerField(_("Số đã so"), default=0)
    wrong = models.PositiveIntegerField(_("Số lệch"), default=0)
    seen_by = models.CharField(_("Người đã xem"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("lần so số")
        verbose_name_plural = _("So số đêm")
        ordering = ["-at"]

    def __str__(self):
        return f"{self.at:%d/%m/%Y %H:%M}"

    @property
    def is_alarm(self):
        """Differences that nobody has looked at."""
        return bool(self.wrong and not self.seen_by)


class Difference(models.Model):
    """One figure that was kept other than records say: of which node, over which days, by which tree."""

    proof = models.ForeignKey(Proof, models.CASCADE, related_name="differences")
    measure = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, models.CASCADE, related_name="+")
    start = models.DateField()
    end = models.DateField()
    tree = models.DateField()
    kept = models.DecimalField(max_digits=20, decimal_places=2)
    counted = models.DecimalField(max_digits=20, decimal_places=2)

    class Meta:
        verbose_name = _("số lệch")
        verbose_name_plural = _("Số lệch")

    def __str__(self):
        return f"{self.measure} @ {self.unit_id}"

    @property
    def period(self):
        return Period(self.start, self.end)
