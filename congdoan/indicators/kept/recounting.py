"""Spans counted whole while others go on writing: nobody waits for it, and nothing written meanwhile is lost.

Counting the nation takes minutes, and writing its rows seconds. Both go to a draft; the span is locked at the end
alone, while it takes the draft's rows for its own. Where anything changed meanwhile was noted (`meanwhile`) and is
counted again under that lock.
"""

from django.db import IntegrityError, transaction

from congdoan.indicators.kept import filling, meanwhile
from congdoan.indicators.kept.catching_up import apply
from congdoan.indicators.models import Recount, Span


def keep(span, codes):
    """Count the span whole for those codes and keep it; others it held are forgotten. What it held is read until
    then. Who was overtaken by another count of the same span leaves it to that one."""
    mine = meanwhile.begun(span)
    codes = filling.kept_of(codes, span.period)
    try:
        filling.fill(mine.draft, codes)
    except IntegrityError:
        if Recount.objects.filter(pk=mine.pk).exists():
            raise
        return  # whoever overtook us threw our draft away
    with transaction.atomic():
        span = Span.objects.select_for_update().get(pk=span.pk)
        last = Recount.objects.select_for_update().filter(pk=mine.pk).first()
        if last:
            _replace(span, codes, last.draft)
            apply([span], last.units)


def _replace(span, codes, draft):
    for told, counted in ((span.rows, draft.rows), (span.overlaps, draft.overlaps)):
        told.all().delete()
        counted.update(span=span)
    span.codes = codes
    span.save()
    draft.delete()
