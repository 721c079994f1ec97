"""The catalogue of indicators: what each means, how it is worked out and what it rests on."""

from collections import defaultdict
from datetime import date, datetime

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from congdoan.base.periods import Period
from congdoan.indicators import words
from congdoan.indicators.catalogue.indicator import cut_label
from congdoan.indicators.catalogue.loading import shipped
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.people import too_few
from congdoan.indicators.judged.results import results
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Indicator, Target
from congdoan.indicators.views.gate import AREA, may_at_the_top, needs


@needs("view")
def index(request):
    name = f"name_{get_language()}"
    names = {row["code"]: row.get(name, row["name_vi"]) for row in shipped("groups")}
    groups = defaultdict(list)
    for indicator in Indicator.objects.all():
        groups[names.get(indicator.group, indicator.group)].append(indicator)
    context = {"groups": groups.items(), "may_define": may_at_the_top(request.actor)}
    return render(request, "indicators/catalogue.html", context)


@needs("view")
def detail(request, code):
    indicator = Indicator.objects.filter(pk=code).first()
    if indicator is None:
        raise Http404
    catch_up(wait=False)
    targets = Target.objects.visible_to(request.actor).filter(indicator=indicator)
    context = {
        "indicator": indicator, "measures": list(_measures(indicator)),
        "cuts": [(cut, cut_label(cut)) for cut in indicator.cuts],
        "inputs": [r["name_vi"] for r in shipped("declared_inputs") if r["code"] in indicator.declared_inputs],
        "value": _value(request, indicator), "unit": request.standing,
        "may_define": may_at_the_top(request.actor), "formulas": list(_formulas(indicator, request.day)),
        "targets": targets.select_related("unit", "indicator").standing()[:50],
    }  # fmt: skip
    return render(request, "indicators/indicator.html", context)


def _formulas(indicator, day):
    """How it was worked out and judged, the latest written first; nothing while that never changed."""
    in_force, kinds = indicator.version_on(day), dict(Indicator.Kind.choices)
    directions = dict(Indicator.Direction.choices)
    for one in reversed(indicator.formulas):
        how = indicator.as_written | one
        yield {**one, "since": one["since"] and date.fromisoformat(one["since"]),
               "at": one["at"] and datetime.fromisoformat(one["at"]), "in_force": one is in_force,
               "kind": kinds[how["kind"]], "direction": directions[how["direction"]]}  # fmt: skip


def _measures(indicator):
    listed = {row["code"]: row["name_vi"] for row in shipped("measures")}
    for name, opening in sorted(indicator.parsed.names):
        yield {"code": name, "label": listed.get(name, name), "opening": opening,
               "known": sources.known(name)}  # fmt: skip


def _value(request, indicator):
    """This year's value of the unit stood at, without any target; nothing where he may not read it there."""
    if request.standing is None or not request.actor.may_at("view", AREA, request.standing):
        return None
    year = Period.year(request.day.year)
    asked = Target(unit=request.standing, indicator=indicator, comparator="track",
                   start=year.start, end=year.end)  # fmt: skip
    asked.pk = 0
    found = results([asked], [request.standing], request.day)
    if too_few(request.actor, request.standing, request.day, [asked], found):
        return {"shown": _("ẩn"), "details": [words.WHY_HIDDEN]}
    one = found[0, request.standing.pk]
    url = words.value_url(asked, request.standing, one, request.day)
    return {"shown": words.shown(indicator, one.value), "result": one,
            "url": None if indicator.kind == "net" else url,
            "details": list(words.details(asked, one))}  # fmt: skip
