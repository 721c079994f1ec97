"""Agreements of three workplaces, which figures of the year are counted from."""

import datetime as dt

from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from tests.growing import SYSTEM

TODAY = dt.date(2026, 6, 15)
YEAR = Period(dt.date(2026, 1, 1), TODAY)


def agreement(world, workplaces, number, facts):
    unit, signed, length, workers, workplace = facts
    Agreement = REGISTERS["labour/agreements"].model
    return save(
        Agreement(
            unit=world[unit], number=str(number), workplace=workplaces[workplace], signed_on=signed,
            valid_from=signed, valid_until=signed + dt.timedelta(days=length), workers=workers,
        ),
        actor=SYSTEM,
    )  # fmt: skip
