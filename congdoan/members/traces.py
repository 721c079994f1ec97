"""By what a person is known in the system: the records that bear the facts, and the facts themselves."""

from functools import cached_property

from django.conf import settings
from django.db.models import Q

from congdoan.base import dates, identity
from congdoan.base.struck import Words
from congdoan.base.text import fold
from congdoan.records.leading import leading_to, past_of, rows_of
from congdoan.records.register import REGISTERS

WHY = "the traces of one person"
# What only this person bears, who a row belongs to without a look at the name.
OWN = {"members/people": "code email"}
NAMES = {"members/people": "full_name", "members/requests": "full_name"}
SHARED = {
    "members/people": "phone address", "members/requests": "phone", "members/memberships": "card_no",
}  # fmt: skip
LONG = 6  # a shorter card number means something else in too many texts


class Traces:
    """`found`: the keys of all records that lead to one person, by model. The texts that identify are
    asked for when they are needed."""

    def __init__(self, found):
        self.found = found

    @cached_property
    def past(self):
        """{model: its events} of those records."""
        return dict(past_of(self.found))

    @cached_property
    def names(self):
        return _texts(self, NAMES) | _family(self.past)

    @cached_property
    def own(self):
        """What nobody else bears: codes, addresses of mail, identity numbers and their marks."""
        return _texts(self, OWN) | _numbers(self.found)

    @cached_property
    def shared(self):
        """What a relative or a colleague may bear too."""
        return {text for text in _texts(self, SHARED) if len(text) >= LONG}

    @cached_property
    def days(self):
        return _days(self)

    @cached_property
    def words(self):
        return Words(self.names | self.own | self.shared)

    @cached_property
    def _tests(self):
        return Words(self.own), Words(self.names), Words(self.days | self.shared)

    def learn(self):
        """Reads all of it now: once the records are emptied it stands nowhere any more."""
        return self.words, self._tests

    def person_is(self, row):
        """Whether a row of typed cells means this person and no namesake."""
        own, names, beside = self._tests
        cells = [str(cell) for cell in row]
        if own.within(cells):
            return True
        return names.within(cells) and (beside.within(cells) or not self.days)


def traces_of(person):
    """All that leads to the person, with what was merged into that record and was sent from the gate."""
    people, requests = type(person), REGISTERS["members/requests"].model
    found = leading_to(people, [person.pk], WHY)
    found[requests] = found.get(requests, set()) | _sent(found[people])
    return Traces(found)


def _sent(people):
    """Requests from the gate that are this person's: of the same number, or the same name and birthday."""
    rows = rows_of(REGISTERS["members/requests"].model, WHY)
    known = rows_of(REGISTERS["members/people"].model, WHY).filter(pk__in=people)
    keys = set()
    for one in known:
        mine = Q(born=one.born, folded__startswith=f"{fold(one.full_name)} ") if one.born else Q()
        if one.identity_mark:
            mine |= Q(identity_mark=one.identity_mark)
        keys |= set(rows.filter(mine).values_list("pk", flat=True)) if mine else set()
    return keys


def _texts(traces, table):
    """What these columns hold now and held before."""
    texts = set()
    for path, names in table.items():
        model = REGISTERS[path].model
        now = rows_of(model, WHY).filter(pk__in=traces.found.get(model, ()))
        for rows in (now, traces.past[model]):
            for values in rows.order_by().values_list(*names.split()):
                texts |= set(values)
    return texts - {"", None}


def _family(past):
    """Names of the person's family, also of lines that were taken out since: history has all of them."""
    relative = REGISTERS["members/people"].lines["family"].model
    return set(past[relative].order_by().values_list("full_name", flat=True))


def _numbers(found):
    """Identity numbers opened for the moment in which they are looked for, and their marks."""
    texts = set()
    for path in ("members/people", "members/requests"):
        model = REGISTERS[path].model
        for one in rows_of(model, WHY).filter(pk__in=found.get(model, ())):
            if one.identity_sealed:
                texts.add(identity.open_sealed(one.identity_sealed, settings.IDENTITY_KEY))
            texts.add(one.identity_mark)
    return texts - {"", None}


def _days(traces):
    """The birthday as it may be typed."""
    model = REGISTERS["members/people"].model
    rows = rows_of(model, WHY).filter(pk__in=traces.found[model]).values_list("born", flat=True)
    days = {*rows, *traces.past[model].order_by().values_list("born", flat=True)} - {None}
    return {text for day in days
            for text in (dates.show(day), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}",
                         f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}", day.isoformat())}  # fmt: skip
