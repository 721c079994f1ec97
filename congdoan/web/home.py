"""My work: what I must do, what is late, which of my targets slip; before any chart.

Each app may have a `duties.py` with `duties(actor, unit, day)`: items as `records.desk` makes them, with `signs`
where a signature waits; and `slipping(actor, unit, day)` for what figures tell, worst first, which the page asks
for once it stands.
"""

import datetime as dt

from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.trail.hooks import offered

SHOWN = 12  # of a list; the others are folded


def my_work(request):
    found = {"answer": [], "late": []}
    for item in _all(request, "duties"):
        found[item["list"]].append(item)
    lists = [_list(kind, items, request.day) for kind, items in found.items()]
    empty = not any(items["items"] for items in lists)
    may_read = request.actor.may("edit", "direction")
    context = {"lists": lists, "nothing": empty, "may_read": may_read}
    return render(request, "web/home.html", context)


def slipping(request):
    """The part of the page that is worked out from figures: it comes after what merely waits."""
    items = _all(request, "slipping")
    return render(request, "components/worklist.html", _list("slip", items, request.day))


def _all(request, asked):
    for found in offered("duties", asked):
        yield from found(request.actor, request.standing, request.day)


def _rank(item, day):
    """What is late comes first, then what waits for a signature, then by the day it is due."""
    due = item.get("due") or dt.date.max
    return due >= day, not item.get("signs"), due


def _list(kind, items, day):
    titles = {
        "answer": (_("Cần ký, cần trả lời"), _("Không có gì chờ đồng chí.")),
        "late": (_("Trễ hoặc sắp đến hạn"), _("Không có việc nào trễ.")),
        "slip": (
            _("Chỉ tiêu có nguy cơ không đạt"),
            _("Chưa thấy chỉ tiêu nào có nguy cơ không đạt."),
        ),
    }
    title, empty = titles[kind]
    ranked = sorted(items, key=lambda item: _rank(item, day))
    told = [{**item, "due": _due(item)} for item in ranked]
    return {
        "title": title,
        "empty": empty,
        "items": told[:SHOWN],
        "rest": told[SHOWN:],
        "count": len(told),
    }


def _due(item):
    due = item.get("due")
    return _("hạn %(day)s") % {"day": dates.show(due)} if due else ""
