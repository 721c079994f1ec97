"""What one committee member answers for and has done: charges, tasks led, difficulties solved."""

from dataclasses import dataclass

from django.db.models import Q

from congdoan.base.dates import show
from congdoan.base.papers import Bullets, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import number
from congdoan.direction.registers.charge import Charge
from congdoan.direction.registers.difficulty import Difficulty
from congdoan.direction.registers.task import Task
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head


@dataclass
class Contribution:
    """One member over a period, counted from the records within the reader's reach."""

    person: object
    unit: object
    period: object
    charges: list
    tasks: list
    difficulties: list

    @property
    def to_report(self):
        """Each thing the member has to report at a session (seed 004 IV.1)."""
        return [line.strip() for one in self.charges for line in one.reports.splitlines()
                if line.strip()]  # fmt: skip

    @property
    def done(self):
        return [one for one in self.tasks if one.done_on]

    @property
    def in_time(self):
        return [one for one in self.done if one.due is None or one.done_on <= one.due]

    def late(self, day):
        return [one for one in self.tasks if one.done_on is None and one.due and one.due < day]

    @property
    def answered(self):
        return [one for one in self.difficulties if one.answered_on]


def contribution(actor, charge, period):
    """What the member of that charge did at its unit and below in the period."""
    person, unit = charge.person, charge.unit
    mine = Charge.objects.visible_to(actor).filter(person=person, unit=unit, since__lte=period.end)
    mine = mine.filter(Q(until=None) | Q(until__gte=period.start)).select_related(
        "charged", "person"
    )
    span = (period.start, period.end)
    tasks = Task.objects.visible_to(actor).filter(person=person).filter(
        Q(due__range=span) | Q(done_on__range=span) | Q(due=None, done_on=None)
        | Q(due__lt=period.start, done_on=None)
    )  # fmt: skip
    handled = Difficulty.objects.visible_to(actor).filter(person=person, raised_on__lte=period.end)
    handled = handled.filter(Q(answered_on=None) | Q(answered_on__gte=period.start))
    return Contribution(
        person, unit, period, list(mine.order_by("since", "pk")),
        list(tasks.select_related("unit")),
        list(handled.select_related("unit")),
    )  # fmt: skip


@in_vietnamese()
def paper(found, day):
    """The charge list of a member, with what is to be reported at the session, as an official paper."""
    return Paper(
        **head(found.unit, day), number="", date=day, kind="PHIẾU PHÂN CÔNG VÀ ĐÓNG GÓP",
        subject=f"{found.person.full_name}, {found.period.label}",
        blocks=[*_charges(found), *_report(found), *_work(found, day)],
        signature=Signature("", "NGƯỜI BÁO CÁO", found.person.full_name), recipients=(), draft=True,
    )  # fmt: skip


def _charges(found):
    yield Heading(1, "I. LĨNH VỰC VÀ ĐƠN VỊ PHỤ TRÁCH")
    rows = [
        [place, one.over, show(one.since), show(one.until) if one.until else "", one.decision]
        for place, one in enumerate(found.charges, start=1)
    ]
    columns = [Column("TT", "center", 1), Column("Phụ trách", "", 5), Column("Từ ngày", "center", 2),
               Column("Đến hết ngày", "center", 2), Column("Văn bản", "", 3)]  # fmt: skip
    yield Table(columns=columns, rows=rows)


def _report(found):
    yield Heading(1, "II. NỘI DUNG PHẢI BÁO CÁO TẠI KỲ HỌP")
    lines = found.to_report
    yield Bullets(lines) if lines else Text("Chưa ghi nội dung phải báo cáo.")


def _work(found, day):
    yield Heading(1, "III. VIỆC ĐÃ LÀM TRONG KỲ")
    done, in_time = len(found.done), len(found.in_time)
    late = len(found.late(day))
    yield Text(f"Chủ trì {number(len(found.tasks))} nhiệm vụ; đã báo cáo kết quả {number(done)}, "
               f"trong đó đúng hạn {number(in_time)}; trễ hạn chưa xong {number(late)}. "
               f"Xử lý {number(len(found.difficulties))} vướng mắc, "
               f"đã trả lời {number(len(found.answered))}.")  # fmt: skip
    rows = [
        [place, one.text, show(one.due) if one.due else "", show(one.done_on) if one.done_on else "",
         one.result]
        for place, one in enumerate(found.tasks, start=1)
    ]  # fmt: skip
    if rows:
        columns = [Column("TT", "center", 1), Column("Nhiệm vụ", "", 5), Column("Hạn", "center", 2),
                   Column("Báo cáo ngày", "center", 2), Column("Kết quả", "", 4)]  # fmt: skip
        yield Table(columns=columns, rows=rows)
