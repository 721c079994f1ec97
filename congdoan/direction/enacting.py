"""A programme is adopted, and issued: the targets it sets are adopted with it, and name its number and day."""

from congdoan.indicators.models import Target
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese


@in_vietnamese()
def enact(programme, *, actor):
    """Runs inside the step. From then on those targets change with a reason alone (SYS-01)."""
    mine = Target.objects.across_units("what a programme sets").filter(
        pk__in=programme.items.exclude(target=None).values("target"), unit=programme.unit
    )
    for target in mine.filter(status__in=("confirmed", "adopted")).select_related("indicator"):
        target.source_number = programme.number or target.source_number
        target.source_date = programme.issued_on or target.source_date
        target.status = Target.Status.ADOPTED
        save(target, actor=actor, reason=str(programme)[:300])
