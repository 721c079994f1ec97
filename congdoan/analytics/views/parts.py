"""A value that several numbers make, taken apart: each of them opens its list, and together they are the value."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.analytics.behind import Behind
from congdoan.analytics.doors import Doors
from congdoan.base.text import number
from congdoan.indicators.counting import sources
from congdoan.indicators.kept import figures
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Indicator
from congdoan.indicators.views.gate import AREA, found_or_404
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words


def page(request):
    """`?indicator=&cut=&threshold=&period=&under=&tree=`, of one who may read all that was counted."""
    asked = Behind(request, AREA)
    question = _question(asked)
    doors = Doors(request.actor, [asked.unit])
    if not question.is_ready or not doors.opens(question, asked.unit):
        raise Http404
    catch_up(wait=False)
    rows = list(_rows(question, asked, doors))
    total = sum(row["counts"] for row in rows) if rows[0]["counts"] is not None else None
    if wanted(request):
        return _sheet(asked, question, rows, total)
    context = {
        "asked": asked, "indicator": question.indicator, "rows": rows, "sheet": address(request),
        "total": total, "is_rate": bool(question.formula.ratio), "formula": question.formula,
    }  # fmt: skip
    return render(request, "analytics/parts.html", context)


def _question(asked):
    """What is asked of the indicator; 404 for a part or a threshold that it does not have."""
    indicator = found_or_404(Indicator.objects, asked.query.get("indicator", ""))
    cut, threshold = asked.query.get("cut", ""), asked.query.get("threshold", "")
    if (cut and cut not in indicator.cuts) or (threshold and not threshold.isdecimal()):
        raise Http404
    return indicator.asked(cut, int(threshold) if threshold else None, asked.period.end)


def _rows(question, asked, doors):
    before = asked.period.opening
    parts = [
        (factor, code, before if opening else asked.period)
        for factor, code, opening in question.parts
    ]
    found = figures.values({(code, when) for _f, code, when in parts}, [asked.unit.pk], asked.tree)
    for factor, code, when in parts:
        value = found[code, when].get(asked.unit.pk, 0)
        yield {
            "label": str(sources.find(code).measure.label), "value": value, "when": in_words(when),
            "sign": _sign(factor), "counts": None if factor is None else factor * value,
            "url": doors.records_url(code, when, asked.unit, asked.tree),
        }  # fmt: skip


def _sign(factor):
    """How it goes into the sum: «+», «−», «× 2»."""
    if factor is None:
        return ""
    sign = "−" if factor < 0 else "+"
    return sign if abs(factor) == 1 else f"{sign} {number(abs(factor), 2)} ×"


def _sheet(asked, question, rows, total):
    lines = [[row["sign"], row["label"], row["when"], row["value"]] for row in rows]
    if total is not None:
        lines.append(["=", _("Kết quả"), "", total])
    headings = [_("Dấu"), _("Số đo"), _("Kỳ"), _("Số")]
    said = [in_words(asked.period)]
    return book(str(question.indicator), asked.unit, asked.period.end, said, headings, lines)
