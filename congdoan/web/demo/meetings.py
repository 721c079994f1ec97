"""The demo's meetings: a year of the office union's committee and groups, and a briefing on a province's plan.

What was said and who was away is made up; that committee and groups met regularly is seed 002 II.4.
"""

import datetime as dt

from congdoan.cadres.registers.official import Official
from congdoan.direction.meetings import services as meetings
from congdoan.direction.registers.meeting import Conclusion, Meeting, Motion, Opinion
from congdoan.direction.registers.occasion import Occasion
from congdoan.direction.registers.regulation import Regulation
from congdoan.direction.registers.review import Review
from congdoan.direction.registers.task import Task
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.web.demo.people import ACTOR

OFFICE, PROVINCE = "THA-VC-VP", "LCH"
SINCE = dt.date(2023, 4, 14)
ROOM = "Phòng họp số 2"
# (day, what it was about, what was concluded, who leads, by when)
SESSIONS = (
    ("2024-03-20", "Công tác quý I và chăm lo sau Tết", "Lập danh sách con đoàn viên nhận quà 1/6",
     "Trưởng ban nữ công", "2024-05-15"),
    ("2024-06-19", "Công tác quý II và nghỉ dưỡng hè", "Khảo sát nơi nghỉ dưỡng, báo giá cho đoàn viên",
     "Phó Chủ tịch", "2024-07-05"),
    ("2024-09-18", "Công tác quý III và ủng hộ đồng bào vùng bão", "Công khai danh sách ủng hộ từng đợt",
     "Kế toán công đoàn", "2024-10-10"),
    ("2024-12-11", "Tổng kết năm và phương hướng năm sau", "Hoàn chỉnh báo cáo năm gửi công đoàn cấp trên",
     "Thư ký Ban Chấp hành", "2024-12-20"),
)  # fmt: skip
GROUP_DAYS = (dt.date(2024, 4, 12), dt.date(2024, 10, 4))


def load(units):
    """The regulation of the office's committee, its four sessions of 2024, its groups' two meetings each."""
    office = units[OFFICE]
    _regulations(units, office)
    for place, row in enumerate(SESSIONS, start=1):
        _session(office, place, *row)
    for group in sorted(code for code in units if code.startswith(f"{OFFICE}-T")):
        for day in GROUP_DAYS:
            _group_meeting(units[group], day)


def _save(record, lines=()):
    return save(record, actor=ACTOR, lines=[Rows(rows) for rows in lines])


def _regulations(units, office):
    _save(Regulation(unit=office, committee="executive", number="02/QC-BCH", since=SINCE,
                     every_months=3, quorum="two_thirds"))  # fmt: skip
    _save(Occasion(unit=office, name="Ngày thành lập Văn phòng", since=dt.date(2004, 10, 10)))
    _save(Regulation(unit=units[PROVINCE], committee="executive", number="05/QC-BCH",
                     since=dt.date(2023, 10, 20), every_months=6, quorum="half"))  # fmt: skip


def _session(office, place, day, about, concluded, lead, due):
    """One session from its invitation to its last task."""
    officers = {
        one.position: one.person
        for one in Official.objects.across_units("the demo").filter(unit=office).order_by("pk")
    }
    meeting = _save(
        Meeting(unit=office, kind="executive", title=f"Hội nghị Ban Chấp hành lần thứ {place} năm 2024: {about}",
                held_on=dt.date.fromisoformat(day), starts_at="8:00", place=ROOM,
                chair=officers["chair"], secretary=officers["committee"]),
        [[Opinion(speaker=str(officers["vice_chair"]), text="Nhất trí; đề nghị làm sớm để đoàn viên chủ động.")],
         [Motion(text="Thông qua các nội dung đã thảo luận", in_favour=4)],
         [Conclusion(text=concluded, lead=lead, due=dt.date.fromisoformat(due))]],
    )  # fmt: skip
    _step(meeting, "convened")
    _roll(meeting, away=place)
    for state in ("held", "signed", "concluded"):
        _step(meeting, state)
    task = Task.objects.across_units("the demo").get(conclusion__record=meeting)
    task.status, task.done_on = Task.Status.CLOSED, dt.date.fromisoformat(due)
    task.result = "Đã làm xong, báo cáo tại kỳ họp sau."
    _save(task)


def _step(meeting, state):
    meeting.status = state
    _save(meeting)


def _roll(meeting, away):
    """All were there but one each time, who had a reason."""
    said = {}
    for place, one in enumerate(meeting.participants.order_by("pk"), start=1):
        said[one.pk] = ("excused", "đi công tác") if place == away else ("present", "")
    meetings.roll(ACTOR, meeting=meeting, said=said)


def _group_meeting(group, day):
    half = "đầu" if day.month < 7 else "cuối"
    meeting = _save(Meeting(unit=group, kind="group", title=f"Sinh hoạt tổ 6 tháng {half} năm 2024",
                            held_on=day, starts_at="16:00", place=ROOM))  # fmt: skip
    meetings.invite(ACTOR, meeting=meeting)
    _roll(meeting, away=2)
    _step(meeting, "held")


def brief(units):
    """The second quarter's briefing on the plan of the province: its figures are kept as of that day."""
    known = Review.objects.across_units("the demo").filter(unit=units[PROVINCE])
    review = known.get(kind="briefing", due=dt.date(2025, 6, 30))
    meeting = meetings.plan_review(ACTOR, review=review)
    meeting.mode, meeting.place, meeting.headcount = "mixed", "Hội trường tầng 3", 24
    meeting.minutes = "Các đơn vị báo cáo số đoàn viên mới; nơi chậm nêu vướng mắc và cách gỡ."
    meeting.status = "held"
    todo = Conclusion(text="Rà soát doanh nghiệp từ 20 lao động chưa có công đoàn, lập danh sách vận động",
                      lead="Ban Tổ chức - Kiểm tra", due=dt.date(2025, 7, 31))  # fmt: skip
    _save(meeting, [[todo]])
    meetings.assign(ACTOR, meeting=meeting)
