"""Shares: how much of a target one unit below gets by one decision, and what it answered."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.registers.assignment import AssignmentDecision
from congdoan.indicators.registers.target import Target
from congdoan.orgs.models import Unit
from congdoan.orgs.past import track


class Share(models.Model):
    """One cell of the annex. `made` is the target the unit below has by it, once decided."""

    class Status(models.TextChoices):
        ASSIGNED = "assigned", _("Chờ đơn vị nhận")
        ACKNOWLEDGED = "acknowledged", _("Đơn vị đã nhận")
        COUNTERED = "countered", _("Đơn vị đề nghị mức khác")
        ADJUSTING = "adjusting", _("Đang điều chỉnh theo đề nghị")
        ADJUSTED = "adjusted", _("Đã điều chỉnh")
        KEPT = "kept", _("Giữ mức đã giao")

    decision = models.ForeignKey(AssignmentDecision, models.CASCADE, related_name="shares")
    target = models.ForeignKey(Target, models.PROTECT, related_name="shares")
    to_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    note = models.CharField(max_length=200, blank=True)
    made = models.ForeignKey(Target, models.PROTECT, null=True, related_name="from_shares")
    status = models.CharField(max_length=12, choices=Status, default=Status.ASSIGNED)
    asked_value = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    asked_reason = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    # What the year came to, written once when the decision is settled: a state, or that the unit ended before.
    ENDED = "ended"
    reached = models.DecimalField(max_digits=20, decimal_places=2, null=True)
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("phần giao")
        verbose_name_plural = _("Phần giao")
        ordering = ["decision", "to_unit", "target"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "target", "to_unit"], name="share_once_in_a_decision"
            )
        ]

    def __str__(self):
        return f"{self.target} → {self.to_unit}"

    @property
    def lacks_value(self):
        """Whether nothing is given of what asks for a number; «tăng so với năm trước» asks for none."""
        return self.value is None and self.target.value is not None


track(Share)
