"""The cascade of a target: one level a page, each line opens the next, and who has not handed on stands out."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.indicators import words
from congdoan.indicators.assigning.cascading import branches
from congdoan.indicators.models import Target
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.records.views.book import book, wanted


@needs("view")
def page(request, pk):
    rows = Target.objects.visible_to(request.actor).select_related("indicator", "unit")
    target = found_or_404(rows, pk)
    found = branches(target, request.day)
    if wanted(request):
        return _sheet(target, found, request.day)
    given = sum(one.target.value or 0 for one in found)
    adds_up = target.final_question.adds_up and target.value is not None
    context = {
        "target": target, "rows": [_row(one) for one in found],
        "waiting": sum(one.is_waiting for one in found), "adds_up": adds_up,
        "given": words.goal(target.indicator, given), "wanted": words.goal(target.indicator, target.value),
        "state": _balance(target.value - given) if found and adds_up else None,
        "bases": sum(one.bases for one in found), "of_bases": sum(one.of_bases for one in found),
        "sheet": "?format=xlsx", "day": request.day,
    }  # fmt: skip
    return render(request, "indicators/cascade.html", context)


def _sheet(target, found, day):
    headings = [_("Đơn vị"), _("Được giao"), _("Đã giao tiếp"), _("Cơ sở đã có chỉ tiêu"),
                _("Công đoàn cơ sở bên dưới"), _("Tình trạng")]  # fmt: skip
    rows = [
        [str(one.target.unit), one.target.value, one.given if one.parts else None,
         one.bases, one.of_bases, _state(one)[1]]
        for one in found
    ]  # fmt: skip
    title = _("Giao đến cơ sở: %s") % target.name
    return book(title, target.unit, day, [target.shown_value], headings, rows)


def _row(one):
    target = one.target
    return {
        "unit": target.unit, "value": words.goal(target.indicator, target.value),
        "given": "–" if one.rest is None else words.goal(target.indicator, one.given),
        "bases": "–" if one.is_base else f"{number(one.bases)}/{number(one.of_bases)}",
        "state": _state(one), "result_url": reverse("indicators-result", args=[target.pk]),
        "url": None if one.is_base else reverse("indicators-cascade", args=[target.pk]),
    }  # fmt: skip


def _state(one):
    if one.is_base:
        return "reached", _("đã đến cơ sở")
    if one.is_waiting:
        return "late", _("chưa giao tiếp")
    if one.rest is None:
        return ("reached", _("đã giao tiếp")) if one.parts else ("draft", _("không có cơ sở dưới"))
    return _balance(one.rest)


def _balance(rest):
    if rest > 0:
        return "risk", _("còn thiếu %(n)s") % {"n": number(rest)}
    if rest < 0:
        return "reached", _("giao vượt %(n)s") % {"n": number(-rest)}
    return "reached", _("đã giao đủ")
