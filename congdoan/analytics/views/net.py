"""Net growth taken apart: closing less opening in one tree, and what made it; each part opens its list."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.analytics.doors import Doors
from congdoan.analytics.seen import Through
from congdoan.analytics.smallcells import hide_line, is_small
from congdoan.analytics.veil import Veil
from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.indicators.counting import sources
from congdoan.indicators.kept import figures
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Target
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.records.views.book import address, book, wanted
from congdoan.trail.language import in_words

# All that made the roll grow or shrink, where the register of members tells.
_MOVES = (
    ("members.admitted", gettext_lazy("Kết nạp")),
    ("members.transferred_in", gettext_lazy("Chuyển đến")),
    ("members.reinstated", gettext_lazy("Kết nạp lại")),
    ("members.recorded", gettext_lazy("Ghi sổ lần đầu")),
    ("members.left", gettext_lazy("Thôi sinh hoạt")),
    ("members.transferred_out", gettext_lazy("Chuyển đi")),
)
# Of those who left: whose union ended. The unions of state offices that had to end in 2025 would hide what the
# others gained, so that growth is told with and without them (domain reference 2.5, ORG-T5).
_DISSOLVED = "members.left.dissolved"


@needs("count")
def page(request, pk):
    """`?unit=&day=&tree=`: of the target's unit or one below it, on a day, through the tree of a day."""
    catch_up(wait=False)
    target, unit = _target_at(request, pk)
    day, tree = _day(request, "day", request.day), _day(request, "tree", request.day)
    period = target.window(day).until(day)
    question = period and target.question_on(period.end)
    if period is None or question.kind != "net":
        raise Http404
    doors = Doors(request.actor, [unit])
    veil = Veil(request.actor, doors, unit, Through(day, tree))
    rows, ended = _rows(target, question, period, veil)
    sums = list(_sums(rows, 0 if veil.covers(target) and is_small(ended) else ended))
    if wanted(request):
        return _sheet(target, unit, period, rows, sums)
    context = {"target": target, "unit": unit, "rows": rows, "sums": sums, "period": period,
               "sheet": address(request)}  # fmt: skip
    return render(request, "analytics/net.html", context)


def _target_at(request, pk):
    rows = Target.objects.visible_to(request.actor, "count")
    target = found_or_404(rows.select_related("indicator", "unit", "parent"), pk)
    named, within = request.GET.get("unit", ""), request.actor.units("count", "indicators")
    return target, found_or_404(within, named if named.isdecimal() else target.unit_id)


def _sums(rows, ended):
    """(label, number) of the growth, and of the growth without the `ended` where there are any; the second is not
    told where a number is hidden, which it might give away."""
    if not rows or rows[1]["hidden"]:
        return
    net = rows[1]["value"] - rows[0]["value"]
    yield _("Thực tăng"), net
    if ended and not any(row["hidden"] for row in rows):
        yield _("Thực tăng không kể công đoàn giải thể"), net + ended


def _sheet(target, unit, period, rows, sums):
    """The parts as numbers; what is hidden on the page is hidden here."""
    lines = [[row["label"], row["shown"] if row["hidden"] else row["value"]] for row in rows]
    lines += [list(line) for line in sums]
    return book(target.name, unit, period.end, [in_words(period)], [_("Phần"), _("Số")], lines)


def _rows(target, question, period, veil):
    """The parts as rows, and how many left because their union ended."""
    unit, tree = veil.unit, veil.seen.tree
    parts, ended = _parts(question, period), (question.code(_DISSOLVED), period)
    asked = {part[:2] for part in parts}
    asked |= {ended} if question.main_code and sources.known(ended[0]) else set()
    around = veil.around if veil.covers(target) else [unit]
    found = figures.values(asked, [one.pk for one in around], tree)
    values = [found[code, when].get(unit.pk, 0) for code, when, _label in parts]
    hidden = _hidden(target, parts, found, values, veil) if veil.covers(target) else set()
    rows = [
        {"label": str(label), "value": value, "hidden": place in hidden,
         "shown": _("ẩn") if place in hidden else number(value),
         "url": veil.doors.records_url(code, when, unit, tree)}
        for place, ((code, when, label), value) in enumerate(zip(parts, values, strict=True))
    ]  # fmt: skip
    return rows, found.get(ended, {}).get(unit.pk, 0)


def _parts(question, period):
    """[(measure, period, label)]: how many before, how many in the end, and the moves between."""
    main, before = question.main_code, period.opening
    parts = [(main, before, _("Đầu kỳ")), (main, period, _("Cuối kỳ"))] if main else []
    moves = [(question.code(code), period, label) for code, label in _MOVES]
    return parts + [part for part in moves if sources.known(part[0])]


def _hidden(target, parts, found, values, veil):
    """Places not shown: all where the growth is not told on the pages around, for the parts would tell it; else
    the moves of few, here and beside, with what would tell them."""
    if veil.few([target], [], {}):
        return set(range(len(parts)))
    moves = range(2, len(parts))
    closed = {place for place in moves if veil.hides(found[parts[place][:2]])}
    return hide_line({place: values[place] for place in moves}, closed)


def _day(request, name, default):
    try:
        return dates.parse(request.GET[name], default) if request.GET.get(name) else default
    except Mistake:
        raise Http404
