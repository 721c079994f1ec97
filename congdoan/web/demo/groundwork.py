"""How Lai Châu finds and gathers workers: survey rounds, who was visited, the network, a union on its way.

The rounds end at the headcount of March 2025 (`employers`); what came before and after is made up and
leaves the workers of ST-02 as they are: 1.000 in the state sector, 1.500 outside it.
"""

import datetime as dt

from congdoan.cadres.registers.profile import Profile
from congdoan.members.registers.person import Person
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.web.demo.people import ACTOR
from congdoan.workplaces.registers.collaborator import Collaborator
from congdoan.workplaces.registers.committee import Committee, Meeting, Member
from congdoan.workplaces.registers.contact import Contact
from congdoan.workplaces.registers.founding import Founding
from congdoan.workplaces.registers.headcount import Headcount
from congdoan.workplaces.registers.listed import Listed
from congdoan.workplaces.registers.recruit import Recruit
from congdoan.workplaces.registers.survey import Survey
from congdoan.workplaces.registers.workplace import Workplace
from congdoan.workplaces.spans import FormerUnion

DAY = dt.date.fromisoformat
HOME = "LCH"
# name, who leads it, begun, due, done (None: going on), what was found, hundredths of March 2025.
ROUNDS = (
    ("Khảo sát lao động cuối năm 2023", "Đỗ Quang Vinh", "2023-11-20", "2023-12-31", "2023-12-22",
     "Lao động tăng ở xây dựng, giảm ở chè; ba nơi mới mở.", 88),
    ("Khảo sát lao động cuối năm 2024", "Đỗ Quang Vinh", "2024-11-18", "2024-12-31", "2024-12-20",
     "Bốn nơi từ 10 lao động trở lên chưa có công đoàn.", 95),
    ("Rà soát nơi chưa có công đoàn, quý III năm 2025", "Bùi Đức Thắng", "2025-08-04", "2025-09-30",
     None, "", 100),
)  # fmt: skip
# Of the round that goes on, these have been visited so far.
VISITED = ("LCH-W1", "LCH-W2", "NLV-LCH-TP-02")
# full name, sex, role, area, since, trained on.
NETWORK = (
    ("Lường Thị Pành", "female", "collaborator", "Khu vực thành phố, các xưởng gạch", "2025-03-20", "2025-04-11"),
    ("Giàng A Tủa", "male", "propagandist", "Các xã dọc quốc lộ 32", "2025-03-20", "2025-04-11"),
    ("Hoàng Văn Pín", "male", "core", "Cụm chế biến chè, miến Than Uyên", "2025-05-05", None),
)  # fmt: skip
# workplace, day, met whom, officer, who helped, result, applications, what was said, next day.
CONTACTS = (
    ("LCH-W1", "2025-04-15", "employer", "Đỗ Quang Vinh", 0, "listened", 0,
     "Chủ doanh nghiệp hỏi về mức kinh phí và thời giờ hoạt động.", "2025-05-06"),
    ("LCH-W1", "2025-05-06", "both", "Đỗ Quang Vinh", 0, "promised", 0,
     "Đồng ý cho gặp công nhân cuối ca chiều.", "2025-06-10"),
    ("LCH-W1", "2025-06-10", "workers", "Lường Thị Pành", 0, "applied", 27,
     "Nhận đơn tại xưởng; còn một tổ đi ca đêm chưa gặp.", "2025-09-09"),
    ("LCH-W2", "2025-05-20", "employer", "Đỗ Quang Vinh", 1, "refused", 0,
     "Xã viên góp vốn, ban quản trị chưa thấy cần.", "2025-09-16"),
    ("LCH-W3", "2025-07-08", "workers", "Vàng Thị Sua", 2, "listened", 0,
     "Phần đông là lao động nữ theo vụ; hẹn đầu vụ tới.", "2025-10-07"),
)  # fmt: skip
COMMITTEES = (
    ("LCH", "Ban Chỉ đạo phát triển đoàn viên tỉnh Lai Châu", "21/QĐ-TU", "2025-03-18",
     (("Sùng Thị Mỷ", "Phó Bí thư Thường trực Tỉnh uỷ", "party", "Trưởng ban"),
      ("Nguyễn Khắc Hiếu", "Phó Chủ tịch UBND tỉnh", "state", "Phó Trưởng ban"),
      ("Hoàng Thọ Trung", "Chủ tịch LĐLĐ tỉnh", "union", "Phó Trưởng ban thường trực")),
     (("2025-04-03", "meeting", "Thống nhất địa bàn từng thành viên phụ trách."),
      ("2025-07-11", "inspection", "Làm việc với ba doanh nghiệp chưa có công đoàn."))),
    ("LCH-TU", "Ban Chỉ đạo phát triển đoàn viên huyện Than Uyên", "08/QĐ-HU", "2025-04-10",
     (("Lò Thị Biên", "Phó Bí thư Huyện uỷ", "party", "Trưởng ban"),
      ("Bùi Đức Thắng", "Chủ tịch LĐLĐ huyện", "union", "Phó Trưởng ban")),
     (("2025-05-14", "meeting", "Còn chờ UBND huyện cử người tham gia."),)),
)  # fmt: skip
# agency, name as listed, tax code, workers, ours (None: nobody knows it), status.
LISTED = (
    ("tax", "CÔNG TY TNHH GẠCH TAM ĐƯỜNG MỚI", "6200098101", 58, "LCH-W1", "imported"),
    ("tax", "HTX VẬN TẢI SIN SUỐI", "6200098102", 35, "LCH-W2", "imported"),
    ("tax", "CÔNG TY TNHH MTV NÔNG SẢN HỒNG THU", "6200098103", 22, None, "imported"),
    ("insurance", "CÔNG TY TNHH GẠCH TAM ĐƯỜNG MỚI", "6200098101", 51, "LCH-W1", "imported"),
    ("insurance", "CHI NHÁNH VĂN PHÒNG ĐẠI DIỆN MIỀN XUÔI", "6200098104", 3, None, "ignored"),
)  # fmt: skip
# workplace, name, born, hired on, job.
RECRUITS = (
    ("NLV-LCH-TP-02", "Tẩn A Lìn", "2003-02-11", "2025-07-01", "Thợ nề"),
    ("NLV-LCH-TP-02", "Phàn Thị Mấy", "2001-10-05", "2025-07-01", "Công nhân vật tư"),
    ("NLV-LCH-TU-02", "Lò Văn Ín", "2000-06-18", "2025-06-16", "Công nhân chế biến chè"),
    ("NLV-LCH-TN-02", "Vàng Văn Dân", "1998-12-30", "2025-08-01", "Công nhân vận hành"),
)  # fmt: skip
# The cooperative's own union of some years, dissolved with its first board.
FORMER = ("LCH-W2", "2020-03-01", "2023-07-01")
# unit, address, telephone, mail, seal, registered on, account, bank.
PROFILES = (
    ("LCH", "Đường Trần Hưng Đạo, phường Tân Phong, tỉnh Lai Châu (mẫu)", "0213 300 0001", "ldldtinh@example.vn",
     "0213/ĐKMD", "2019-05-20", "111100000213", "Ngân hàng mẫu, chi nhánh Lai Châu"),
    ("LCH-TP-02", "Đường 30 tháng 4, phường Đoàn Kết, tỉnh Lai Châu (mẫu)", "0213 300 0302", "tp02@example.vn",
     "0302/ĐKMD", "2021-09-06", "111100000302", "Ngân hàng mẫu, chi nhánh Lai Châu"),
)  # fmt: skip


def load(units):
    """Everything of `HOME`; the unions' people and workplaces are there before."""
    rows = Workplace.objects.across_units("the demo").filter(unit__in=_branch(units))
    places = {place.code: place for place in rows}
    for row in ROUNDS:
        _round(units[HOME], places, *row)
    helpers = [_helper(units[HOME], *row) for row in NETWORK]
    for row in CONTACTS:
        _contact(places, helpers, *row)
    for row in COMMITTEES:
        _committee(units, *row)
    _founding(places["LCH-W1"])
    code, since, until = FORMER
    _save(places[code], [FormerUnion(since=DAY(since), until=DAY(until))])
    for row in PROFILES:
        _profile(units, *row)
    for row in LISTED:
        _listed(units[HOME], places, *row)
    for code, name, born, hired, job in RECRUITS:
        place = places[code]
        _save(Recruit(unit=place.union, workplace=place, full_name=name, born=DAY(born),
                      hired_on=DAY(hired), job=job))  # fmt: skip


def _branch(units):
    return [unit for code, unit in units.items() if code.split("-")[0] == HOME]


def _save(record, *lines):
    return save(record, actor=ACTOR, lines=[Rows(list(rows)) for rows in lines])


def _round(unit, places, name, surveyor, begun, due, done, findings, hundredths):
    """One round and its counts, each taken while the round went on."""
    survey = _save(Survey(
        unit=unit, name=name, surveyor=surveyor, started_on=DAY(begun), due=DAY(due), findings=findings,
        finished_on=done and DAY(done), status="done" if done else "going",
    ))  # fmt: skip
    day = DAY(begun) + dt.timedelta(days=14)
    for code, place in places.items():
        if place.opened_on <= day and (done or code in VISITED):
            total = place.workers * hundredths // 100
            _save(Headcount(unit=place.unit, workplace=place, counted_on=day, total=total,
                            female=total * 52 // 100, source=name, survey=survey))  # fmt: skip


def _profile(units, code, address, phone, email, seal, sealed, account, bank):
    _save(Profile(
        unit=units[code], address=address, phone=phone, email=email, seal_no=seal, sealed_on=DAY(sealed),
        account_no=account, account_name=units[code].name, bank=bank, since=DAY(sealed),
    ))  # fmt: skip


def _helper(unit, name, sex, kind, area, since, trained):
    person = _save(Person(unit=unit, full_name=name, sex=sex, job="Cộng tác viên công đoàn"))
    return _save(Collaborator(unit=unit, person=person, kind=kind, area=area, since=DAY(since),
                              trained_on=trained and DAY(trained), decision_no="17/QĐ-LĐLĐ"))  # fmt: skip


def _contact(places, helpers, code, day, party, officer, helper, result, forms, said, following):
    place = places[code]
    _save(Contact(unit=place.unit, workplace=place, held_on=DAY(day), party=party, officer=officer,
                  collaborator=helpers[helper], result=result, applications=forms, content=said,
                  next_on=DAY(following)))  # fmt: skip


def _committee(units, code, name, number, since, members, meetings):
    _save(
        Committee(unit=units[code], name=name, decision_no=number, since=DAY(since), status="active"),
        [Member(full_name=who, organisation=where, represents=side, role=role)
         for who, where, side, role in members],
        [Meeting(held_on=DAY(day), kind=kind, content=said) for day, kind, said in meetings],
    )  # fmt: skip


def _founding(place):
    """A union on its way: its applications are in, its conference is still to come."""
    file = Founding(
        unit=place.unit, workplace=place, kind="CDCS", code="LCH-TP-04", mode="guided", members=27,
        name="Công đoàn cơ sở Công ty TNHH Gạch Tam Đường Mới", contacted_on=DAY("2025-04-15"),
        employer_promise="Cho mượn nhà ăn ca để tổ chức hội nghị thành lập",
    )  # fmt: skip
    for status in ("contacted", "persuading", "applications"):
        file.status = status
        _save(file)


def _listed(unit, places, agency, name, tax_code, workers, ours, status):
    row = Listed(unit=unit, agency=agency, listed_on=DAY("2025-06-30"), name=name, tax_code=tax_code,
                 workers=workers, status=status, workplace=places.get(ours))  # fmt: skip
    if ours:
        row.points, row.why = 90, "Tên giống nhau khi bỏ dấu và loại hình"
    _save(row)
