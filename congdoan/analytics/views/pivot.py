"""The page of figures: any measure told apart, by lower units and by time; its address is the whole question."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.analytics.asking import Asked
from congdoan.analytics.pivot import OWN, Pivot
from congdoan.analytics.seen import NOW, Seen
from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.views.gate import needs
from congdoan.records.views.book import book, wanted
from congdoan.trail.language import in_words


@needs("count")
def page(request):
    unit = request.standing
    if unit is None:
        raise Http404
    catch_up(wait=False)
    asked, seen = Asked(request.GET, request.actor, unit, request.day), Seen(request, unit)
    tree = seen.tree if seen.way == NOW else min(asked.period.end, request.day)
    shown = Shown(Pivot(asked, unit, request.actor, tree))
    if wanted(request):
        return _sheet(shown, seen)
    query = request.GET.copy()
    query.pop("at", None)
    context = {
        "asked": asked, "shown": shown, "unit": unit, "until": asked.period.end,
        "tabs": list(seen.tabs)[:2], "sheet": f"?{query.urlencode()}&format=xlsx", "way": seen.way,
        "kept": query.urlencode(),
        "per": [("", _("Cả kỳ")), ("month", _("Từng tháng")), ("year", _("Từng năm"))],
        "choices": list(asked.choices()),
    }  # fmt: skip
    return render(request, "analytics/pivot.html", context)


class Shown:
    """A pivot as rows of cells: {text, value, url}, the unit itself first as the total."""

    def __init__(self, pivot):
        self.pivot, self.asked = pivot, pivot.asked
        self.nodes = [pivot.unit.pk, *pivot.rows]

    @property
    def heads(self):
        pivot = self.pivot
        if self.by_time:
            labels = [in_words(span) for span in pivot.spans]
            return [*labels, _("Cộng")] if self.has_sum else labels
        whole = _("Tất cả") if pivot.parts else self.label
        return [*(part.label for part in pivot.parts), whole]

    @property
    def label(self):
        return str(self.asked.counted.measure.label)

    @property
    def by_time(self):
        return len(self.pivot.spans) > 1 or (self.asked.per and not self.pivot.is_veiled)

    @property
    def has_sum(self):
        """Months and years add up for what happens in them, not for what there is on a day."""
        return self.asked.counted.adds_up_through_time

    @property
    def rows(self):
        for node in self.nodes:
            yield self._row(node, None)
            if self.by_time:
                for part in self.pivot.parts:
                    yield self._row(node, part)

    def _row(self, node, part):
        pivot = self.pivot
        unit, is_total = pivot.name(node), node == pivot.unit.pk
        name = _("Riêng %s") % pivot.unit if node == OWN else str(unit)
        cells = self._over_time(node, part) if self.by_time else self._over_parts(node)
        return {
            "name": part.label if part else name, "unit": None if is_total or part else unit, "sub": part is not None,
            "of": name, "total": is_total and part is None, "cells": list(cells),
            "closed": bool(unit) and not unit.is_open(pivot.asked.day),
        }  # fmt: skip

    def _over_parts(self, node):
        span = self.pivot.spans[0]
        for part in [*self.pivot.parts, None]:
            yield self._cell(node, part, span)

    def _over_time(self, node, part):
        cells = [self._cell(node, part, span) for span in self.pivot.spans]
        yield from cells
        if self.has_sum:
            total = sum(cell["value"] for cell in cells)
            url = self.pivot.sum_url(node, part) if total else None
            yield {"value": total, "text": number(total), "url": url, "head": _("Cộng")}

    def _cell(self, node, part, span):
        value = self.pivot.value(node, part.key if part else "", span)
        head = in_words(span) if self.by_time else part.label if part else _("Tất cả")
        return {"value": value, "text": _("ẩn") if value is None else number(value), "head": head,
                "url": self.pivot.url(node, part, span)}  # fmt: skip

    @property
    def notes(self):
        """What one must know to read the table."""
        pivot = self.pivot
        if not pivot.adds_up:
            yield _(
                "Đếm không trùng: mỗi cái chỉ tính một lần ở từng ô, nên các ô không cộng thành tổng."
            )
        if pivot.is_stock:
            yield _("Số hiện có vào ngày cuối của kỳ; các kỳ không cộng với nhau.")
        elif self.by_time and not self.has_sum and pivot.adds_up:
            yield _("Mỗi kỳ tính theo ngày cuối của kỳ đó, nên các kỳ không cộng với nhau.")
        if self.by_time and self.asked.is_cut:
            yield _("Kỳ dài hơn %(n)s cột: mọi số trong bảng chỉ tính từ %(day)s.") % {
                "n": len(pivot.spans), "day": show(pivot.spans[0].start)}  # fmt: skip
        if pivot.is_veiled:
            yield _("Ô dưới 5 người được ẩn, cùng những ô mà từ đó suy ra được.")
            if self.asked.per:
                yield _("Số có ô ẩn chỉ xem cho cả kỳ, không tách theo tháng hay năm.")

    @property
    def said(self):
        """The question in words: measure, what it is told apart by, time."""
        by = dict(pair for _group, pairs in self.asked.choices() for pair in pairs).get(
            self.asked.by
        )
        return [
            f"{self.label}, {in_words(self.asked.period)}",
            *([f"{_('Tách theo')}: {by}"] if self.asked.by else []),
        ]


def _sheet(shown, seen):
    rows = []
    for row in shown.rows:
        name = f"{row['of']} – {row['name']}" if row["sub"] else row["name"]
        rows.append(
            [
                name,
                *(
                    cell["text"] if cell["value"] is None else cell["value"]
                    for cell in row["cells"]
                ),
            ]
        )
    said = [*shown.said, seen.said, *shown.notes]
    pivot = shown.pivot
    return book(
        shown.label, pivot.unit, pivot.asked.period.end, said, [_("Đơn vị"), *shown.heads], rows
    )
