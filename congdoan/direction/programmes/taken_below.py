"""Who below has taken up what of a programme: item by item, unit by unit, and on a sheet."""

from collections import Counter
from dataclasses import dataclass, field

from congdoan.direction.programmes.covering import DROPPED, LEFT_OUT, items_of, state_of
from congdoan.direction.registers.programme import Omission, Programme, ProgrammeItem
from congdoan.orgs.models import Unit

NOT_TAKEN = (LEFT_OUT, DROPPED)


@dataclass
class Followed:
    """One item with what each programme below made of it."""

    item: ProgrammeItem
    states: list  # [(programme below, state, why it was left out)]

    @property
    def counts(self):
        return Counter(state for _programme, state, _why in self.states)

    @property
    def missing(self):
        """Units whose programme is silent about the item."""
        return [one.unit for one, state, _why in self.states if state in NOT_TAKEN]

    @property
    def orphan(self):
        """Nobody below has taken it up."""
        return len(self.missing) == len(self.states)


@dataclass
class Coverage:
    """A programme and those below that follow it."""

    programme: Programme
    below: list
    items: list
    without: list = field(default_factory=list)

    @property
    def orphans(self):
        """Targets and tasks that no one has taken up."""
        return [one for one in self.items if one.orphan]

    def by_unit(self):
        """[(programme below, {state: count})]."""
        counts = {one.pk: Counter() for one in self.below}
        for followed in self.items:
            for one, state, _why in followed.states:
                counts[one.pk][state] += 1
        return [(one, counts[one.pk]) for one in self.below]


def coverage(actor, programme, day):
    """The `Coverage` of a programme within the actor's reach; `without` names the units right below
    that have made no programme of it."""
    below = list(
        Programme.objects.visible_to(actor).filter(parent=programme).select_related("unit")
        .defer("text").order_by("unit__sort_key", "pk")
    )  # fmt: skip
    keys = [one.pk for one in below]
    own = {(one.source_id, one.record_id): one for one in items_of(*keys)}
    omitted = Omission.objects.filter(record__in=keys).values_list("source", "record", "reason")
    why = {(source, record): reason for source, record, reason in omitted}
    items = [Followed(item, _states(item, below, own, why)) for item in items_of(programme.pk)]
    return Coverage(programme, below, items, _without(actor, programme, below, day))


def _states(item, below, own, why):
    found = []
    for one in below:
        key = (item.pk, one.pk)
        state = DROPPED if key in why and key not in own else state_of(item, own.get(key))
        found.append((one, state, why.get(key, "")))
    return found


def _without(actor, programme, below, day):
    known = {one.unit_id for one in below}
    children = Unit.objects.children_of(programme.unit, day).open_on(day).exclude(pk__in=known)
    return list(children.filter(pk__in=actor.unit_ids("view", Programme.area)).order_by("sort_key"))


def sheet(found, labels):
    """(headings, rows) of a coverage: an item a row, a programme below a column."""
    headings = [
        "TT",
        "Nội dung của cấp trên",
        "Chỉ tiêu",
        "Số nơi đã đưa vào",
        "Số nơi chưa đưa vào",
    ]
    headings += [str(one.unit) for one in found.below]
    rows = []
    for place, followed in enumerate(found.items, start=1):
        item, missing = followed.item, len(followed.missing)
        target = str(item.target) if item.target else ""
        cells = [
            f"{labels[state]}: {why}" if why else labels[state]
            for _one, state, why in followed.states
        ]
        rows.append([place, item.text, target, len(followed.states) - missing, missing, *cells])
    rows += [[None, f"Chưa có chương trình: {unit}", "", "", ""] for unit in found.without]
    return headings, rows
