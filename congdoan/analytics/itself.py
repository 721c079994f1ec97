"""What stands at a unit itself: with it the units below make up the whole, so that a table of them adds up."""

from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.indicators.counting import sources


def itself(opened):
    """{"label", "value", "url"} of what a target opened counts at its unit and at none below, where parts add up to
    the whole and anything is there; None elsewhere, and to who must not tell a few persons from the others."""
    one, below = opened.one, [opened.found.get(unit.pk) for unit in opened.units]
    if (
        not below
        or None in below
        or opened.veil.covers(opened.target)
        or not _add_up([one, *below])
    ):
        return None
    rest = [whole - sum(parts) for whole, *parts in zip(*map(_parts, [one, *below]), strict=True)]
    if not any(rest):
        return None
    label = _("Ghi ngay tại %(unit)s") % {"unit": opened.unit}
    return {"label": label, "value": " / ".join(map(number, rest)), "url": _url(opened)}


def _add_up(results):
    """Whether each was counted from records by measures of which a branch and a branch are the whole."""
    question = results[0].question
    if any(one.declared or (one.value is None and one.denominator is None) for one in results):
        return False
    return question.is_ready and all(
        sources.find(code).adds_up for code, _opening in question.codes
    )


def _parts(one):
    """What a rate is made of, which adds up as it does not; or the number itself."""
    return (one.value,) if one.denominator is None else (one.numerator or 0, one.denominator)


def _url(opened):
    """The list of those records, where one list is behind the figure."""
    url = opened.doors.value_url(opened.target, opened.unit, opened.one, opened.seen.tree)
    return f"{url}&own=1" if url and opened.one.question.is_one_list else None
