"""Targets of a unit that moved to another superior: what it is held to goes with it (SYS-03, SYS-10).

It stays the unit's own to reach. From the day of the move on it is part of what the new superior was given of
the same thing, over the same days; the one before is short of it until its own superior adjusts. A superior
that has no such target is not given one: the unit's hangs where it hung, and no sum counts it, until a decision
gives the new superior its share.
"""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.indicators.models import Target
from congdoan.orgs.models import UnitPath
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell

WHY = "targets of units that hang elsewhere now"


def still_below(rows, day):
    """Those whose unit hangs under the unit that gave them, on that day: what its sums are made of."""
    return rows.filter(_under_its_superior(day))


def astray(day, **where):
    """Targets in force of units that hang elsewhere by that day than under the unit that gave them."""
    rows = Target.objects.across_units(WHY).filter(parent__isnull=False, **where)
    rows = rows.standing().filter(Q(end=None) | Q(end__gte=day))
    rows = rows.exclude(unit__closed__lte=day).exclude(_under_its_superior(day))
    return rows.select_related("indicator", "unit", "parent__unit", "parent__indicator")


def _under_its_superior(day):
    return Exists(
        UnitPath.objects.over(OuterRef("unit"), day).filter(ancestor=OuterRef("parent__unit"))
    )


def follow(actor, *, day, reason, **where):
    """Hang what has gone astray on what the superior of that day was given of it. How many were hung."""
    done = 0
    for target in astray(day, **where).order_by("part_of_id", "pk"):
        above = _of_its_superior(target, day)
        if above is not None:
            former, target.parent = target.parent, above
            target.reason = reason[:300]
            save(target, actor=actor, reason=reason)
            _tell(target, former, above)
            done += 1
    return done


def _of_its_superior(target, day):
    """What the unit right above was given of the same thing over the same days."""
    superior = target.unit.parent_on(day)
    rows = Target.objects.across_units(WHY).filter(unit=superior, **target.what)
    rows = rows.binding().select_related("indicator", "unit")
    same = (one for one in rows.order_by("pk") if one.window(day) == target.window(day))
    return next(same, None)


@in_vietnamese()
def _tell(target, former, above):
    """Both superiors: one is short of it now, the other has it within what it was given."""
    said = {"unit": target.unit, "target": target.name, "value": target.shown_value,
            "former": former.unit, "above": above.unit}  # fmt: skip
    text = _("%(unit)s chuyển về %(above)s, mang theo chỉ tiêu «%(target)s» %(value)s.") % said
    short = _short(former)
    if short:
        text += " " + _("Phần %(former)s đã giao còn thiếu %(n)s; cần thì đề nghị cấp trên điều chỉnh.") % {
            **said, "n": number(short),
        }  # fmt: skip
    tell(former.unit, "indicators", text, reverse("indicators-cascade", args=[former.pk]))
    text = _(
        "%(unit)s từ %(former)s chuyển về; chỉ tiêu «%(target)s» %(value)s nay nằm trong mức giao của đơn vị."
    )
    tell(above.unit, "indicators", text % said, reverse("indicators-cascade", args=[above.pk]))


def _short(target):
    """How much less than it was given the unit has handed on by now; nothing where that is no sum."""
    if not target.final_question.adds_up or target.value is None:
        return 0
    below = Target.objects.across_units(WHY).filter(parent=target).standing()
    given = sum(filter(None, below.values_list("value", flat=True)))
    return max(target.value - given, 0)


def remarks(units, day):
    """Sentences of targets that went astray and of which the new superior was given nothing."""
    names = defaultdict(set)
    for one in astray(day, unit__among=[unit.pk for unit in units]):
        names[one.unit].add(one.name)
    for unit, found in names.items():
        yield _(
            "%(unit)s mang theo chỉ tiêu mà %(above)s chưa được giao: %(names)s. Cấp trên giao chỉ tiêu này cho "
            "%(above)s thì phần của %(unit)s tự nằm trong đó."
        ) % {"unit": unit, "above": unit.parent_on(day), "names": "; ".join(sorted(found))}  # fmt: skip
