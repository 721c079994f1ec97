"""What changes while a span is counted whole: noted beside it, and counted again at its end."""

from collections import defaultdict

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.kept.rows import Span


class Recount(models.Model):
    """A span that is being counted whole, the draft that takes what was counted, and where anything changed since
    that began: [register, unit id] each.

    Nobody reads a draft: it is of no unit and names no code. Whoever begins anew throws it away.
    """

    span = models.ForeignKey(Span, models.CASCADE, related_name="recounts")
    draft = models.OneToOneField(Span, models.CASCADE, related_name="draft_of")
    touched = models.JSONField(default=list)

    class Meta:
        verbose_name = _("lần đếm lại")
        verbose_name_plural = _("Lần đếm lại")

    def __str__(self):
        return str(self.span)

    @property
    def units(self):
        """{register path: unit ids} of all that was noted."""
        found = defaultdict(set)
        for path, unit in self.touched:
            found[path].add(unit)
        return found


def begun(span):
    """A recount of the span, committed before anything is counted. Whoever began one before has been overtaken."""
    give_up([span])
    draft = Span.objects.create(start=span.start, end=span.end, tree=span.tree, frozen=True)
    return Recount.objects.create(span=span, draft=draft)


def give_up(spans):
    """Throw away what was begun to be counted for those spans and never ended, drafts and all."""
    Span.objects.filter(draft_of__span__in=spans).delete()


def note(touched):
    """Tell all who count a span whole where something changed, {register path: unit ids}.

    Asked once the touches were seen: who begins to count after that finds what they stand for in the records.
    """
    told = [[path, unit] for path, units in touched.items() for unit in sorted(units)]
    for one in Recount.objects.select_for_update().order_by("pk"):
        one.touched += told
        one.save()
