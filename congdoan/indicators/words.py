"""Results in the words and shapes that pages print."""

from functools import cache
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import show
from congdoan.base.text import number, percent, share
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.measures_of_units import PATH as UNITS
from congdoan.indicators.judged.state import State
from congdoan.records.register import REGISTERS
from congdoan.trail.language import worded

# How many digits a value may have beside what it is held to.
FINER = (1, 2, 3, 4)
# Why a number of persons is not told.
WHY_HIDDEN = gettext_lazy("Ẩn vì số quá nhỏ, hoặc vì từ nó suy ra được số quá nhỏ")


def shown(indicator, value, places=None):
    """A value with the sign of its kind: 51,1 %, 1.534, a level by its name."""
    if value is None:
        return _("không phát sinh")
    if indicator.levels and value:
        return worded(indicator.levels[min(max(int(value), 1), len(indicator.levels)) - 1])
    if indicator.unit == "%":
        return percent(value, 1 if places is None else places)
    if places is None:
        places = 0 if value == int(value) else 1
    return number(value, places)


def goal(indicator, value):
    if value is None:
        return "–"
    return shown(indicator, value, None if value == round(value, 1) else 2)


def held(indicator, value, wanted):
    """A value as it stands beside what it is held to: of as many digits as tell the two apart."""
    if not indicator.levels and None not in (value, wanted) and value != wanted:
        for places in FINER:
            if round(value, places) != round(wanted, places):
                return shown(indicator, value, None if places == 1 else places)
    return shown(indicator, value)


def value_of(result):
    return held(result.question.indicator, result.value, result.target)


def state_label(result, over=False):
    """The word beside the icon; before the deadline what is behind is not yet late, what is exceeded is."""
    if result.state == State.LATE and result.is_limit and not over:
        return _("Vượt mức")
    if result.state == State.NONE:
        return _("Theo dõi") if result.value is not None else _("Không phát sinh")
    return str(result.state.label_when_over if over else result.state.label)


def marked(label, result):
    """The word of a state, with the mark of what no record counts."""
    is_marked = result.declared and result.value is not None
    return _("%(state)s · số đơn vị tự báo") % {"state": label} if is_marked else label


def in_sheet(result, label):
    """The value, what it is held to, how many hundredths of it, the state: numbers, and levels by their name."""
    found = [result.value, result.target]
    if (indicator := result.question.indicator).levels:
        found = [None if value is None else shown(indicator, value) for value in found]
    return [*found, result.attained and share(result.attained), marked(label, result)]


def outcome(state):
    """The word of a state when the time is over: met, not met, nothing to measure."""
    if state == State.NONE:
        return _("Không phát sinh")
    return _("Đã đạt") if state == State.REACHED else _("Không đạt")


def is_over(target, result, day):
    return day >= target.window(day).end


def sentence(target, result, day):
    """«Đến 30/6/2025: 1.534/3.000 đoàn viên (51,1 %), cần thêm 244 mỗi tháng»; of what is not to be exceeded
    «12/10 vụ, vượt 2», «6/10 vụ, theo nhịp này đến hạn là 13»."""
    indicator = target.indicator
    if result.value is None:
        return _("Đến %(day)s: không phát sinh.") % {"day": show(day)}
    value, wanted = value_of(result), goal(indicator, result.target)
    text = _("Đến %(day)s: %(value)s/%(target)s%(unit)s") % {
        "day": show(day), "value": value, "target": wanted, "unit": _counted_in(indicator),
    }  # fmt: skip
    return text + "".join(_how_far(result))


def against_goal(result):
    """«1.534/3.000 đoàn viên (51,1 %)»; the value alone where there is nothing to hold it to."""
    indicator = result.question.indicator
    if result.value is None:
        return shown(indicator, None)
    wanted = "" if result.target is None else f"/{goal(indicator, result.target)}"
    said = f"{value_of(result)}{wanted}{_counted_in(indicator)}"
    tells_share = result.attained is not None and result.question.adds_up and not result.is_limit
    return f"{said} ({percent(result.attained)})" if tells_share else said


def _counted_in(indicator):
    return "" if indicator.unit == "%" or indicator.levels else f" {indicator.counted_in}"


def _how_far(result):
    """How much of it is reached and what is missing, or by how much it is exceeded; a rate has no more to say."""
    if result.exceeded and result.question.adds_up:
        yield _(", vượt %(n)s") % {"n": number(result.exceeded)}
    if result.attained is not None and result.question.adds_up and not result.is_limit:
        yield f" ({percent(result.attained)})"
    if result.per_month is not None and result.per_month > 0:
        yield _(", cần thêm %(n)s mỗi tháng") % {"n": number(round(result.per_month))}
    if result.is_limit and result.state == State.RISK and result.question.adds_up:
        yield _(", theo nhịp này đến hạn là %(n)s") % {"n": number(round(result.forecast))}


def records_url(code, period, unit, tree):
    """The list that was counted: of records, or of the units themselves."""
    counted = sources.find(code)
    path = counted.source.path
    name = "analytics-units" if path == UNITS else REGISTERS[path].url_name("list")
    if counted.own:
        code = f"{code.removesuffix(sources.OWN)}&own=1"
    query = f"?measure={code}&period={period.code}&under={unit.pk}&tree={tree.isoformat()}"
    return _list_of(name) + query


# A scorecard asks for the same few a thousand times.
_list_of = cache(reverse)


def value_url(target, unit, result, tree):
    """Where the value opens: net growth its own small page, what several numbers make a page of them, the rest
    the list of records."""
    if result.period is None:
        return None
    if result.declared:
        return told_url(result.question, unit, result.period, tree)
    if result.question.kind == "net":
        query = f"?unit={unit.pk}&day={result.period.end.isoformat()}&tree={tree.isoformat()}"
        return reverse("indicators-net", args=[target.pk]) + query
    if not result.question.is_one_list:
        return parts_url(result.question, unit, result.period, tree)
    code = result.question.main_code
    return records_url(code, result.period, unit, tree) if code else None


def parts_url(question, unit, period, tree):
    """The numbers that make a value, each with its list."""
    query = {"indicator": question.indicator.pk, "cut": question.cut, "threshold": question.threshold or "",
             "period": period.code, "under": unit.pk, "tree": tree.isoformat()}  # fmt: skip
    return f"{_list_of('analytics-parts')}?{urlencode(query)}"


def told_url(question, unit, period, tree):
    """The figures told that make a value, and those alone."""
    query = {"indicator": question.indicator.pk, "cut": question.cut, "period": period.code,
             "under": unit.pk, "tree": tree.isoformat()}  # fmt: skip
    return f"{_list_of('analytics-told')}?{urlencode(query)}"


def details(target, result):
    """Numerator, denominator, source day, a definition that was changed and the mark of what was declared, in one
    line each."""
    yield from _made_of(result, _("đầu kỳ %(a)s, cuối kỳ %(b)s"))
    yield from _age(result)
    if result.period and (since := target.indicator.version_since(result.period.end)):
        yield _("theo định nghĩa áp dụng từ %(day)s") % {"day": show(since)}
    if result.declared:
        yield _("số đơn vị tự báo") if result.value is not None else nothing_yet(target.indicator)


def briefly(target, result, day):
    """The same in a cell: what the number is made of, how old it is unless it is of that day, why there is
    none."""
    yield from _made_of(result, "%(a)s → %(b)s")
    if result.source_day != day:
        yield from _age(result)
    if result.declared and result.value is None:
        yield nothing_yet(target.indicator)


def _made_of(result, net):
    """Numerator and denominator of a rate; how many there were before and after of a `net` growth."""
    if result.denominator is not None:
        yield f"{number(result.numerator)} / {number(result.denominator)}"
    if result.opening is not None:
        yield net % {"a": number(result.opening), "b": number(result.closing)}


def _age(result):
    if result.source_day:
        yield _("số liệu đến %(day)s") % {"day": show(result.source_day)}


def nothing_yet(indicator):
    """Why there is no number: no register counts it yet, or nobody has told it."""
    told = indicator.compute == indicator.Compute.DECLARED
    return _("chưa có số") if told else _("chưa có sổ")
