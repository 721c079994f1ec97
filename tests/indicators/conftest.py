"""Targets, decisions and agreements, made briefly."""

import datetime as dt
from itertools import count

import pytest

from congdoan.records.write import save
from tests.conftest import START
from tests.growing import SYSTEM
from tests.pages import words

_number = count(1)


@pytest.fixture
def target(world):
    """target("IND-002", "TA", 100, …) is a saved target of 2026."""
    from congdoan.indicators.models import Target

    def make(indicator, unit, value, **more):
        more.setdefault("start", dt.date(2026, 1, 1))
        more.setdefault("end", dt.date(2026, 12, 31))
        made = Target(indicator_id=indicator, unit=world[unit], value=value, **more)
        made.full_clean()
        return save(made, actor=SYSTEM)

    return make


@pytest.fixture
def measured(world):
    """measured("code", "kind", "formula") is an indicator over the measures that stand."""
    from congdoan.indicators.models import Indicator

    def make(code, kind, formula, unit="việc", **more):
        cuts = more.pop("cuts", ["state", "nonstate"])
        return Indicator.objects.create(
            code=code, name=f"Chỉ số {code}", group="Z", kind=kind, unit=unit,
            direction=more.pop("direction", "up"), compute=more.pop("compute", "auto"),
            formula=formula, cuts=cuts, **more,
        )  # fmt: skip

    return make


@pytest.fixture
def given(enter):
    """given("CS001", "2026-02-03", 40): a drive that sent so much on that day."""

    def make(unit, day, amount):
        return enter("welfare/drives", unit, name=f"Cuộc {next(_number)}", opened_on=day, closed_on=day,
                     transferred_on=day, amount=amount)  # fmt: skip

    return make


@pytest.fixture
def holding(person, world):
    """holding(TA={"indicators": "view"}, CS001={…}): a client signed in with those levels at those units."""
    from django.test import Client

    from congdoan.access.models import Grant, Role

    def sign_in(**levels):
        user, signed = person("none", name=f"holding-{next(_number)}"), Client()
        for unit, held in levels.items():
            code = f"{user.username}-{unit}".lower()
            role = Role.objects.create(code=code, name=code, levels=held)
            Grant.objects.create(user=user, role=role, unit=world[unit], since=START)
        signed.force_login(user)
        return signed

    return sign_in


@pytest.fixture
def money(measured):
    """An indicator that counts what was given in the period."""
    return measured("T-1", "count", "drives.total", unit="đồng")


@pytest.fixture
def boss(as_):
    return as_("manager", "TA")


@pytest.fixture
def step(as_):
    """step(decision, "invite", **typed): the button pressed, the page that follows."""

    def press(decision, name, **typed):
        boss = as_("manager", "TA")  # anew each time: a year later the session is over
        answer = boss.post(f"/assign/{decision.pk}/", {"step": name, **typed}, follow=True)
        decision.refresh_from_db()
        return words(answer) if answer.status_code == 200 else answer.content.decode()

    return press


@pytest.fixture
def draft(boss, target):
    """A draft that shares a hundred new members of TA between its two districts."""
    from congdoan.indicators.models import AssignmentDecision

    wanted = target("IND-002", "TA", 100)
    boss.post(f"/assign/target/{wanted.pk}/")
    return AssignmentDecision.all_rows.get()


@pytest.fixture
def cells(world):
    """cells(decision, HA1=60, HA2=40): what the grid posts with these values typed."""

    def filled(decision, **values):
        return {
            f"s-{share.target_id}-{share.to_unit_id}": values[code]
            for share in decision.shares.all()
            for code in values if world[code].pk == share.to_unit_id
        }  # fmt: skip

    return filled


@pytest.fixture
def write(step, cells):
    """write(decision, HA1=60, HA2=40): values typed into the grid and saved."""
    return lambda decision, name="save", **values: step(decision, name, **cells(decision, **values))


@pytest.fixture
def sent(draft, boss, cells):
    """The draft of a hundred members, sixty of them for HA1, decided and sent."""
    return _sent(boss, draft, "save", **cells(draft, HA1="60", HA2="40"))


@pytest.fixture
def halved(boss, target):
    """A decision, sent, that gave a hundred in two parts evenly to both districts."""
    from congdoan.indicators.models import AssignmentDecision

    whole = target("IND-002", "TA", 100)
    for cut, value in (("state", 30), ("nonstate", 70)):
        target("IND-002", "TA", value, cut=cut, part_of=whole)
    boss.post(f"/assign/target/{whole.pk}/")
    return _sent(boss, AssignmentDecision.all_rows.get(), "evenly")


def _sent(boss, decision, first, **typed):
    """Its buttons pressed one after the other; nobody looks at the pages in between."""
    for state, more in {first: typed, "submitted": {}, "decided": {}, "sent": {}}.items():
        answer = boss.post(f"/assign/{decision.pk}/", {"step": state, **more})
        assert answer.status_code == 302, answer.content.decode()
    decision.refresh_from_db()
    assert decision.status == "sent"
    return decision


@pytest.fixture
def workplaces(enter):
    """Two that may sign an agreement and one that may not, kept by different units."""
    return [
        enter("workplaces/workplaces", "CS001", code="NLV-A"),
        enter("workplaces/workplaces", "CS101", code="NLV-B", ownership="state"),
        enter("workplaces/workplaces", "HA2", code="NLV-C", cba_eligible=False),
    ]


@pytest.fixture
def told(enter):
    """told("CS001", "01-01", "03-31", 40): accepted by the level above."""
    import time_machine

    from congdoan.indicators.models import DeclaredFigure, Indicator

    Indicator.objects.filter(pk="IND-002").update(compute="declared", formula="told")

    def tell(unit, since, day, value, status="accepted"):
        said = {"indicator": "IND-002", "cut": "", "numerator": "", "denominator": "", "value": str(value),
                "since": f"2026-{since}", "day": f"2026-{day}"}  # fmt: skip
        with time_machine.travel(dt.datetime(2026, 12, 31, 9), tick=True):
            one = enter("indicators/declared", unit, **said)
        DeclaredFigure.all_rows.filter(pk=one.pk).update(status=status)
        one.refresh_from_db()
        return one

    return tell
