"""Documents of the demo: the plan of seed 004 on its way from the Confederation to the districts, and others.

Numbers and days are those of the seeds (185/KH-TLĐ of 13/02/2025, 136/KH-LĐLĐ of 14/3/2025).
"""

import datetime as dt

from congdoan.access.actor import Actor
from congdoan.access.models import User
from congdoan.access.system import System
from congdoan.direction.documents import handling, sending, templates
from congdoan.direction.registers.document import Document, Recipient
from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.task import Task
from congdoan.records.rows import Rows
from congdoan.records.write import save

OUT = ("checked", "signed", "numbered", "issued")
KEEP = ("", "VT, Ban TC", "keep")
LINE_PLAN = (
    "I. MỤC ĐÍCH\nĐưa thêm người lao động vào Công đoàn Việt Nam, trước hết ở nơi có từ 25 lao động.\n"
    "II. NHIỆM VỤ\n- Rà soát doanh nghiệp chưa có công đoàn trên địa bàn.\n- Giao chỉ tiêu đến từng "
    "công đoàn cấp trên cơ sở.\nIII. TỔ CHỨC THỰC HIỆN\nCác đơn vị có kế hoạch của mình và báo cáo hằng tháng."
)
DISTRICT_PLAN = (
    "I. MỤC ĐÍCH, YÊU CẦU\nKết nạp mới 1.810 đoàn viên, giữ vững đoàn viên đang sinh hoạt.\n"
    "II. NHIỆM VỤ\n1. Khảo sát\n- Lập danh sách doanh nghiệp, số lao động, người liên hệ.\n2. Vận động\n"
    "- Gặp người sử dụng lao động, tuyên truyền tại xưởng.\nIII. TỔ CHỨC THỰC HIỆN\n"
    "- Ban Tổ chức: đầu mối, tổng hợp tiến độ hằng tháng.\n- Công đoàn trực thuộc: có kế hoạch của mình."
)


def load(units):
    """The chain of seed 004, a notice nobody has opened yet, papers from outside and two drafts."""
    above = _out(
        units["TLD"], dt.date(2025, 2, 13), kind="plan", body="presidium", serial=185,
        title="Phát triển đoàn viên, thành lập công đoàn cơ sở năm 2025", signer="Nguyễn Đình Khang",
        basis="Căn cứ Nghị quyết số 02-NQ/TW ngày 12/6/2021 của Bộ Chính trị", text=LINE_PLAN,
        to=[*_units(units, "carry_out", "M000", "HGI", "THA", "LDO", "LCH"),
            ("", "Ban Dân vận Trung ương", "report"), KEEP],
    )  # fmt: skip
    _handle(units["LCH"], above, "laichau", dt.date(2025, 2, 17), dt.date(2025, 3, 15))
    _out(
        units["LCH"], dt.date(2025, 3, 14), kind="plan", serial=136, signer="Hoàng Thọ Trung",
        title="Phát triển đoàn viên năm 2025", for_website=True,
        basis="Thực hiện Kế hoạch số 185/KH-TLĐ ngày 13/02/2025 của Tổng Liên đoàn Lao động Việt Nam",
        text=DISTRICT_PLAN,
        to=[*_units(units, "report", "TLD"),
            *_units(units, "carry_out", "LCH-TP", "LCH-TU", "LCH-TN", "LCH-VC", "LCH-GD"), KEEP],
    )  # fmt: skip
    _out(
        units["THA-VC"], dt.date(2024, 12, 2), kind="letter", body="office", department="VP",
        title="gửi báo cáo năm 2024", signer="Nguyễn Thị Lan", addressees="Các công đoàn cơ sở",
        text="Đề nghị các đơn vị hoàn thành báo cáo năm 2024 trước ngày 20/12/2024.\n"
             "Số liệu lấy từ sổ, phần lời viết ngắn gọn.",
        to=[*_units(units, "carry_out", "THA-VC-VP"), ("", "VT", "keep")],
    )  # fmt: skip
    _from_outside(units)
    _drafts(units)


def _units(units, purpose, *codes):
    return [(units[code], "", purpose) for code in codes]


def _out(unit, day, *, to, **said):
    """A document of that day, taken through all its steps."""
    actor = System("dữ liệu mẫu", day)
    document = Document(unit=unit, dated=day, **said)
    document.full_clean()
    rows = [Recipient(unit=one or None, name=name, purpose=purpose) for one, name, purpose in to]
    save(document, actor=actor, lines=[Rows(rows)])
    for state in OUT:
        document.status = state
        save(document, actor=actor)
    return document


def _handle(unit, document, username, opened_on, due):
    """The recipient opens it, gives it to a board, and the board reports."""
    arrival = Incoming.objects.across_units("the demo").get(document=document, unit=unit)
    user = User.objects.get(username=username)
    sending.opened(Actor(user, opened_on), arrival)
    arrival.refresh_from_db()
    arrival.lead, arrival.due, arrival.status = "Ban Tổ chức", due, "assigned"
    arrival.instruction = "Tham mưu kế hoạch của tỉnh, giao chỉ tiêu đến từng đơn vị."
    save(arrival, actor=System("dữ liệu mẫu", opened_on))
    task = Task.objects.across_units("the demo").get(incoming=arrival)
    task.status, task.result = Task.Status.REPORTED, "Đã ban hành Kế hoạch số 136/KH-LĐLĐ."
    task.done_on = due
    save(task, actor=System("dữ liệu mẫu", due))
    assert not handling.open_tasks(arrival)


def _from_outside(units):
    for code, number, day, issuer, title, purpose, text in (
        ("LCH", "512/UBND-VX", dt.date(2025, 8, 18), "Ủy ban nhân dân tỉnh",
         "Phối hợp rà soát doanh nghiệp có từ 25 lao động", "cooperate",
         "Đề nghị Liên đoàn Lao động tỉnh cử cán bộ cùng rà soát danh sách doanh nghiệp có từ 25 lao "
         "động, gửi kết quả về Văn phòng trước ngày 15/9/2025."),
        ("M000", "77-CV/TU", dt.date(2025, 6, 20), "Tỉnh ủy",
         "Góp ý dự thảo chương trình về giai cấp công nhân", "carry_out",
         "Đề nghị góp ý bằng văn bản vào dự thảo gửi kèm, trước ngày 05/7/2025."),
        ("THA-VC-VP", "31/VP-HC", dt.date(2024, 12, 10), "Văn phòng cơ quan",
         "Bố trí hội trường cho hội nghị người lao động", "inform",
         "Hội trường tầng 2, cả ngày 18/12/2024; có máy chiếu và bàn ghi danh."),
    ):  # fmt: skip
        arrival = Incoming(unit=units[code], arrived_on=day + dt.timedelta(days=1), number=number,
                           dated=day, issuer=issuer, title=title, purpose=purpose, text=text)  # fmt: skip
        arrival.full_clean()
        save(arrival, actor=System("dữ liệu mẫu", day))


def _drafts(units):
    for code, unit in (("meeting-invitation", "M000"), ("conclusion-notice", "LCH")):
        templates.compose(System("dữ liệu mẫu"), unit=units[unit], code=code)
