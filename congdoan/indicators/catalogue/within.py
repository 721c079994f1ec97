"""Parts of a target («trong đó») that cannot all be within it: 2.800 and 900 of 3.000. Said, never refused.

Only parts that exclude each other are added up (in a formal job, or without one); «nữ» and «ngoài nhà nước» may
overlap and say nothing together.
"""

from collections import defaultdict
from itertools import chain

from django.db.models import Field, Q
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.indicators.catalogue.indicator import cut_label
from congdoan.indicators.counting import sources
from congdoan.records.measure import BUT

# What a part says of itself, beside how much.
WHAT = ("indicator", "cut", "threshold", "value")
# Two values of one field exclude each other; two lower ends of it do not.
_LOOKUPS = set(Field.get_lookups()) - {"exact", "in", "isnull"}


def beyond(register, rows, actor):
    """(place, field, sentence) of rows of targets, as parts or as the whole, that are too small or too much for what
    the other parts ask."""
    parts = _parts(register.model, rows, actor)
    for place, row in enumerate(rows):
        key, whole = _key(place, row), row.get("part_of")
        asked = [(_as_part(register.model, row), list(parts[key].values()))]
        if whole:
            others = [part for other, part in parts[whole.pk].items() if other != key]
            asked.append((whole, [parts[whole.pk][key], *others]))
        for all_of, some in asked:
            if sentence := too_much(all_of, some):
                yield place, "value", sentence


def _key(place, row):
    return row.get("pk") or (place,)


def _parts(model, rows, actor):
    """{key of a whole: {key: part}} of all that the rows name, or are, as a whole; as the rows say it."""
    wholes = {row["part_of"].pk for row in rows if row.get("part_of")}
    wholes |= {row["pk"] for row in rows if row.get("pk")}
    stood = model.objects.visible_to(actor).filter(part_of__in=wholes).standing()
    found = defaultdict(dict)
    for part in stood.select_related("indicator"):
        found[part.part_of_id][part.pk] = part
    for place, row in enumerate(rows):
        if row.get("part_of"):
            found[row["part_of"].pk][_key(place, row)] = _as_part(model, row)
    return found


def _as_part(model, row):
    return model(**{name: row.get(name) for name in WHAT if row.get(name) is not None})


def too_much(whole, parts):
    """What is to be said of parts that exclude each other and are together more than the whole; else nothing."""
    if whole.value is None or not whole.indicator_id or not whole.final_question.adds_up:
        return ""
    apart = _apart(whole, [part for part in parts if part.value is not None])
    total = sum(part.value for part in apart)
    if len(apart) < 2 or total <= whole.value:
        return ""
    return _("Các phần %(parts)s cộng lại là %(total)s, nhiều hơn chỉ tiêu gồm chúng (%(whole)s). Xem lại mức "
             "của từng phần.") % {
        "parts": ", ".join(f"«{cut_label(part.cut)}»" for part in apart), "total": number(total),
        "whole": number(whole.value),
    }  # fmt: skip


def beyond_together(targets):
    """A sentence of each of these targets whose parts among them are too much for it."""
    parts = defaultdict(list)
    for one in targets:
        if one.part_of_id:
            parts[one.part_of].append(one)
    for whole, some in parts.items():
        said = (too_much(whole, [one, *(part for part in some if part != one)]) for one in some)
        if sentence := next(filter(None, said), ""):
            yield f"{whole}: {sentence}"


def _apart(whole, parts):
    """The first of them and those of the others, the greatest first, of which each excludes each."""
    found = []
    for part in [*parts[:1], *sorted(parts[1:], key=lambda one: -one.value)]:
        is_same = (part.indicator_id, part.threshold) == (whole.indicator_id, whole.threshold)
        if is_same and all(_exclude(whole, part.cut, other.cut) for other in found):
            found.append(part)
    return found


def _exclude(whole, one, other):
    """Whether nothing that is counted stands in both parts; what no register keeps is not known."""
    if {one, other} in ({one, BUT + one}, {other, BUT + other}):
        return True
    code = whole.question.main_code
    if code is None:
        return False
    counted = sources.find(code)
    cuts = counted.source.cuts
    if not {one, other} <= cuts.keys():
        return False
    both = [cuts[name][1] for name in (one, other)]
    if not all(counted.is_split_by(where) for where in both):
        return False
    first, second = map(_values, both)
    return any(first[name].isdisjoint(second[name]) for name in first.keys() & second.keys())


def _values(where):
    """{field: values it may have} by a plain condition."""
    if where.negated or where.connector != Q.AND:
        return {}
    inner = (_values(child) for child in where.children if isinstance(child, Q))
    plain = (child for child in where.children if isinstance(child, tuple))
    found = dict(chain.from_iterable(one.items() for one in inner))
    for name, value in plain:
        path, _way, last = name.rpartition("__")
        if last == "in":
            found[path] = set(value)
        elif last not in _LOOKUPS:
            found[name] = {value}
    return found
