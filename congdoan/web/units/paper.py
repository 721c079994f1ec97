"""The decision that changes the tree, printed in the official layout."""

from congdoan.base.dates import show
from congdoan.base.papers import Article, Paper, Signature
from congdoan.records.symbols import symbol
from congdoan.trail.models import IssuedPaper
from congdoan.trail.papers import head

SHELF = "orgs/changes"
_DOES = {
    "found": "Thành lập", "rename": "Đổi tên", "describe": "Đổi loại hình",
    "transfer": "Chuyển quản lý", "suspend": "Tạm dừng hoạt động của", "resume": "Khôi phục hoạt động của",
    "merge": "Sáp nhập", "split": "Chia tách", "dissolve": "Giải thể",
}  # fmt: skip
_HANDED_OVER = ("Đoàn viên, cán bộ, hồ sơ, tài chính và chỉ tiêu đang thực hiện của đơn vị được bàn giao theo phạm vi "
                "quản lý mới; số liệu đã báo cáo giữ nguyên.")  # fmt: skip
_FOLLOWS = {
    "suspend": "Trong thời gian tạm dừng, đơn vị không kết nạp đoàn viên; cán bộ giữ nguyên chức vụ, đơn vị tiếp tục "
               "quản lý đoàn viên, hồ sơ, tài chính, con dấu của mình.",
    "resume": "Đơn vị hoạt động trở lại theo Điều lệ Công đoàn Việt Nam, được kết nạp đoàn viên từ ngày này.",
}  # fmt: skip


def next_number(unit, day):
    """The number the next decision of the union will bear."""
    sign = symbol("decision", unit, day)
    return f"{IssuedPaper.next_serial(unit, sign, day.year):02d}/{sign}"


def build(change, issuer, number):
    """A `Paper` of the change as it stands written."""
    what = _what(change)
    name = issuer.name_on(change.decided_on)
    return Paper(
        **head(issuer, change.decided_on), number=number, date=change.decided_on, kind="QUYẾT ĐỊNH",
        subject=what, basis=["Căn cứ Điều lệ Công đoàn Việt Nam"],
        authority=f"BAN THƯỜNG VỤ {name.upper()}",
        blocks=[
            Article("Điều 1.", f"{what}, kể từ ngày {show(change.effective)}."),
            Article("Điều 2.", _FOLLOWS.get(change.kind, _HANDED_OVER)),
            Article("Điều 3.", "Các ban và đơn vị có liên quan thi hành Quyết định này."),
        ],
        signature=Signature("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH", ""),
        recipients=("Như Điều 3", "Lưu: VT"), issuer_name=name,
    )  # fmt: skip


def _what(change):
    """«Sáp nhập A và B vào C»: the units as they were called the day before."""
    does = _DOES[change.kind]
    steps = list(change.successions.select_related("predecessor", "successor"))
    if change.kind == "merge":
        ended = " và ".join(step.predecessor.name for step in steps)
        return f"{does} {ended} vào {steps[0].successor.name}"
    if change.kind == "split":
        heirs = " và ".join(step.successor.name for step in steps)
        return f"{does} {steps[0].predecessor.name} thành {heirs}"
    version = change.versions.select_related("unit", "parent").first()
    where = f" về trực thuộc {version.parent.name}" if change.kind == "transfer" else ""
    if change.kind == "rename":
        old = version.unit.versions.filter(during__endswith=change.effective).first()
        return f"{does} {old.name if old else ''} thành {version.name}"
    if change.kind == "describe":
        unit = version.unit
        where = f": {unit.get_ownership_display()}, {unit.get_sector_display()}"
    return f"{does} {version.unit.name}{where}"
