"""The first committee of a union that is recognised: its term, and the office of each of it who is a member."""

from congdoan.access.system import System
from congdoan.base.text import fold
from congdoan.cadres.registers.body import Body
from congdoan.cadres.registers.official import Official
from congdoan.members import founders
from congdoan.records.write import save


def recognised(founding, actor):
    """A committee that its founding conference elected was elected on that day; a provisional one is appointed.
    Who was only named is known by his name among those who joined, where one alone bears it."""
    elected = founding.committee == founding.Committee.ELECTED and founding.conference_on
    facts = {
        "unit": founding.founded, "since": founding.decided_on,
        "election": "congress" if elected else "appointed", "elected_on": elected or None,
        "term": "" if elected else "lâm thời",
    }  # fmt: skip
    joined = _by_name(founding)
    seats = list(founding.founders.select_related("person"))
    if seats:
        save(_body(founding, elected, len(seats)), actor=System(actor.label))
    for seat in seats:
        person = seat.person or joined.get(fold(seat.full_name))
        if person:
            save(
                Official(person=person, position=seat.position, **facts), actor=System(actor.label)
            )


def _body(founding, elected, seats):
    return Body(
        unit=founding.founded, how="elected" if elected else "provisional", since=founding.decided_on,
        seats=seats, decision_no=founding.decision_no, recognised_on=founding.decided_on,
    )  # fmt: skip


def _by_name(founding):
    people = [one.person for one in founders.applicants(founding)]
    names = [fold(one.full_name) for one in people]
    return {name: one for name, one in zip(names, people, strict=True) if names.count(name) == 1}
