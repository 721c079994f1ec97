"""Members for the tests of this area: a person, a member of a union, a step taken through the page."""

import pytest

from congdoan.access.system import System
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.write import save

SYSTEM = System("test data")
# The form of a person without any line of family, of work or of learning.
LINES = {
    f"{name}-{total}_FORMS": "0"
    for name in ("family", "jobs", "qualifications")
    for total in ("TOTAL", "INITIAL")
}
# The form of a membership without any suspension that is over.
NO_PAUSE = {f"suspensions-{total}_FORMS": "0" for total in ("TOTAL", "INITIAL")}


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
