"""One unit on the day looked through: what it counts, who leads it, where its people work, what was decided of it."""

from urllib.parse import urlencode

from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse

from congdoan.access.models import Grant
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.cadres import contacts
from congdoan.cadres.offices import in_office
from congdoan.indicators.kept import figures
from congdoan.members import rolls
from congdoan.orgs.kinds import BASE
from congdoan.orgs.models import Change
from congdoan.orgs.offices import Position
from congdoan.records.register import REGISTERS, find_measure
from congdoan.trail.models import IssuedPaper
from congdoan.web.frame import AREAS
from congdoan.web.units import changing, rights
from congdoan.web.units.forms import FORMS
from congdoan.web.units.paper import SHELF
from congdoan.web.units.views import PAGE, UnitView
from congdoan.workplaces.spans import unionised

SHOWN = 12
# What a unit is known by, each with the list behind it; workplaces are counted where their record is kept, which
# is above the union that they have: its own are listed.
COUNTED = ("members.on_roll", "members.women", "officials.count")
COUNTED_ABOVE = (*COUNTED, "workplaces.count", "workplaces.workers")
OFFICES = [position.value for position in Position]


class ProfileView(UnitView):
    def get(self, request):
        unit, day = self.unit, request.day
        may = [kind for kind in FORMS if changing.may_change(self.actor, unit, kind)
               and changing.is_open_to(unit, kind, self.actor.day)]  # fmt: skip
        context = {
            "unit": unit, "line": unit.line_on(day)[:10], "life": list(_life(unit)), "open": unit.is_open(day),
            "paused": unit.suspended_since(day) if unit.is_open(day) else None,
            "kinds": [(kind, Change.Kind(kind).label) for kind in may],
            "grants": Grant.objects.filter(unit=unit).on(self.actor.day).select_related("user", "role")[:PAGE],
            "areas": list(_registers(self.actor, unit)), "told": list(_counted(self.actor, unit, day)),
            "officials": _officials(self.actor, unit, day), "places": _places(self.actor, unit, day),
            "left": rolls.left_on(unit, self.actor).count() if not unit.is_open(day) else 0,
            "reached": _reached(self.actor, unit, day),
            "rights": rights.left_at(unit, self.actor),
        }  # fmt: skip
        return render(request, "units/profile.html", context)


def _registers(actor, unit):
    """(area, [(register, its list at the unit)]) of what the actor may see, in the order of the menu."""
    for area, (label, _icon) in AREAS.items():
        found = [one for one in REGISTERS.values() if one.area == area and actor.may("view", area)]
        if found:
            yield label, [(one.title, _list(one, unit)) for one in found]


def _life(unit):
    """Every decision that touched the unit, newest first, with its papers."""
    heirs = unit.successors.select_related("change", "successor")
    before = unit.predecessors.select_related("change", "predecessor")
    related = {}
    for step in heirs:
        related.setdefault(step.change_id, []).append(step.successor)
    for step in before:
        related.setdefault(step.change_id, []).append(step.predecessor)
    found = {one.change_id: one.change for one in [*heirs, *before]}
    for version in unit.versions.select_related("change", "parent"):
        if version.change:
            found[version.change_id] = version.change
    papers = IssuedPaper.objects.filter(register=SHELF, record_id__in=found).defer("pdf", "docx")
    issued = {paper.record_id: paper for paper in papers}
    for change in sorted(found.values(), key=lambda one: (one.effective, one.pk), reverse=True):
        yield {"change": change, "with": related.get(change.pk, []), "paper": issued.get(change.pk)}


def _counted(actor, unit, day):
    """(label, number, its list) of what the actor may see of the unit and all below it, on that day."""
    period = Period.day(day)
    codes = COUNTED if unit.kind in BASE else COUNTED_ABOVE
    found = [(code, *find_measure(code)) for code in codes]
    seen = [one for one in found if actor.may("view", one[1].area)]
    values = figures.values({(code, period) for code, *_rest in seen}, [unit.pk], day)
    for code, register, measure in seen:
        value = values[code, period].get(unit.pk, 0)
        yield {
            "label": measure.label,
            "value": number(value),
            "url": register.behind(code, unit, period),
        }


def _reached(actor, unit, day):
    """Where it is reached, its seal and its account on that day, and where that is written."""
    register = REGISTERS["cadres/profiles"]
    if not actor.may("view", register.area):
        return None
    found = contacts.of_unit(unit, day, register.rows(actor))
    if found:
        return {
            "facts": contacts.facts(found, register.fields_for(actor)),
            "url": register.url_of(found.pk),
        }
    may = actor.may_at("edit", register.area, unit) and unit.is_open(actor.day)
    new = f"{reverse(register.url_name('new'))}?{urlencode({'unit': unit.pk})}"
    return {"facts": [], "url": new if may else None}


def _officials(actor, unit, day):
    """Who holds office at the unit itself, the chair first."""
    register = REGISTERS["cadres/officials"]
    if not actor.may("view", register.area):
        return None
    held = register.rows(actor).filter(in_office(day), unit=unit)
    rows = sorted(held.select_related("person")[:PAGE], key=lambda one: OFFICES.index(one.position))
    return {"rows": [(one, register.url_of(one.pk)) for one in rows], "url": _list(register, unit)}


def _places(actor, unit, day):
    """Where a grassroots union's people work, the largest first."""
    register = REGISTERS["workplaces/workplaces"]
    if unit.kind not in BASE or not actor.may("view", register.area):
        return None
    its = unionised(day, union=unit) | Q(unit=unit) & unionised(day)
    rows = register.rows(actor).filter(its)
    rows = [(one, register.url_of(one.pk)) for one in rows.order_by("-workers", "pk")[:SHOWN]]
    return {"rows": rows, "url": _list(register, unit)}


def _list(register, unit):
    return f"{reverse(register.url_name('list'))}?{urlencode({'under': unit.pk})}"
