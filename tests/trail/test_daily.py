"""What a worker begins by itself each day."""

import datetime as dt

from congdoan.indicators.models import Span
from congdoan.trail.jobs import Job, run_next, start_daily

TODAY, TOMORROW = dt.date(2026, 6, 15), dt.date(2026, 6, 16)


def test_the_days_figures_are_kept_once_and_again_the_next_day(world, enter):
    enter("indicators/targets", "TA", indicator="IND-002", value="100")
    start_daily(TODAY)
    start_daily(TODAY)
    assert Job.objects.filter(kind="figures").count() == 1
    while run_next():
        pass
    assert Job.objects.get(kind="figures").state == "done"
    assert Span.objects.filter(tree=TODAY, frozen=False).exists()
    start_daily(TOMORROW)
    assert Job.objects.filter(kind="figures").count() == 2
