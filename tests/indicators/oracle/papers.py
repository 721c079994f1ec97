"""Steps of direction, taken by chance: papers go out and come in, tasks are reported, meetings held."""

import datetime as dt

from congdoan.access.system import System
from congdoan.records.register import REGISTERS
from congdoan.records.rows import Rows
from congdoan.records.write import save
from tests.growing import SYSTEM, example

STEPS = ("issue_document", "handle_incoming", "report_task", "hold_meeting", "issue_plan",
         "answer_difficulty", "refuse_founding")  # fmt: skip


def line_of(path, lines, **facts):
    return REGISTERS[path].lines[lines].model(**facts)


class Papers:
    """Mixed into `Steps`."""

    def issue_document(self):
        """To a unit or two, to a place outside, and to be kept."""

        def act():
            register = REGISTERS["direction/documents"]
            kind = self.rnd.choice(("plan", "plan", "letter", "report"))
            words = {"kind": kind, "title": f"Văn bản {self.number()}"}
            data = example(register, self.unit("CDCS", "LDH", "LDT"), words)
            paper = save(self._clean(register, data), actor=SYSTEM)
            units = {self.unit("CDCS", "LDH", "LDT") for _one in range(self.rnd.randint(0, 2))}
            rows = [line_of(register.path, "recipients", unit=unit) for unit in units]
            rows.append(line_of(register.path, "recipients", name="Ban Dân vận"))
            rows.append(line_of(register.path, "recipients", name="VT", purpose="keep"))
            paper = save(paper, actor=SYSTEM, lines=[Rows(rows)])
            day = System("test data", self.past())
            for status in ("checked", "signed", "numbered", "issued"):
                paper.status = status
                paper = save(paper, actor=day)
            return paper

        return self.let_in("issue document", act)

    def handle_incoming(self):
        """Given to somebody until a day; it is handled when his task is reported."""

        def act():
            came = self.any_of("direction/incoming", status="registered")
            due = came.arrived_on + dt.timedelta(days=self.rnd.choice((0, 7, 40)))
            self._stepped(came, status="assigned", lead="Văn phòng", due=due)
            task = self.any_of("direction/tasks", incoming=came)
            return self._reported(task) if self.rnd.random() < 0.6 else task

        return self.let_in("handle incoming", act)

    def report_task(self):
        def act():
            return self._reported(self.any_of("direction/tasks", status__in=("assigned", "doing")))

        return self.let_in("report task", act)

    def _reported(self, task):
        return self._stepped(task, status="reported", result="Đã xong", done_on=self.past())

    def hold_meeting(self):
        """Some of those called are there; what is concluded becomes a task."""

        def act():
            path = "direction/meetings"
            people = {self.any_of("members/people") for _one in range(self.rnd.randint(1, 4))}
            people = sorted(people, key=lambda one: one.pk)
            words = {"title": f"Họp {self.number()}", "held_on": str(self.past()), "kind": "group",
                     "chair": people[0].pk, "secretary": people[-1].pk}  # fmt: skip
            data = example(REGISTERS[path], self.unit("CDCS", "LDH"), words)
            found = self._clean(REGISTERS[path], data)
            rows = [self._called(path, person) for person in people]
            concluded = line_of(
                path, "conclusions", text="Làm ngay", lead="Văn phòng", due=self.day()
            )
            found = save(found, actor=SYSTEM, lines=[Rows(rows), Rows([concluded])])
            for status in ("held", "signed", "concluded")[: self.rnd.randint(1, 3)]:
                found = self._stepped(found, status=status)
            return found

        return self.let_in("hold meeting", act)

    def _called(self, path, person):
        presence = self.rnd.choice(("present", "present", "excused", "absent"))
        reason = "Đi học" if presence == "excused" else ""
        return line_of(path, "participants", person=person, presence=presence, reason=reason)

    def issue_plan(self):
        def act():
            plan = self.any_of("direction/required_plans", status__in=("due", "drafting"))
            day = max(plan.triggered_on, self.past())
            return self._stepped(plan, status="issued", issued_number="03/KH", issued_on=day)

        return self.let_in("issue plan", act)

    def answer_difficulty(self):
        def act():
            found = self.any_of(
                "direction/difficulties", status__in=("raised", "received", "studied")
            )
            day = max(found.raised_on, self.past())
            return self._stepped(found, status="answered", answer="Đã rõ", answered_on=day)

        return self.let_in("answer difficulty", act)

    def refuse_founding(self):
        def act():
            file = self.any_of("workplaces/foundings", status="contacted")
            facts = {"refusal": "Chưa đồng thuận", "next_contact": dt.date(2027, 1, 5)}
            return self._stepped(file, status="refused", refused_on=self.day(), **facts)

        return self.let_in("refuse founding", act)
