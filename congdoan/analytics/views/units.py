"""The units behind a figure that counts units: a number is a list that has been counted, here too."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.analytics.behind import Behind
from congdoan.base.dates import show
from congdoan.indicators.counting import measures_of_units
from congdoan.orgs.models import UnitVersion
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

PAGE = 50


def page(request):
    """`?measure=orgs.grassroots&period=2026&under=&tree=`; with `own=1` the unit alone, without those below it."""
    asked = Behind(request, measures_of_units.PATH)
    measure = _measure(asked)
    found = _counted(asked, measure)
    if wanted(request):
        return _sheet(asked, measure, found)
    shown = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked, "page": shown, "count": shown.paginator.count, "label": measure.label,
        "rows": list(_rows(shown.object_list, asked.tree)), "sheet": address(request),
    }  # fmt: skip
    return render(request, "analytics/units.html", context)


def _measure(asked):
    try:
        return measures_of_units.find(asked.query.get("measure", ""))
    except KeyError:
        raise Http404


def _counted(asked, measure):
    """The units that the measure counts, in Vietnamese order."""
    rows = measures_of_units.rows().under(asked.unit, asked.tree)
    if asked.query.get("own"):
        rows = rows.filter(pk=asked.unit.pk)
    return measure.records(rows, asked.period).order_by("sort_key", "pk")


def _rows(units, tree):
    """(unit, the one it hangs under on that day) of each, asked at once."""
    places = UnitVersion.objects.filter(unit__in=[one.pk for one in units], during__contains=tree)
    above = {one.unit_id: one.parent for one in places.select_related("parent")}
    for one in units:
        yield one, above.get(one.pk)


def _sheet(asked, measure, found):
    headings = [
        _("Mã"),
        _("Đơn vị"),
        _("Loại"),
        _("Trực thuộc"),
        _("Ngày thành lập"),
        _("Ngày kết thúc"),
    ]
    lines = [
        [one.code, one.name, str(one.get_kind_display()), str(above or ""), show(one.founded),
         show(one.closed) if one.closed else ""]
        for one, above in _rows(list(found), asked.tree)
    ]  # fmt: skip
    said = [in_words(asked.period), _("Cây tổ chức ngày %s") % show(asked.tree)]
    return book(str(measure.label), asked.unit, asked.period.end, said, headings, lines)
