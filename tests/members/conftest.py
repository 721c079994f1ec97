"""Members for the tests of this area: a person, a member of a union, a step taken through the page."""

import pytest

from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.write import save
from tests.growing import SYSTEM
from tests.sweeps.hands import no_lines

# The forms of a person without family, work or learning, and of a membership that was never suspended.
LINES, NO_PAUSE = no_lines(Person.register), no_lines(Membership.register)


@pytest.fixture
def someone(world):
    """someone("CS001", full_name=…): a person kept by that union."""
    numbers = iter(range(1, 1_000_000))

    def make(unit="CS001", **facts):
        facts = {"full_name": f"Lò Văn {next(numbers)}", "sex": "male", **facts}
        return save(Person(unit=world[unit], **facts), actor=SYSTEM)

    return make


@pytest.fixture
def member(world, someone):
    """member("CS001", joined_on=…): a membership there, of a new person unless one is given."""

    def make(unit="CS001", person=None, **facts):
        facts = {"entry": "admitted", **facts}
        person = person or someone(unit)
        return save(Membership(unit=world[unit], person=person, **facts), actor=SYSTEM)

    return make


def all_of(model):
    return model.objects.across_units("tests look at everything")
