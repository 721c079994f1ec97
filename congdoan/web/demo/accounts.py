"""The demo's accounts, one per role. They exist only where CONGDOAN_DEMO is on."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

# One password for all: shown on the sign-in page, refused outside the demo (`manage.py demo`).
PASSWORD = "congdoan-so-2026"

# role code: (name, levels by area)
ROLES = {
    "leader": (_("Lãnh đạo liên đoàn"), {"*": "manage"}),
    "board": (_("Cán bộ ban tham mưu"), {"*": "edit"}),
    "upper": (
        _("Cán bộ công đoàn cấp trên cơ sở"),
        {"*": "edit", "direction": "manage", "indicators": "manage", "access": "none"},
    ),
    "chair": (
        _("Chủ tịch công đoàn cơ sở"),
        {"*": "edit", "direction": "manage", "access": "none"},
    ),
    "treasurer": (_("Kế toán, thủ quỹ"), {"*": "view", "welfare": "edit", "access": "none"}),
    "inspector": (_("Uỷ viên Uỷ ban kiểm tra"), {"*": "view", "access": "none"}),
    "party": (_("Người xem của cấp uỷ"), {"*": "count", "access": "none"}),
    "partner": (_("Cơ quan gửi danh sách"), {"*": "none", "workplaces": "supply"}),
    "administrator": (_("Quản trị hệ thống"), {"*": "view", "access": "manage", "orgs": "manage"}),
}

# username: (full name, role, unit code of the demo world)
ACCOUNTS = {
    "tinh": ("Phạm Thu Hà", "board", "M000"),
    "chutich-tinh": ("Trần Văn Đông", "leader", "M000"),
    "huyen": ("Lò Văn Sơn", "upper", "M000-01"),
    "laichau": ("Hoàng Thọ Trung", "leader", "LCH"),
    "vienchuc-thanhhoa": ("Nguyễn Thị Lan", "upper", "THA-VC"),
    "vanphong": ("Lê Chí Thi", "chair", "THA-VC-VP"),
    "thuquy": ("Trịnh Thị Mai", "treasurer", "THA-VC-VP"),
    "kiemtra": ("Vũ Quang Huy", "inspector", "M000"),
    "capuy": ("Đặng Minh Châu", "party", "LDO-BL"),
    "thue": ("Đào Minh Ngọc", "partner", "LCH"),
    "quantri": ("Quản trị", "administrator", "TLD"),
}

# The day an account opens on: where its story stands. Set back to today in the frame with one click.
DAYS = {
    "tinh": dt.date(2025, 6, 30),
    "chutich-tinh": dt.date(2025, 6, 30),
    "huyen": dt.date(2025, 6, 30),
    "laichau": dt.date(2025, 8, 31),
    "vienchuc-thanhhoa": dt.date(2024, 12, 31),
    "vanphong": dt.date(2024, 12, 31),
    "capuy": dt.date(2023, 6, 30),
}


def shown():
    """What the sign-in page offers."""
    return [
        {"label": name, "role": ROLES[role][0], "username": username}
        for username, (name, role, _unit) in ACCOUNTS.items()
    ]
