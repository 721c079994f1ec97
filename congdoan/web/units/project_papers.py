"""Papers of a reorganisation: the decision with its steps, the minutes of the hand-over, before and after."""

from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.papers import Article, Bullets, Column, Heading, Paper, Signature, Table, Text
from congdoan.base.text import lines
from congdoan.orgs.kinds import Kind
from congdoan.orgs.models import Project
from congdoan.records.symbols import symbol
from congdoan.trail.language import in_vietnamese
from congdoan.trail.papers import head
from congdoan.web.units import workshop

DONE = (Project.Status.EXECUTED, Project.Status.REVIEWED)


def before_and_after(project):
    """[(what, before, after, on the day of the review or None)]: units of each kind, then people."""
    told, now, kinds = project.told, project.now, dict(Kind.choices)
    order = {kind: place for place, kind in enumerate(kinds)}
    rows = [(kinds.get(kind, kind), before, after, now and now.get(kind, 0)) for kind, before, after
            in sorted(told.get("kinds", ()), key=lambda row: order.get(row[0], len(order)))]  # fmt: skip
    labels = {"members": _("Đoàn viên"), "officials": _("Cán bộ công đoàn")}
    rows += [
        (labels[name], *told[name], now and now.get(name, 0)) for name in labels if name in told
    ]
    return [
        (str(label), before, after, later if now else None) for label, before, after, later in rows
    ]


@in_vietnamese()
def decision(project):
    name = project.unit.name_on(project.decided_on)
    return Paper(
        **head(project.unit, project.decided_on), number=project.number, date=project.decided_on,
        kind="QUYẾT ĐỊNH", subject=project.name, authority=f"BAN THƯỜNG VỤ {name.upper()}",
        basis=["Căn cứ Điều lệ Công đoàn Việt Nam"],
        blocks=[
            Article("Điều 1.", f"Sắp xếp các đơn vị sau đây, kể từ ngày {project.effective:%d/%m/%Y}:"),
            _steps(project, "Ghi chú"),
            Article("Điều 2.", "Đoàn viên, cán bộ, hồ sơ, tài chính, tài sản của đơn vị được bàn giao "
                               "bằng biên bản; số liệu đã báo cáo giữ nguyên."),
            Article("Điều 3.", "Các đơn vị có tên tại Điều 1 thi hành Quyết định này."),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
        recipients=("Như Điều 3", "Lưu: VT"), issuer_name=name,
    )  # fmt: skip


@in_vietnamese()
def minutes(project):
    before, after = project.told.get("members", (0, 0))
    return Paper(
        **head(project.unit, project.decided_on), number="", date=project.effective,
        kind="BIÊN BẢN", subject=f"Bàn giao theo Quyết định số {project.number}", basis=[],
        blocks=[
            Article("1.", f"Đoàn viên trước khi sắp xếp: {before}; sau khi sắp xếp: {after}."),
            Article("2.", "Những thứ được bàn giao, do các bên ghi khi giao, nhận:"),
            _handed_over(),
            Article("3.", "Các bên giao, nhận từng đơn vị ký xác nhận dưới đây."),
            _steps(project, "Bên giao, bên nhận ký"),
        ],
        signature=Signature("ĐẠI DIỆN BÊN NHẬN", "", ""),
        recipients=("Các bên giao, nhận", "Lưu: VT"), issuer_name=project.unit.name,
    )  # fmt: skip


@in_vietnamese()
def report(project):
    """Before and after, what the units said, and once it is reviewed what came of it."""
    done = project.status in DONE
    day = project.reviewed_on or timezone.localdate()
    name = project.unit.name_on(day)
    what = "Kết quả" if done else "Phương án"
    blocks = [
        Text(f"Đề án: {project.name}; hiệu lực từ ngày {show(project.effective)}; "
             f"{len(project.steps)} việc, {project.told.get('units', 0)} đơn vị thay đổi."),
        Heading(1, "I. TRƯỚC VÀ SAU SẮP XẾP"), _compared(project),
        Heading(1, "II. Ý KIẾN CỦA CÁC ĐƠN VỊ"), *_said(project),
    ]  # fmt: skip
    if project.reviewed_on:
        blocks += [Heading(1, "III. KẾT QUẢ ĐẠT ĐƯỢC"), *_paragraphs(project.results),
                   Heading(1, "IV. HẠN CHẾ, BÀI HỌC"), *_paragraphs(project.lessons)]  # fmt: skip
    return Paper(
        **head(project.unit, day), number=f"/{symbol('report', project.unit, day)}", date=day, kind="BÁO CÁO",
        subject=f"{what} sắp xếp tổ chức theo Quyết định số {project.number}", blocks=blocks,
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
        recipients=("Ban Thường vụ", "Lưu: VT"), issuer_name=name,
    )  # fmt: skip


def _compared(project):
    heads = ["Trước", "Sau"]
    if project.now:
        heads.append(f"Ngày {show(project.reviewed_on)}")
    columns = [Column("Nội dung", "left", 5), *(Column(one, "right", 2) for one in heads)]
    rows = [[label, *values[: len(heads)]] for label, *values in before_and_after(project)]
    return Table(columns=columns, rows=rows)


def _said(project):
    asked = project.opinions.select_related("unit")
    if not asked:
        return [Text("Không lấy ý kiến bằng văn bản của đơn vị nào.")]
    lines = []
    for one in asked:
        tail = f": {one.text}" if one.text else ""
        lines.append(f"{one.unit.name}: {one.get_stand_display() or 'không trả lời'}{tail}")
    return [Bullets(lines)]


def _paragraphs(text):
    return [Text(line) for line in lines(text)]


def _steps(project, last):
    columns = [Column("TT", "center", 1), Column("Nội dung", "left", 6), Column(last, "left", 3)]
    rows = [[str(line["number"]), line["text"], ""] for line in workshop.lines(project)]
    return Table(columns=columns, rows=rows)


def _handed_over():
    """What law and custom hand over when a union ends; how much is written by hand."""
    columns = [Column("Nội dung", "left", 4), Column("Số lượng, tình trạng", "left", 4),
               Column("Ghi chú", "left", 2)]  # fmt: skip
    matters = ("Danh sách đoàn viên, thẻ", "Tài chính, sổ và chứng từ", "Tài sản", "Con dấu",
               "Hồ sơ, tài liệu, việc đang giải quyết")  # fmt: skip
    return Table(columns=columns, rows=[[matter, "", ""] for matter in matters])


PAPERS = {"decision": decision, "minutes": minutes, "report": report}
