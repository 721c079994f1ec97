"""What units told behind a figure: those rows that make it, none that a later one took the place of."""

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from congdoan.analytics.behind import Behind
from congdoan.base.dates import show
from congdoan.indicators import words
from congdoan.indicators.judged.declared import Asked, counted, declared_figures
from congdoan.indicators.models import Indicator
from congdoan.indicators.views.gate import AREA, found_or_404
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

PAGE = 50


def page(request):
    """`?indicator=&cut=&period=&under=&tree=`, of one who may read what is told at that unit."""
    asked = Behind(request, AREA)
    told = _asked(asked)
    rows = _rows(told, asked)
    whole = declared_figures([told], [asked.unit.pk], asked.tree)
    total = whole.get((told.indicator.pk, told.cut, told.period, asked.unit.pk))
    if wanted(request):
        return _sheet(asked, told, rows, total)
    shown = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked, "indicator": told.indicator, "page": shown, "total": total,
        "rows": [(row, words.shown(told.indicator, row.value)) for row in shown.object_list],
        "value": words.shown(told.indicator, total and total.value),
        "parted": any(row.numerator is not None for row in rows), "sheet": address(request),
        "all_url": _whole_register(told, asked),
    }  # fmt: skip
    return render(request, "analytics/told.html", context)


def _asked(asked):
    """What is asked of the indicator; 404 for a part that it does not have, and for what records count."""
    indicator = found_or_404(Indicator.objects, asked.query.get("indicator", ""))
    cut = asked.query.get("cut", "")
    question = indicator.asked(cut, None, asked.period.end)
    if question.is_ready or (cut and cut not in (*indicator.cuts, indicator.default_cut)):
        raise Http404
    return Asked(question, asked.period)


def _rows(told, asked):
    rows = counted(told, asked.unit.pk, asked.tree)
    prefetch_related_objects(rows, "unit")
    return sorted(rows, key=lambda row: (row.unit.sort_key, row.since))


def _whole_register(told, asked):
    """All that was accepted of it, what counts no more too."""
    query = {"under": asked.unit.pk, "indicator": told.indicator.pk, "status": "accepted"}
    return f"{reverse('indicators-declared-list')}?{urlencode(query)}"


def _sheet(asked, told, rows, total):
    headings = [_("Đơn vị"), _("Từ ngày"), _("Đến ngày"), _("Tử số"), _("Mẫu số"), _("Giá trị")]
    lines = [
        [str(row.unit), show(row.since), show(row.day), row.numerator, row.denominator, row.value]
        for row in rows
    ]
    if total:
        lines.append([_("Kết quả"), "", "", total.numerator, total.denominator, total.value])
    said = [in_words(asked.period), _("Cây tổ chức ngày %s") % show(asked.tree)]
    return book(str(told.indicator), asked.unit, asked.period.end, said, headings, lines)
