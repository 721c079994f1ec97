"""Who is told that a report is owed, has come, was accepted or returned: those who hold reports at that very unit."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.dates import show
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


@in_vietnamese()
def tell_asked(unit, duties):
    """What `unit` asks each of them for, and by when."""
    url, told = reverse("reports-home"), {}
    for duty in duties:
        said = {"unit": unit, "what": str(duty), "day": show(duty.due)}
        told[duty.unit_id] = (_("%(unit)s giao hạn %(day)s: %(what)s") % said, url)
    notices.tell_each(told, "reports")
