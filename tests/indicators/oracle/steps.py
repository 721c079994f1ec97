"""Steps with consequences, taken by chance: a member moves, a union is founded, the tree changes."""

import datetime as dt

from congdoan.orgs import changes
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from tests.growing import SYSTEM
from tests.indicators.oracle import papers
from tests.indicators.oracle.telling import DECLARED, TOLD

STEPS = ("decide_application", "move_member", "leave", "found_union", "merge_persons",
         "split_persons", "send_report", "declare", *papers.STEPS)  # fmt: skip
CHANGES = ("found", "rename", "transfer", "suspend", "resume", "merge", "split", "dissolve")


def everything(model):
    return model.objects.across_units("random histories")


class Refused(Exception):
    """What chance chose is not clean, or there is nothing to choose from."""


class Steps(papers.Papers):
    """Mixed into `Doors`, which chooses and lets in."""

    def decide_application(self):
        def act():
            found = self.any_of("members/applications", status__in=("applied", "checked"))
            facts = {"status": "decided", "decided_on": self.day(), "decision_no": "01/QĐ",
                     "has_form": True, "voluntary": True}  # fmt: skip
            return self._stepped(found, **facts)

        return self.let_in("decide application", act)

    def move_member(self):
        """Asked, released and received, as both unions' officers do it."""

        def act():
            old = self.any_of("members/memberships", left_on=None)
            there = self.unit("CDCS", "NDCS")
            day = self.day()
            data = {"unit": there.code, "from_unit": old.unit.code, "person": old.person.code,
                    "asked_on": str(day), "moved_on": str(day), "status": "asked"}  # fmt: skip
            slip = save(self._clean(REGISTERS["members/transfers"], data), actor=SYSTEM)
            return self._stepped(self._stepped(slip, status="released"), status="received")

        return self.let_in("move member", act)

    def leave(self):
        def act():
            one = self.any_of("members/memberships", left_on=None)
            exit = self.rnd.choice(("quit", "retired", "resigned", "expelled"))
            return self._stepped(one, left_on=self.day(), exit=exit, status="left")

        return self.let_in("leave", act)

    def found_union(self):
        def act():
            file = self.any_of("workplaces/foundings", founded=None)
            facts = {"status": "decided", "decided_on": self.day(), "decision_no": "02/QĐ",
                     "members": 25}  # fmt: skip
            return self._stepped(file, **facts)

        return self.let_in("found union", act)

    def merge_persons(self):
        def act():
            keep, gone = self.any_of("members/people"), self.any_of("members/people")
            pair = REGISTERS["members/duplicates"].model(unit=keep.unit, person=keep, other=gone)
            if keep.pk == gone.pk:
                raise Refused
            pair.full_clean(exclude=["other_unit"])
            return self._stepped(save(pair, actor=SYSTEM), status="merged")

        return self.let_in("merge persons", act)

    def split_persons(self):
        def act():
            return self._stepped(
                self.any_of("members/duplicates", status="merged"), status="suspected"
            )

        return self.let_in("split persons", act)

    def send_report(self):
        def act():
            model = REGISTERS["reports/reports"].model
            duty = self.any_of("reports/duties")
            facts = {"unit": duty.unit, "form": duty.form, "period_start": dt.date(2025, 1, 1),
                     "period_end": dt.date(2025, 12, 31)}  # fmt: skip
            known = everything(model).filter(**facts).first() or save(model(**facts), actor=SYSTEM)
            state = self.rnd.choice(("sent", "received", "returned"))
            return self._stepped(known, status=state, sent_on=self.day())

        return self.let_in("send report", act)

    def declare(self):
        """Told by a union of any level, in stretches that may meet; mostly accepted by the level above."""

        def act():
            indicator, is_one = self.rnd.choice(sorted(DECLARED.items()))
            days = sorted((self.day(), self.day()))
            told = {"value": str(self.rnd.randrange(40)), "numerator": "", "denominator": ""}
            if not is_one:
                bottom = self.rnd.randrange(50)
                told = {
                    "value": "",
                    "numerator": str(self.rnd.randrange(bottom + 1)),
                    "denominator": str(bottom),
                }
            cut = "enterprise" if indicator == "IND-009" else ""
            data = {"unit": self.unit("CDCS", "LDH", "LDT").code, "indicator": indicator, "cut": cut,
                    "since": str(days[0]), "day": str(days[1]), "evidence": "Danh sách", **told}  # fmt: skip
            made = save(self._clean(REGISTERS[TOLD], data), actor=SYSTEM)
            made.refresh_from_db()
            return self._stepped(made, status=self.rnd.choice(("accepted", "accepted", "rejected")))

        return self.let_in("declare", act)

    def _stepped(self, record, **facts):
        for name, value in facts.items():
            setattr(record, name, value)
        record.full_clean(exclude=["unit"])
        return save(record, actor=SYSTEM)

    # ------------------------------------------------------------------ the tree

    def change_tree(self, kind):
        return self.let_in(f"tree {kind}", lambda: getattr(self, f"_{kind}")() or True)

    def _decision(self):
        return {"effective": self.day(), "number": f"{self.number()}/QĐ"}

    def _found(self):
        parent = self.unit("LDH", "LDT")
        kind = self.rnd.choice(("CDCS", "NDCS") if parent.kind == "LDH" else ("LDH", "CDCS"))
        ownership, sector = self.rnd.choice(
            (("state", "administrative"), ("non_state", "enterprise"), ("state", "enterprise"))
        )
        changes.found(code=f"U{self.number()}", name="Công đoàn mới", kind=kind, parent=parent,
                      ownership=ownership, sector=sector, **self._decision())  # fmt: skip

    def _rename(self):
        changes.rename(unit=self.unit(), name=f"Tên {self.number()}", **self._decision())

    def _transfer(self):
        changes.transfer(unit=self.unit("CDCS", "NDCS", "LDH"), parent=self.unit("LDH", "LDT"),
                         **self._decision())  # fmt: skip

    def _suspend(self):
        changes.suspend(unit=self.unit("CDCS", "NDCS", "LDH"), **self._decision())

    def _resume(self):
        paused = Unit.objects.filter(versions__suspended=True).distinct().order_by("code")
        if not paused:
            raise Refused
        changes.resume(unit=self.rnd.choice(list(paused)), **self._decision())

    def _merge(self):
        one = self.unit("CDCS", "LDH", "LDT")
        changes.merge(units=[one], into=self.unit(one.kind), **self._decision())

    def _split(self):
        unit = self.unit("CDCS", "LDH")
        decision = self._decision()
        below = list(Unit.objects.children_of(unit, decision["effective"]).open_on(decision["effective"]))  # fmt: skip
        halves = below[::2], below[1::2]
        parts = [{"code": f"U{self.number()}", "name": "Phần", "children": half} for half in halves]
        changes.split(unit=unit, parts=parts, **decision)

    def _dissolve(self):
        changes.dissolve(unit=self.unit("CDCS", "NDCS", "LDH"), **self._decision())
