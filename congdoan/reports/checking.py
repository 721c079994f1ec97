"""Does the report agree with itself: declared identities, parts against wholes, ordinals against counts."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from congdoan.base.text import number


@dataclass(frozen=True)
class Verdict:
    """One identity: how it reads, whether it holds, beside which field it stands. None: not known yet.
    What is not `firm` keeps nobody from approving."""

    label: str
    reads: str
    holds: bool | None
    key: str
    firm: bool = True


def verdicts(form, fields):
    """All identities of the form and of what stands in it; none before the report is drafted."""
    known = {field.key: field for field in fields}
    for same in form.checks if known else ():
        if not same.when or (same.when in known and known[same.when].standing):
            yield _same(same, known, fields)
    for field in fields:
        yield from _inside(field)


def _same(same, known, fields):
    left, right = (_numbers(keys, known, fields) for keys in (same.left, same.right))
    unknown = None in left or None in right
    return Verdict(
        str(same.label), f"{_sum(left)} = {_sum(right)}",
        None if unknown else sum(left) == sum(right), same.left[0], same.firm,
    )  # fmt: skip


def _numbers(keys, known, fields):
    for key in keys:
        entries = [field.standing for field in fields if field.group == key]
        if entries or isinstance(known[key].standing, list):
            return entries or [0]
    return [known[key].standing for key in keys]


def _inside(field):
    """2 + 4 = 6; sessions no. 25 to 31 are 7."""
    if parts := field.detail.get("parts"):
        values = [value for _name, value in parts]
        yield Verdict(field.label, f"{_sum(values)} = {number(field.standing)}",
                      sum(values) == field.standing, field.key)  # fmt: skip
    if numbers := field.detail.get("numbers"):
        first, last = numbers
        yield Verdict(
            field.label, _("%(last)s − %(first)s + 1 = %(n)s")
            % {"first": first, "last": last, "n": number(field.standing)},
            last - first + 1 == field.standing, field.key,
        )  # fmt: skip


def _sum(values):
    return " + ".join(number(value) for value in values)
