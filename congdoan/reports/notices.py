"""Who is told that a report has come, was accepted or returned: those who hold reports at that very unit."""

from django.urls import reverse

from congdoan.trail import notices
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def tell(unit, report, template):
    """A notice for everyone who may edit reports at the unit by a grant of its own."""
    text = str(template).format(
        unit=report.unit, upper=report.upper, period=report.period.label,
        reason=report.returned_because,
    )  # fmt: skip
    notices.tell(unit, "reports", text, reverse("report", args=[report.pk]))
