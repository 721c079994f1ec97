"""The daily records of Lai Châu in 2025: who leads and met, who asks to join or move, what was talked over.

Made up, and small: what the figures of ST-02 count (net members, density) is not touched, for nobody
here is admitted or leaves before its day.
"""

import datetime as dt

from congdoan.base.periods import Period
from congdoan.cadres.registers.course import Course, Participant
from congdoan.cadres.registers.introduction import Introduction
from congdoan.cadres.registers.official import Official
from congdoan.direction.meetings import services as meetings
from congdoan.direction.registers.meeting import Meeting
from congdoan.indicators.registers.registration import Registration
from congdoan.labour.registers.agreement import Agreement
from congdoan.labour.registers.dialogue import Dialogue, Promise
from congdoan.members.registers.application import Application
from congdoan.members.registers.card import CardLoss
from congdoan.members.registers.correction import Correction
from congdoan.members.registers.duplicate import Duplicate
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.members.registers.request import JoinRequest
from congdoan.members.registers.transfer import Transfer
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.reports import services
from congdoan.web.demo.people import ACTOR
from congdoan.workplaces.registers.workplace import Workplace

DAY = dt.date.fromisoformat
HOME, BUILDERS, TEA, POWER = "LCH", "LCH-TP-02", "LCH-TU-02", "LCH-TN-02"
# Position and name of the committee's members; all but the first are known from `steering`.
OFFICES = (
    ("chair", "Hoàng Thọ Trung"), ("vice_chair", "Đỗ Quang Vinh"),
    ("standing", "Vàng Thị Sua"), ("committee", "Bùi Đức Thắng"),
)  # fmt: skip
SESSIONS = (
    ("2024-04-18", "Công tác quý I, chuẩn bị Tháng Công nhân"),
    ("2024-10-17", "Chín tháng đầu năm và chăm lo dịp cuối năm"),
    ("2025-04-17", "Kế hoạch phát triển đoàn viên năm 2025"),
)
# unit, name, sex, born, applied on, how far.
APPLICANTS = (
    (BUILDERS, "Tẩn A Lìn", "male", "2003-02-11", "2025-08-12", "applied"),
    (BUILDERS, "Phàn Thị Mấy", "female", "2001-10-05", "2025-08-12", "checked"),
    (TEA, "Lò Văn Ín", "male", "2000-06-18", "2025-08-20", "applied"),
)  # fmt: skip
REQUESTS = (
    ("Chẻo Thị Pham", "female", "2002-03-14", "0912004501", "Công nhân vật tư", "2025-08-25"),
    ("Lý A Chớ", "male", "1999-09-02", "0912004502", "Thợ hàn", "2025-08-27"),
)
# upper union: what it registered for 2025, and on what grounds.
REGISTERED = (
    ("LCH-TP", 700, "Ba doanh nghiệp xây dựng, gạch đang tuyển thêm người"),
    ("LCH-TU", 560, "Nhà máy chè mở dây chuyền thứ hai"),
    ("LCH-TN", 400, "Thuỷ điện thêm tổ vận hành, cụm miến dong có 18 lao động"),
    ("LCH-VC", 75, "Biên chế mới của các sở"),
    ("LCH-GD", 75, "Giáo viên tuyển đầu năm học"),
)
AGREEMENTS = (
    (BUILDERS, "02/2024/TƯLĐTT", "2024-05-20", "2024-06-01", "2026-05-31", 410, 9, "B"),
    (TEA, "01/2025/TƯLĐTT", "2025-02-18", "2025-03-01", "2027-02-28", 480, 12, "A"),
)
# unit, kind, day, topic, people, status, what was promised: (what, who, due, done).
DIALOGUES = (
    (TEA, "periodic", "2025-04-22", "Bữa ăn ca, đơn giá theo vụ", 46, "closed",
     (("Tăng suất ăn ca", "Giám đốc nhà máy", "2025-06-01", "2025-05-28"),)),
    (BUILDERS, "request", "2025-06-26", "Nhà ở tại công trường", 31, "held",
     (("Thêm hai lán nghỉ có điện", "Chỉ huy công trường", "2025-08-15", None),
      ("Đóng bảo hiểm từ tháng đầu", "Phòng nhân sự", "2025-07-15", "2025-07-10"))),
    (POWER, "periodic", "2025-09-18", "Ca kíp mùa lũ, trang bị bảo hộ", 0, "open", ()),
)  # fmt: skip


def load(units):
    """All of it; members, workplaces and the people of `steering` are there before."""
    places = {
        place.union_id: place
        for place in Workplace.objects.across_units("the demo").filter(union__code__startswith=HOME)
    }
    people = _committee(units[HOME])
    _course(units[HOME], people)
    _members(units, places)
    _work(units, places)
    for code, value, grounds in REGISTERED:
        _save(Registration(unit=units[code], indicator_id="IND-001", year=2025, value=value,
                           grounds=grounds))  # fmt: skip
    services.ask(actor=ACTOR, unit=units[HOME], form="yearly_grassroots", period=Period.year(2025),
                 due=DAY("2025-12-20"))  # fmt: skip


def _save(record, *lines):
    return save(record, actor=ACTOR, lines=[Rows(list(rows)) for rows in lines])


def _committee(unit):
    """Who was elected, and the three sessions that the regulation asks for until August 2025."""
    people = []
    for position, name in OFFICES:
        known = Person.objects.across_units("the demo").filter(unit=unit, full_name=name).first()
        person = known or _save(Person(unit=unit, full_name=name, job="Cán bộ công đoàn"))
        people.append(person)
        _save(Official(unit=unit, person=person, position=position, since=DAY("2023-10-05"),
                       term="2023-2028", elected_on=DAY("2023-10-05"), election="congress"))  # fmt: skip
    for place, (day, about) in enumerate(SESSIONS, start=2):
        _session(unit, people, f"Hội nghị Ban Chấp hành lần thứ {place}: {about}", DAY(day))
    return people


def _session(unit, people, title, day):
    meeting = _save(Meeting(unit=unit, kind="executive", title=title, held_on=day, starts_at="8:00",
                            place="Hội trường tầng 3", chair=people[0], secretary=people[2],
                            minutes="Nhất trí với báo cáo; các ý kiến đã ghi đủ."))  # fmt: skip
    meeting.status = "convened"
    _save(meeting)
    called = meeting.participants.values_list("pk", flat=True)
    meetings.roll(ACTOR, meeting=meeting, said=dict.fromkeys(called, ("present", "")))
    for status in ("held", "signed"):
        meeting.status = status
        _save(meeting)


def _course(unit, people):
    _save(
        Course(unit=unit, title="Nghiệp vụ phát triển đoàn viên, thành lập công đoàn", subject="development",
               audience="Cán bộ, cộng tác viên phát triển đoàn viên", starts_on=DAY("2025-04-10"),
               ends_on=DAY("2025-04-11"), teacher="Ban Tổ chức Tổng Liên đoàn", cost=18_500_000,
               status="held"),
        [Participant(person=person, result="Đạt") for person in people],
    )  # fmt: skip


def _members(units, places):
    """Who asks: to join, to move, to have a file put right, to have a new card."""
    for code, name, sex, born, day, status in APPLICANTS:
        unit = units[code]
        person = _save(Person(unit=unit, full_name=name, sex=sex, born=DAY(born), job="Công nhân"))
        _save(Application(unit=unit, person=person, applied_on=DAY(day), has_form=True, voluntary=True,
                          workplace=places[unit.pk], status=status))  # fmt: skip
    for name, sex, born, phone, job, day in REQUESTS:
        _save(JoinRequest(unit=units[BUILDERS], full_name=name, sex=sex, born=DAY(born), phone=phone,
                      nationality="Việt Nam", job=job, voluntary=True, sent_on=DAY(day)))  # fmt: skip
    mover, wrong, twin, loser = _some(units[POWER], 4)
    _save(Transfer(unit=units[BUILDERS], from_unit=units[POWER], person=mover, status="asked",
                   workplace=places[units[BUILDERS].pk], asked_on=DAY("2025-08-22"),
                   reason="Đổi nơi làm việc", by_member=True))  # fmt: skip
    _save(Correction(unit=units[POWER], person=wrong, asked_on=DAY("2025-08-26"),
                     text="Quê quán của tôi là xã Mường Khoa, trong hồ sơ còn để trống."))  # fmt: skip
    again = _save(Person(unit=units[POWER], full_name=twin.full_name, sex=twin.sex, born=twin.born,
                         job=twin.job))  # fmt: skip
    _save(Duplicate(unit=units[POWER], person=twin, other=again))
    _save(CardLoss(unit=units[POWER], person=loser, lost_on=DAY("2025-08-19"), teller="member",
                   note="Rơi khi đi ca"))  # fmt: skip


def _some(unit, count):
    rows = Membership.objects.across_units("the demo").filter(unit=unit, left_on=None)
    return [one.person for one in rows.select_related("person").order_by("pk")[:count]]


def _work(units, places):
    for code, number, signed, begins, ends, workers, better, grade in AGREEMENTS:
        unit = units[code]
        _save(Agreement(unit=unit, workplace=places[unit.pk], number=number, signed_on=DAY(signed),
                        valid_from=DAY(begins), valid_until=DAY(ends), workers=workers,
                        better_terms=better, grade=grade))  # fmt: skip
    for code, kind, day, topic, people, status, promises in DIALOGUES:
        unit = units[code]
        _save(
            Dialogue(unit=unit, workplace=places[unit.pk], kind=kind, held_on=DAY(day), topic=topic,
                     participants=people, minutes=bool(people), status=status),
            [Promise(text=text, owner=owner, due=DAY(due), done_on=done and DAY(done))
             for text, owner, due, done in promises],
        )  # fmt: skip
    first, second = _some(units[TEA], 2)
    for person, status, day in ((first, "introduced", "2025-05-19"), (second, "nurtured", None)):
        _save(Introduction(unit=units[TEA], person=person, workplace=places[units[TEA].pk],
                           to_upper=True, introduced_on=day and DAY(day), status=status,
                           committee="Đảng uỷ xã" if day else ""))  # fmt: skip
