"""People of the demo: made up, but in the numbers that the stories tell (figures marked † there).

Everyone comes through the one door for many, `records.write.save_all`.
"""

import datetime as dt
import random

from congdoan.access.system import System
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.write import save_all
from congdoan.web.demo.world import read

ACTOR = System("dữ liệu mẫu")
JOBS = {
    "administrative": "Chuyên viên", "public_service": "Viên chức", "enterprise": "Công nhân",
    "other_organisation": "Nhân viên", "guild": "Lao động tự do", "": "Nhân viên",
}  # fmt: skip


class Crowd:
    """Gathers people and their memberships, then saves all at once. Same seed, same people."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.names = read("names.json")
        self.people, self.memberships = [], []

    def join(self, unit, joined_on, entry, *, left_on=None, exit="", workplace=None):
        """One more person of the unit, on its roll from that day."""
        person = self._person(unit, joined_on)
        self.people.append(person)
        self.memberships.append(
            Membership(
                unit=unit,
                person=person,
                joined_on=joined_on,
                entry=entry,
                left_on=left_on,
                exit=exit,
                status="left" if left_on else "active",
                workplace=workplace,
                employment="informal" if unit.kind == "NDCS" else "formal",
                direct_worker=unit.sector == "enterprise",
                decided_on=joined_on if entry == "admitted" else None,
                decision_no=f"{joined_on:%m}/QĐKN-{unit.code}" if entry == "admitted" else "",
            )
        )

    def save(self):
        save_all(self.people, actor=ACTOR)
        for membership in self.memberships:  # again: only now he has a key
            membership.person = membership.person
        save_all(self.memberships, actor=ACTOR)

    def day(self, first, last):
        """A working day between the two, both included."""
        return first + dt.timedelta(days=self.chance.randrange((last - first).days + 1))

    def _person(self, unit, joined_on):
        woman = self.chance.random() < (0.62 if unit.sector == "enterprise" else 0.48)
        full_name = self._name(woman)
        code = f"{unit.code}-{len(self.people) + 1:05d}"
        born = dt.date(
            joined_on.year - self.chance.randrange(20, 54), self.chance.randrange(1, 13), 15
        )
        return Person(
            unit=unit, code=code, full_name=full_name, sex="female" if woman else "male", born=born,
            job=JOBS[unit.sector],
            phone=f"09{self.chance.randrange(10**8):08d}",
        )  # fmt: skip

    def _name(self, woman):
        names, pick = self.names, self.chance.choice
        families, weights = zip(
            *((row["name"], row["weight"]) for row in names["family"]), strict=True
        )
        family = self.chance.choices(families, weights)[0]
        side = "F" if woman else "M"
        return f"{family} {pick(names['middle'][side])} {pick(names['given'][side])}"


def shared_out(total, weights):
    """Whole numbers in proportion to the weights whose sum is the total (largest remainder)."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts = [int(part) for part in exact]
    for place in sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])[: total - sum(parts)]:
        parts[place] += 1
    return parts
