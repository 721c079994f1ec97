"""Steering in the demo: required plans, charges, tasks on their way, difficulties, procedures, a pilot.

Bắc Quang has the nine plans of seed 001 II.2, three at once and six upon an instruction; Lai Châu
steers its plan of 2025. Names, days and results are made up.
"""

import datetime as dt

import pghistory
from django.utils import timezone

from congdoan.access.models import User
from congdoan.direction.documents import consulting
from congdoan.direction.programmes import covering
from congdoan.direction.registers.charge import Charge
from congdoan.direction.registers.consultation import Asked, Consultation
from congdoan.direction.registers.difficulty import Difficulty, Support
from congdoan.direction.registers.procedure import Procedure
from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.direction.registers.task import Task, TaskUnit
from congdoan.direction.tasks import parts
from congdoan.emulation.registers.model import NewModel, Replication
from congdoan.members.registers.person import Person
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.web.demo.people import ACTOR

DAY = dt.date.fromisoformat
ONE_DAY = dt.timedelta(days=1)
# Title, field, issued on (None: not yet), number.
AT_ONCE = (
    ("Hỗ trợ nhà ở, chăm lo quyền lợi của đoàn viên", "welfare", "2024-03-20", "12/KH-LĐLĐ"),
    ("Nâng chất lượng đội ngũ chủ tịch cơ sở", "organisation", "2024-04-02", "15/KH-LĐLĐ"),
    ("Chuyển đổi số trong công đoàn huyện", "digital", "2024-03-29", "13/KH-LĐLĐ"),
)
UPON_INSTRUCTION = (
    ("Truyền thông công đoàn đến 2028", "education", "2024-07-01", "2024-07-25", "31/KH-LĐLĐ"),
    ("Phát triển đoàn viên, lập công đoàn cơ sở đến 2028", "organisation", "2024-08-12", None, ""),
    ("Đối thoại, thương lượng trong tình hình mới", "representation", None, None, ""),
    ("Dồn nguồn lực cho phúc lợi đoàn viên", "welfare", None, None, ""),
    ("Tham gia xây dựng chính sách, pháp luật", "representation", None, None, ""),
    ("Đổi mới tổ chức và hoạt động cơ sở", "organisation", None, None, ""),
)  # fmt: skip
# Member of the committee: what he answers for and reports.
MEMBERS = (
    ("Đỗ Quang Vinh", "male", "organisation", "LCH-TP", "Đoàn viên tăng thêm so với kế hoạch năm"),
    ("Vàng Thị Sua", "female", "women", "LCH-GD", "Hoạt động của các ban nữ công"),
    ("Bùi Đức Thắng", "male", "finance", "LCH-TU", "Số thu kinh phí, đoàn phí"),
)
DIFFICULTIES = (
    ("LCH-TP-02", "2025-05-12", "organisation", "Công trường phân tán, khó gặp công nhân để vận động",
     "people", "Thêm một cộng tác viên đi cùng", "answered", "2025-05-26"),
    ("LCH-TU-02", "2025-06-18", "finance", "Đầu năm chưa có kinh phí hoạt động", "money",
     "Ứng trước phần kinh phí quý III", "studied", None),
    ("LCH-TN-02", "2025-07-30", "representation", "Ca kíp liên tục nên khó tổ chức đối thoại",
     "solution", "Hướng dẫn đối thoại theo tổ sản xuất", "raised", None),
)  # fmt: skip
TASKS = (
    (
        "Rà soát nơi có từ 10 lao động chưa có công đoàn",
        0,
        "2025-06-30",
        "accepted",
        "Đã rà soát, lập danh sách gửi các huyện",
    ),
    ("Tập huấn cán bộ nữ công", 1, "2025-08-15", "doing", ""),
    ("Đôn đốc nộp kinh phí quý II", 2, "2025-07-31", "reported", "Đã gửi công văn nhắc từng nơi"),
)
# A draft's tasks and their leads; what is remarked on it, where.
DRAFTED = (
    ("Khảo sát phòng vắt sữa tại các doanh nghiệp", "Ban Nữ công"),
    ("Đối thoại chuyên đề lao động nữ mỗi năm một cuộc", "Ban Chính sách"),
)
REMARKS = (
    ("Nhiệm vụ 1", "Thêm doanh nghiệp dưới 100 lao động nữ"),
    ("", "Ghi rõ nguồn kinh phí hằng năm"),
)


def load(units, programmes):
    """What Bắc Quang and Lai Châu steer; written by the account of Lai Châu, so that it counts as use."""
    _plans(units["HGI-BQ"])
    _pilot(units)
    user = User.objects.filter(username="laichau").first()
    with pghistory.context(user=user.pk if user else None):
        people = _committee(units)
        _tasks(units["LCH"], people)
        _parts(units)
        _consultation(units)
        for row in DIFFICULTIES:
            _difficulty(units, people, row)
        _derived(units, programmes["LCH"])
    _procedure(units["LCH"])


def _save(record, *lines):
    return save(record, actor=ACTOR, lines=[Rows(list(lines))] if lines else ())


def _plans(unit):
    for title, field, issued, number in AT_ONCE:
        _save(RequiredPlan(
            unit=unit, title=title, field=field, basis="Nghị quyết đại hội công đoàn tỉnh",
            trigger="date", triggered_on=DAY("2024-02-01"), days=60, owner="Thường trực",
            status="issued", issued_on=DAY(issued), issued_number=number,
        ))  # fmt: skip
    for title, field, came, issued, number in UPON_INSTRUCTION:
        status = "issued" if issued else "drafting" if came else "waiting"
        _save(RequiredPlan(
            unit=unit, title=title, field=field, basis="Nghị quyết đại hội công đoàn toàn quốc",
            trigger="instruction", awaited="Văn bản chỉ đạo của công đoàn tỉnh", owner="Văn phòng",
            triggered_on=came and DAY(came), instruction="Công văn của tỉnh" if came else "", days=30,
            status=status, issued_on=issued and DAY(issued), issued_number=number,
        ))  # fmt: skip


def _pilot(units):
    pilot = NewModel(
        unit=units["HGI-BQ-01"], name="Công đoàn cơ sở không giấy", kind="pilot", field="digital",
        approval_no="09/QĐ-LĐLĐ", starts_on=DAY("2024-03-01"), ends_on=DAY("2024-10-31"),
        description="Sổ đoàn viên, họp và báo cáo đều làm trên hệ thống.",
        evaluated_on=DAY("2024-11-15"), evaluation="Báo cáo gửi đúng hạn cả năm.",
        lessons="Cần một người biết máy ở mỗi tổ công đoàn.", status="replicated",
    )  # fmt: skip
    _save(pilot, Replication(unit=units["HGI-BQ-02"], planned_on=DAY("2025-01-01"),
                             since=DAY("2025-01-10"), result="Đã dùng cho sổ đoàn viên"),
          Replication(unit=units["HGI-BQ-03"], planned_on=DAY("2025-09-01")))  # fmt: skip


def _committee(units):
    unit, people = units["LCH"], []
    for name, sex, field, charged, reports in MEMBERS:
        person = _save(Person(unit=unit, full_name=name, sex=sex, job="Cán bộ công đoàn"))
        people.append(person)
        whole = {"unit": unit, "person": person, "since": DAY("2024-01-10"),
                 "decision": "04/QĐ-LĐLĐ"}  # fmt: skip
        _save(Charge(field=field, reports=reports, **whole))
        _save(Charge(charged=units[charged], reports="Tình hình của đơn vị phụ trách", **whole))
    return people


def _tasks(unit, people):
    for text, place, due, status, result in TASKS:
        _save(Task(unit=unit, text=text, lead="Thường trực", person=people[place], due=DAY(due),
                   status=status, result=result, done_on=DAY(due) if result else None))  # fmt: skip


def _parts(units):
    """Two units help with one task; one of them has reported its part."""
    task = Task.objects.across_units("the demo").get(unit=units["LCH"], text=TASKS[1][0])
    _save(
        task,
        TaskUnit(unit=units["LCH-GD"], role="cooperates"),
        TaskUnit(unit=units["LCH-TP"], role="scope"),
    )
    line = task.units.get(unit=units["LCH-GD"])
    parts.report(ACTOR, task, line, "Đã mời hai giảng viên, chuẩn bị xong tài liệu cho 40 học viên")


def _consultation(units):
    """A draft that two units and a board are asked about these weeks, with what they said."""
    unit, today = units["LCH"], timezone.localdate()
    items = [ProgrammeItem(kind="task", text=text, lead=lead) for text, lead in DRAFTED]
    draft = _save(Programme(
        unit=unit, title="Chương trình công tác nữ công giai đoạn 2027-2030", kind="topical",
        period_start=DAY("2027-01-01"), period_end=DAY("2030-12-31"),
        purpose="Chăm lo, bảo vệ lao động nữ.\nMỗi cơ sở có ban nữ công hoạt động đều.",
        organising="Ban Nữ công theo dõi, sáu tháng báo cáo một lần.",
    ), *items)  # fmt: skip
    asking = _save(Consultation(
        unit=unit, subject=draft.title, programme=draft, note="Mức kinh phí và cách phân công theo dõi.",
        asked_on=today - 10 * ONE_DAY, until=today + 25 * ONE_DAY,
    ), Asked(unit=units["LCH-TP"]), Asked(unit=units["LCH-TU"]), Asked(name="Ban Tài chính"))  # fmt: skip
    for one, (place, text) in zip(asking.asked.order_by("pk"), REMARKS, strict=False):
        consulting.remark(ACTOR, asking, one, place=place, text=text)
    consulting.decide(ACTOR, asking, {asking.remarks.order_by("pk").first().pk: ("accepted", "")})


def _difficulty(units, people, row):
    code, raised, field, text, kind, asked, status, answered = row
    _save(
        Difficulty(
            unit=units[code], raised_on=DAY(raised), field=field, text=text, status=status,
            person=people[0], handler="Ban Tổ chức", answered_on=answered and DAY(answered),
            answer="Đã cử cộng tác viên đi cùng mỗi tuần một buổi" if answered else "",
        ),
        Support(kind=kind, what=asked, granted="Đã đáp ứng" if answered else ""),
    )  # fmt: skip


def _derived(units, above):
    """Two units of Lai Châu make its plan their own: one far on, one just begun."""
    for code, share in (("LCH-TP", 4), ("LCH-TU", 1)):
        own = covering.derive(ACTOR, above=above, unit=units[code])
        tasks = [row.above for row in covering.rows(own) if row.above.target is None]
        for item in tasks[:share]:
            covering.take_up(ACTOR, programme=own, item=item)
        covering.leave_out(
            ACTOR, programme=own, item=tasks[-1], reason="Không có đối tượng trên địa bàn"
        )


def _procedure(unit):
    _save(Procedure(
        unit=unit, name="Giải quyết vướng mắc của cơ sở", field="organisation", limit_days=15,
        steps="Tiếp nhận\nXem xét, đề xuất\nQuyết định\nTrả lời", papers="Phiếu nêu vướng mắc",
        begins="direction/difficulties:raised", ends="direction/difficulties:answered",
        online_since=DAY("2025-01-01"),
    ))  # fmt: skip
    _save(Procedure(
        unit=unit, name="Kết nạp đoàn viên", field="organisation", limit_days=15,
        steps="Nhận đơn\nXét\nQuyết định kết nạp", papers="Đơn gia nhập công đoàn",
        begins="members/applications:applied", ends="members/applications:decided",
        online_since=DAY("2025-01-01"), simplified="Bỏ bản sao giấy tờ đã có trong hồ sơ đoàn viên.",
    ))  # fmt: skip
