"""Spans counted whole while others go on writing: nobody waits for it, and nothing written meanwhile is lost.

Counting the nation takes minutes. The span is locked at the end alone, while its rows are written; where anything
changed in those minutes was noted (`meanwhile`) and is counted again under that lock.
"""

from django.db import transaction

from congdoan.indicators.kept import filling, meanwhile
from congdoan.indicators.kept.catching_up import apply
from congdoan.indicators.models import Recount, Span


def keep(span, codes):
    """Count the span whole for those codes and keep it; others it held are forgotten. What it held is read until
    then. Who was overtaken by another count of the same span leaves it to that one."""
    mine = meanwhile.begun(span)
    codes = filling.kept_of(codes, span.period)
    found = filling.counted(Span(start=span.start, end=span.end, tree=span.tree, codes=codes))
    with transaction.atomic():
        span = Span.objects.select_for_update().get(pk=span.pk)
        last = Recount.objects.select_for_update().filter(pk=mine.pk).first()
        if last is None:
            return
        span.rows.all().delete()
        span.overlaps.all().delete()
        span.codes = codes
        filling.fill(span, *found)
        last.delete()
        apply([span], last.units)
