"""The figures of today: all that the targets in force ask, proved each night, kept anew and looked through."""

from django.utils import timezone

from congdoan.base.periods import Period
from congdoan.indicators.kept.filling import open_span
from congdoan.indicators.kept.meanwhile import give_up
from congdoan.indicators.kept.proving import prove
from congdoan.indicators.kept.recounting import keep
from congdoan.indicators.kept.rows import last_closed
from congdoan.indicators.models import Indicator, Span, Target
from congdoan.indicators.nightly import beside
from congdoan.indicators.nightly.alerting import look
from congdoan.trail.jobs import job


@job("figures", daily="Giữ số liệu của ngày")
def keep_again(work):
    """Prove what is kept, keep the spans of today as `congdoan figures` does, and raise what they show."""
    prove()
    today = timezone.localdate()
    spans = [*keep_today(today, step=work.step), *beside.keep()]
    return f"{len(spans)} kỳ, {look(today)} cảnh báo mới"


def keep_today(today, step=None):
    """Keep every span of today and drop those of other days but what stands beside closed periods. Returns the
    spans."""
    periods, codes = wanted_periods(today), wanted_codes()
    spans = [open_span(period, today) for period in periods]
    others = Span.objects.filter(frozen=False).exclude(pk__in=[span.pk for span in spans])
    gone = others.exclude(tree__in=last_closed())
    give_up(gone)
    gone.delete()
    for place, span in enumerate(spans, start=1):
        keep(span, codes)
        if step:
            step(place, len(spans))
    return spans


def wanted_codes():
    """The measure codes that the targets in force need, with their cuts."""
    codes = set()
    targets = Target.objects.across_units("which measures are asked for").standing()
    asked = targets.order_by().values_list("indicator_id", "cut", "threshold").distinct()
    known = Indicator.objects.in_bulk({pk for pk, *_part in asked})
    for pk, cut, threshold in asked:
        for question in known[pk].ever_asked(cut, threshold):
            if question.is_ready:
                codes |= {code for code, _opening in question.codes}
    return sorted(codes)


def wanted_periods(today):
    """The periods that pages ask of today: the year so far, the same a year ago, last year whole,
    the days whose stocks open them, and the terms of the targets in force."""
    year = Period(today.replace(month=1, day=1), today)
    last = Period.year(today.year - 1)
    wanted = {year, year.year_before(), last, last.opening}
    targets = Target.objects.across_units("which terms are asked for").standing()
    current = targets.filter(start__lte=today, end__gte=today).order_by()
    for start in current.values_list("start", flat=True).distinct():
        wanted |= {Period(start, today)}
        if start < year.start:
            wanted |= {Period.day(start).opening}
    return sorted(wanted)
