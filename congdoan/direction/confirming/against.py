"""A document being read held against a programme from above: what it takes up, lowers, leaves out."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.direction.confirming.services import decide, hold
from congdoan.direction.programmes.covering import from_above
from congdoan.direction.registers.programme import ProgrammeItem
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.reading import align
from congdoan.records.write import save


@dataclass(frozen=True, eq=False)
class Side:
    """A target or task as the aligner takes it; `source` is the item or the find behind it."""

    source: object
    quote: str
    population: str = ""
    unit_class: str = ""
    comparator: str = ""
    value: float | None = None
    value_min: float | None = None
    per: str | None = None


def compared(reading, findings, above):
    """(pairs of targets, pairs of tasks) of the document and of `above`, its order first."""
    items = list(ProgrammeItem.objects.filter(record=above).select_related("target__indicator"))
    standing = [one for one in findings if one.decision != Finding.Decision.REJECTED]
    uppers = [_of_item(one) for one in items if one.target]
    lowers = [_of_finding(one) for one in standing if one.kind == Finding.Kind.TARGET]
    codes = {
        one: _with_cut([one.source.target.indicator_id], one.source.target.cut) for one in uppers
    }
    codes |= {one: _codes(one.source) for one in lowers}
    tasks = align.pairs(
        [_of_item(one) for one in items if not one.target],
        [_of_finding(one) for one in standing if one.kind == Finding.Kind.TASK],
    )
    return align.pairs(uppers, lowers, codes), tasks


def _of_item(item):
    target = item.target
    if target is None:
        return Side(item, item.text)
    value = None if target.value is None else float(target.value)
    return Side(item, target.quote or item.text, item.text, _class(target.indicator.unit),
                target.comparator, value)  # fmt: skip


def _of_finding(finding):
    said = finding.said
    names = ("population", "unit_class", "comparator", "per")
    known = {name: said.get(name) or Side.__dataclass_fields__[name].default for name in names}
    return Side(finding, said["quote"], value=said.get("value"), **known)


def _class(unit):
    return "%" if unit == "%" else "money" if unit.startswith("đồng") else "count"


def _codes(finding):
    """The indicator somebody chose, or the likeliest ones."""
    said = finding.said
    if finding.value and finding.value.get("indicator"):
        return _with_cut([finding.value["indicator"]], said.get("cut"))
    return _with_cut([code for code, _score in finding.suggestions[:2]], said.get("cut"))


def _with_cut(codes, cut):
    """The same indicator asked for another part of the units is near, not the same."""
    return [f"{code}/{cut or ''}" for code in codes[:1]] + codes


@transaction.atomic
def follow(actor, *, reading, above):
    """Hold the document against a programme from above from now on (None: against none)."""
    hold(actor, reading)
    known = above is None or from_above(reading.unit, actor.day).filter(pk=above.pk).exists()
    if not known:
        raise Mistake(_("Chỉ đối chiếu được với chương trình đã ban hành của cấp trên."))
    if reading.status != Reading.Status.TO_CONFIRM:
        raise Mistake(_("Văn bản này đã xử lý xong; muốn làm lại, hãy đọc lại văn bản."))
    reading.follows = above
    save(reading, actor=actor, reason=_("Đối chiếu với cấp trên"))


def explain(actor, *, reading, finding, reason):
    """Keep why a target is lower than above; an empty reason takes it back."""
    value = {**(finding.value or {}), "reason": reason.strip()[:300]}
    decide(actor, reading=reading, findings=[finding], decision=finding.decision, value=value)


def sources(reading, findings):
    """{find's number: item from above it makes its own}; {} when the document follows none.

    Raises `Mistake` while a target lower than the one above has no reason (SYS-01).
    """
    if reading.follows_id is None:
        return {}
    targets, tasks = compared(reading, findings, reading.follows)
    for pair in targets:
        if pair.state == align.LOWERED and not pair.lower.source.said.get("reason"):
            raise Mistake(
                _("«{quote}» thấp hơn cấp trên giao; mở Đối chiếu với cấp trên và ghi lý do."),
                quote=pair.lower.quote[:60],
            )
    both = [pair for pair in (*targets, *tasks) if pair.upper and pair.lower]
    return {pair.lower.source.pk: pair.upper.source for pair in both}
