"""Who is told that a report has come, was accepted or returned: those who hold reports at that very unit."""

from django.urls import reverse
from django.utils import timezone

from congdoan.access.models import LEVELS, Grant
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import Notice


@in_vietnamese()
def tell(unit, report, template):
    """A notice for everyone who may edit reports at the unit by a grant of its own."""
    text = str(template).format(
        unit=report.unit, upper=report.upper, period=report.period.label,
        reason=report.returned_because,
    )  # fmt: skip
    url = reverse("report", args=[report.pk])
    Notice.objects.bulk_create(
        Notice(user_id=user, text=text[:300], url=url) for user in _holders(unit)
    )


def _holders(unit):
    grants = Grant.objects.filter(unit=unit).on(timezone.localdate()).select_related("role")
    need = LEVELS.index("edit")
    return {grant.user_id for grant in grants if LEVELS.index(grant.role.level("reports")) >= need}
