"""Lists of other agencies against our workplaces: the same tax code, else a name and place alike.

All rows of a sheet are matched at once; each match says why, and a person decides what looks doubtful.
"""

import re
from collections import defaultdict
from functools import reduce
from operator import and_

from django.db.models import Q
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.records.register import REGISTERS
from congdoan.records.write import remove, save
from congdoan.workplaces import taxes

WHY = "one workplace, whoever keeps it"
SURE, LIKELY = 100, 60
MANY = 2000
# What every firm's name has says nothing of whose it is.
_COMMON = re.compile(
    r"\b(?:cong ty|cty|tnhh|trach nhiem huu han|co phan|cp|mtv|mot thanh vien|doanh nghiep|tu nhan|dntn|"
    r"chi nhanh|xi nghiep|nha may|hop tac xa|htx|ltd|co|jsc|viet nam|vn)\b|[^a-z0-9 ]"
)


def core(name):
    """The words of a firm's name that are its own: «CÔNG TY TNHH MAY SÔNG HỒNG» is «may song hong»."""
    return " ".join(_COMMON.sub(" ", fold(name)).split())


def meet(register, rows, actor):
    """Puts into each row its likeliest workplace in reach: `met`, (workplace, points, why) or None."""
    places = REGISTERS["workplaces/workplaces"].rows(actor)
    by_tax = taxes.bearers(rows, actor)
    by_core = _by_core(places, {core(row.get("name") or "") for row in rows} - {""})
    for row in rows:
        row["met"] = _best(
            row, by_tax.get(taxes.typed(row), ()), by_core[core(row.get("name") or "")]
        )
    return ()


def _by_core(places, cores):
    """Workplaces by the own words of their names, among those that share the first word."""
    found, by_first = defaultdict(list), defaultdict(set)
    for words in cores:
        by_first[words.split()[0]].add(words)
    for first, alike in by_first.items():
        for place in _near(places, first, alike):
            found[core(place.name)].append(place)
    return found


def _near(places, first, cores):
    """Those with that word in their name; where they are many, those with all the words of one of the names."""
    near = list(places.filter(folded__contains=first)[:MANY])
    if len(near) < MANY:
        return near
    asked = (reduce(and_, (Q(folded__contains=word) for word in words.split())) for words in cores)
    return {place.pk: place for one in asked for place in places.filter(one)[:MANY]}.values()


def _best(row, same_tax, same_name):
    if same_tax:
        return same_tax[0], SURE, _("cùng mã số thuế %s") % same_tax[0].tax_code
    scored = [(place, *_likeness(row, place)) for place in same_name]
    return max(scored, key=lambda one: one[1], default=None)


def _likeness(row, place):
    """A name alone is likely; another tax code speaks against, the same words of the address for it."""
    points, why = LIKELY, [_("cùng tên riêng «%s»") % core(place.name)]
    if taxes.typed(row) and place.tax_code:
        points, why = points - 40, [*why, _("mã số thuế khác")]
    shared = set(fold(row.get("address") or "").split()) & set(fold(place.address).split())
    if len(shared) > 1:
        points, why = points + 20, [*why, _("địa chỉ giống")]
    return points, ", ".join(why)


def take_match(listed, *, actor):
    """The row is that workplace: its workers become a headcount of the day of the list."""
    if listed.workplace_id is None:
        raise Mistake(_("Chọn nơi làm việc ứng với dòng này."), field="workplace")
    listed.counted = _count(listed, listed.workplace, actor)
    save(listed, actor=actor)


def take_new(listed, *, actor):
    """The row is a workplace nobody had: it is put on record, with its workers. Where another list brought it
    in meanwhile, the row is matched with that one."""
    places = REGISTERS["workplaces/workplaces"].model
    if known := _known(places, listed):
        listed.workplace, listed.status = known, "matched"
        save(listed, actor=actor)
        return
    listed.workplace = save(
        places(
            unit=listed.unit, code=_code(listed), name=listed.name, tax_code=taxes.typed(vars(listed)),
            address=listed.address, ownership=listed.ownership, sector=listed.sector,
            opened_on=listed.listed_on, state="unsurveyed",
        ),
        actor=actor,
    )  # fmt: skip
    listed.counted = _count(listed, listed.workplace, actor)
    save(listed, actor=actor)


def take_back(listed, *, actor):
    """The row was decided wrongly: the headcount that its match made goes, unless somebody has edited it
    since. A workplace that was put on record stays (`remarks` says so)."""
    counted = listed.counted
    if counted is None:
        return
    listed.counted = None
    save(listed, actor=actor)
    if counted.version == 1:
        remove(counted, actor=actor, reason=_("Lùi bước khớp của %s") % listed, level="edit")


def _known(places, listed):
    """The workplace of the row's tax code in its union's own list."""
    tax = taxes.typed(vars(listed))
    mine = places.objects.across_units(WHY).filter(unit=listed.unit, tax_code=tax)
    return mine.order_by("pk").first() if tax else None


def _code(listed):
    taken = REGISTERS["workplaces/workplaces"].model.objects.across_units(WHY)
    tax = taxes.typed(vars(listed))
    return tax if tax and not taken.filter(code=tax).exists() else f"NLV-{listed.pk:06d}"


def _count(listed, workplace, actor):
    """The headcount of the day of the list, made of its workers; None where that day is counted already."""
    counts = REGISTERS["workplaces/headcounts"].model
    known = counts.objects.across_units(WHY).filter(
        workplace=workplace, counted_on=listed.listed_on
    )
    if listed.workers is None or known.exists():
        return None
    source = f"{listed.get_agency_display()} {listed.listed_on:%d/%m/%Y}"
    return save(
        counts(unit=workplace.unit, workplace=workplace, counted_on=listed.listed_on,
               total=listed.workers, source=source),
        actor=actor,
    )  # fmt: skip
