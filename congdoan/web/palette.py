"""The command palette: pages, registers, units, people and actions by any part of a name, no accents needed."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.text import fold
from congdoan.records.near import first
from congdoan.records.register import REGISTERS
from congdoan.records.search import matching
from congdoan.web.frame import AREAS, Menu

SHOWN = 6
# Registers whose records are looked for by name.
PEOPLE_AND_PLACES = (
    "members/people", "workplaces/workplaces", "direction/programmes", "direction/documents",
    "direction/incoming",
)  # fmt: skip


def find(request):
    words = fold(request.GET.get("q", "")).split()
    groups = [
        {"label": _("Trang và việc"), "items": _fitting(_commands(request), words)},
        {"label": _("Đơn vị"), "items": list(_units(request, words)) if words else []},
        *_records(request, words),
    ]
    found = [group for group in groups if group["items"]]
    return render(request, "components/palette_options.html", {"groups": found})


def _fitting(items, words):
    return [item for item in items if all(word in fold(item["label"]) for word in words)][:SHOWN]


def _commands(request):
    for group in Menu(request).groups:
        yield from ({**item, "hint": group["label"]} for item in group["items"])
    for register in REGISTERS.values():
        if request.actor.may("edit", register.area):
            label = _("Thêm %(one)s") % {"one": register.one}
            yield {"label": label, "icon": "plus", "url": reverse(register.url_name("new"))}


def _units(request, words):
    units = request.actor.units().lasting(request.actor.day)
    for word in words:
        units = units.filter(folded__contains=word)
    for unit in units[:SHOWN]:
        url = f"{reverse('stand')}?at={unit.pk}&next=/"
        yield {"label": str(unit), "hint": unit.code, "icon": "units", "url": url}


def _records(request, words):
    for path in PEOPLE_AND_PLACES if words else ():
        register = REGISTERS.get(path)
        if register is None or not request.actor.may("view", register.area):
            continue
        found = first(matching(register, register.rows(request.actor), " ".join(words)), SHOWN)
        icon = AREAS[register.area][1]
        items = [{"label": str(one), "hint": getattr(one, "code", ""), "icon": icon,
                  "url": register.url_of(one.pk)}
                 for one in found]  # fmt: skip
        yield {"label": str(register.title), "items": items}
