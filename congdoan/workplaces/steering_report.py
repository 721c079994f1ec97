"""The yearly report of a steering committee to the standing board: who sits, what was done, what came of it, what
was paid; every number counted from records (seed 004 III.1)."""

from congdoan.base.dates import show
from congdoan.base.papers import PRINTERS, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.periods import Period
from congdoan.base.text import money, number
from congdoan.records.counted import counted
from congdoan.records.views.base import RecordView
from congdoan.records.views.sheet import answer
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head
from congdoan.workplaces import steering

# What its unit and all below it reached, in words of the paper; money apart.
RESULTS = {
    "members.admitted": "Đoàn viên kết nạp", "unions.founded": "Công đoàn cơ sở thành lập",
    "unions.guilds_founded": "Nghiệp đoàn cơ sở thành lập", "contacts.held": "Lần tiếp xúc, vận động",
    "contacts.applications": "Đơn nhận khi vận động", "network.serving": "Cộng tác viên, nòng cốt đang hoạt động",
}  # fmt: skip
PAID = {
    "steering.paid": "Chế độ trách nhiệm ban chỉ đạo, tổ giúp việc",
    "network.paid": "Thù lao cộng tác viên, nòng cốt",
}
NUMBERS = (Column("TT", "center", 1), Column("Nội dung", "left", 9), Column("Số liệu", "right", 4))


class ReportView(RecordView):
    """The report of the year of the day looked through, as a draft to be numbered and signed."""

    form = "pdf"

    def get(self, request, **_kwargs):
        paper = report(
            self.record, Period(request.day.replace(month=1, day=1), request.day), self.actor
        )
        return answer(
            PRINTERS[self.form](paper), f"bao-cao-ban-chi-dao-{request.day.year}", self.form
        )


class ReportWordView(ReportView):
    form = "docx"


@in_vietnamese()
def report(committee, period, actor):
    """The paper of that period, which ends on the day of the report."""
    day = period.end
    return Paper(
        **head(committee.unit, day), number="", date=day, kind="BÁO CÁO",
        subject=f"Hoạt động của {committee.name}, từ {show(period.start)} đến {show(day)}",
        blocks=[
            Heading(1, "I. TỔ CHỨC"), *_seats(committee, day),
            Heading(1, "II. HOẠT ĐỘNG"), *_done(committee, period),
            Heading(1, "III. KẾT QUẢ"), _numbers(committee, period, actor, RESULTS, number),
            Heading(1, "IV. KINH PHÍ"), _numbers(committee, period, actor, PAID, money),
        ],
        signature=Signature("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", committee.signer),
        recipients=["Ban Thường vụ", "Lưu: VT."], draft=True,
    )  # fmt: skip


def _seats(committee, day):
    sitting = committee.members.filter(steering.seated(day))
    board, renewed = sitting.filter(helps=False).count(), steering.latest(committee, day)
    yield Text(f"Ban có {board} thành viên, tổ giúp việc {sitting.count() - board} người, hoạt động theo Quyết định số "
               f"{renewed['renewal_no'] or committee.decision_no}.")  # fmt: skip
    if lacking := committee.lacking_of(steering.seated(day)):
        yield Text(f"Còn thiếu đại diện: {', '.join(lacking)}.")


def _done(committee, period):
    held = committee.meetings.filter(held_on__range=(period.start, period.end)).order_by(
        "held_on", "pk"
    )
    rows = [[str(place), show(one.held_on), one.get_kind_display(), one.content]
            for place, one in enumerate(held, start=1)]  # fmt: skip
    columns = (Column("TT", "center", 1), Column("Ngày", "center", 3), Column("Việc", "left", 4),
               Column("Nội dung, kết luận", "left", 8))  # fmt: skip
    yield (
        Table(columns=list(columns), rows=rows)
        if rows
        else Text("Chưa ghi cuộc họp, kiểm tra nào trong kỳ.")
    )
    concluded = committee.reviews.filter(concluded_on__range=(period.start, period.end))
    ended = list(concluded.filter(verdict="end").order_by("concluded_on", "pk"))
    yield Text(f"Đã kiểm điểm {concluded.count()} thành viên, thay {len(ended)} người.")
    if ended:
        rows = [[str(place), one.full_name, show(one.concluded_on), one.successor]
                for place, one in enumerate(ended, start=1)]  # fmt: skip
        columns = [Column("TT", "center", 1), Column("Thành viên thôi tham gia", "left", 5),
                   Column("Từ ngày", "center", 3), Column("Người thay thế", "left", 5)]  # fmt: skip
        yield Table(columns=columns, rows=rows)


def _numbers(committee, period, actor, codes, said):
    unit = committee.unit_id
    values = [counted(actor, code, period, period.end, [unit]).get(unit, 0) for code in codes]
    rows = [[str(place), label, said(value)]
            for place, (label, value) in enumerate(zip(codes.values(), values, strict=True), start=1)]  # fmt: skip
    return Table(columns=list(NUMBERS), rows=rows)
