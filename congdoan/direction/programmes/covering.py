"""A unit makes the programme from above its own: item by item taken up, raised, lowered or left out."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.direction.registers.programme import Omission, Programme, ProgrammeItem
from congdoan.indicators.registers.target import Target
from congdoan.records.rows import Rows
from congdoan.records.write import save

LEFT_OUT, TAKEN, SHARE, RAISED, LOWERED = "left_out", "taken", "share", "raised", "lowered"
DROPPED = "dropped"  # left out on purpose, with a reason; `LEFT_OUT` is what nobody has decided on
_AT_MOST = ("<=", "<")
# What a unit words itself of an item.
WORDS = ("kind", "text", "field", "lead", "unit", "cooperating", "due", "off_core")


@dataclass
class Row:
    """One item from above and what the unit made of it."""

    above: ProgrammeItem
    own: ProgrammeItem | None
    state: str
    why: str = ""


def from_above(unit, day):
    """Issued programmes of the units above, which every unit below may read and follow."""
    line = unit.line_on(day).exclude(pk=unit.pk)
    found = Programme.objects.across_units("programmes from above are read by the units below")
    return found.filter(unit__in=line, status__in=Programme.PUBLIC).select_related("unit")


def derive(actor, *, above, unit):
    """A draft of the unit that follows the programme from above; empty until items are taken up.

    Raises `Mistake` when the unit does not stand below the programme's or has one already.
    """
    if not from_above(unit, actor.day).filter(pk=above.pk).exists():
        raise Mistake(_("Chỉ cụ thể hoá được chương trình đã ban hành của cấp trên."))
    if Programme.objects.visible_to(actor).filter(parent=above, unit=unit).exists():
        raise Mistake(_("Đơn vị đã có chương trình cụ thể hoá chương trình này."))
    draft = Programme(
        unit=unit, parent=above, title=above.title, kind=above.kind, theme=above.theme,
        period_start=above.period_start, period_end=above.period_end,
        basis=[f"{above.title} ({above.number})" if above.number else above.title],
    )  # fmt: skip
    return save(draft, actor=actor, reason=_("Cụ thể hoá chương trình của cấp trên"))


def take_up(actor, *, programme, item, value=None, reason="", words=None):
    """Take one item from above into the programme, or change the level it was taken up at.

    `words` are the unit's own for it: {field of the item: value}. A rate lower than the one above
    needs a reason; a number is the unit's share of the whole. Raises `Mistake`, nothing written.
    """
    _must_be_draft(programme)
    _must_be_from_above(programme, item)
    with transaction.atomic():
        programme.omissions.filter(source=item).delete()
        own = programme.items.filter(source=item).select_related("target").first() or _copy(item)
        for name, said in (words or {}).items():
            setattr(own, name, said)
        if item.target:
            own.target = _target(actor, programme, item.target, own.target, value)
            if state_of(item, own) == LOWERED and not reason.strip():
                raise Mistake(_("Mức thấp hơn cấp trên giao; hãy ghi lý do."), field="reason")
        own.reason = reason.strip()[:300]
        save(programme, actor=actor, lines=[Rows([own], ("reason", "target", *WORDS))])
    return own


def _copy(item):
    """The unit's own of it, as it stands above."""
    return ProgrammeItem(
        kind=item.kind, text=item.text, lead=item.lead, due=item.due, cooperating=item.cooperating,
        place=item.place, source=item, field=item.field, off_core=item.off_core,
    )  # fmt: skip


def take_rest(actor, *, programme):
    """Take up, as they stand, all items nobody has decided on; numbers to be shared wait for
    their level. How many."""
    waiting = [row.above for row in rows(programme) if row.state == LEFT_OUT]
    copied = [item for item in waiting if not _asks_for_level(item)]
    with transaction.atomic():
        for item in copied:
            take_up(actor, programme=programme, item=item)
    return len(copied)


def _asks_for_level(item):
    return item.target and item.target.final_question.adds_up and item.target.value is not None


def leave_out(actor, *, programme, item, reason=None):
    """Take the item out of the programme again; its target is closed, history keeps both.

    With a reason it is left out for good, without it waits to be decided on. Raises `Mistake` when
    the reason is empty.
    """
    _must_be_draft(programme)
    _must_be_from_above(programme, item)
    if reason is not None and not reason.strip():
        raise Mistake(_("Hãy ghi lý do không đưa vào."), field="reason")
    with transaction.atomic():
        programme.omissions.filter(source=item).delete()
        _take_out(actor, programme.items.filter(source=item))
        if reason is not None:
            Omission.objects.create(record=programme, source=item, reason=reason.strip()[:300])
        save(programme, actor=actor)


def _take_out(actor, items):
    for own in items.select_related("target"):
        target = own.target
        own.delete()
        if target:
            target.status = Target.Status.CLOSED
            save(target, actor=actor, reason=_("Không đưa vào chương trình"))


def add_own(actor, *, programme, words):
    """An item that only this unit sets itself: {field of the item: value}."""
    _must_be_draft(programme)
    if not words.get("text", "").strip():
        raise Mistake(_("Ghi nội dung của đơn vị."), field="text")
    own = ProgrammeItem(**words)
    save(programme, actor=actor, lines=[Rows([own])])
    return own


def drop_own(actor, *, programme, item):
    """Takes an item of the unit's own out of the programme again."""
    _must_be_draft(programme)
    with transaction.atomic():
        _take_out(actor, programme.items.filter(pk=item.pk, source=None))
        save(programme, actor=actor)


def _must_be_from_above(programme, item):
    if item.record_id != programme.parent_id:
        raise Mistake(_("Nội dung này không thuộc chương trình của cấp trên."))


def _must_be_draft(programme):
    if programme.status in Programme.PUBLIC:
        raise Mistake(_("Chương trình đã ban hành; muốn đổi, hãy lập chương trình điều chỉnh."))


def _target(actor, programme, above, own, value):
    if value is None and own is None and above.final_question.adds_up and above.value is not None:
        raise Mistake(_("Ghi mức mà đơn vị nhận trong {level}."), field="value",
                      level=above.shown_value)  # fmt: skip
    own = own or above.like(
        unit=programme.unit, parent=above, comparator=above.comparator, value=above.value, value_max=above.value_max,
        tolerance=above.tolerance, start=above.start, end=above.end, per_year=above.per_year, quote=above.quote,
        source_title=programme.title[:300], source_item=above.source_item,
    )  # fmt: skip
    if value is not None:
        own.value = value
        if own.comparator == "between" and not (own.value_max and own.value_max > own.value):
            own.comparator, own.value_max = ">=", None
    return save(own, actor=actor, reason=_("Cụ thể hoá chỉ tiêu của cấp trên"))


def state_of(item, own):
    """What became of an item from above. Numbers that add up are shared, only rates compare."""
    if own is None:
        return LEFT_OUT
    if item.target is None or own.target is None or item.target.value is None:
        return TAKEN
    if item.target.final_question.adds_up:
        return SHARE
    if own.target.value == item.target.value:
        return TAKEN
    more = own.target.value > item.target.value
    return LOWERED if more == (item.target.comparator in _AT_MOST) else RAISED


def rows(programme):
    """Every item from above, in its order, with what the programme made of it."""
    own = {one.source_id: one for one in items_of(programme.pk) if one.source_id}
    why = dict(programme.omissions.values_list("source", "reason"))
    return [
        Row(item, own.get(item.pk), _decided(item, own.get(item.pk), why), why.get(item.pk, ""))
        for item in items_of(programme.parent_id)
    ]


def _decided(item, own, omitted):
    return DROPPED if own is None and item.pk in omitted else state_of(item, own)


def local_items(programme):
    """What the programme sets beside the one above: items that follow none of its items."""
    return [one for one in items_of(programme.pk) if one.source_id is None]


def items_of(*programmes):
    """The items of programmes with their targets, in the order of the documents."""
    found = ProgrammeItem.objects.filter(record__in=programmes)
    return found.select_related("target__indicator", "unit").order_by("pk")
