"""The page that shows every component in every state, with invented data of one province."""

import datetime

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

NOWHERE = "#main"
UNITS = [
    ("LC-001", "CĐ phường Tân Phong"),
    ("LC-002", "CĐ phường Đoàn Kết"),
    ("LC-003", "CĐ xã Mường Kim"),
    ("LC-004", "CĐCS Công ty CP Chè Than Uyên"),
    ("LC-005", "CĐCS Bệnh viện Đa khoa tỉnh"),
]


class DayInput(forms.DateInput):
    """Named like the register forms' own, so that the field shows its calendar."""


class SampleForm(forms.Form):
    """Every kind of field, in the order of a paper form."""

    number = forms.CharField(label="Số thoả ước", help_text="Như ghi trên bản đã ký.")
    signed_on = forms.CharField(label="Ngày ký", widget=DayInput)
    valid_until = forms.CharField(label="Hiệu lực đến", widget=DayInput)
    workers = forms.CharField(
        label="Số lao động được áp dụng",
        widget=forms.TextInput({"class": "num", "inputmode": "numeric"}),
    )
    grade = forms.ChoiceField(
        label="Xếp loại", choices=[("", "Chưa xếp loại"), ("A", "Loại A"), ("B", "Loại B")], required=False
    )
    kind = forms.ChoiceField(
        label="Hình thức", widget=forms.RadioSelect,
        choices=[("own", "Doanh nghiệp"), ("group", "Nhóm doanh nghiệp"), ("branch", "Ngành")],
    )  # fmt: skip
    topics = forms.MultipleChoiceField(
        label="Nội dung có lợi hơn luật", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[("wage", "Tiền lương, thưởng"), ("meal", "Bữa ăn ca"), ("rest", "Nghỉ ngơi")],
    )  # fmt: skip
    sent = forms.BooleanField(
        label="Đã gửi cơ quan quản lý nhà nước", required=False, help_text="Trong 10 ngày kể từ ngày ký."
    )
    summary = forms.CharField(label="Tóm tắt", required=False, widget=forms.Textarea({"rows": 3}))
    scan = forms.FileField(label="Bản chụp", required=False)

    @property
    def sections(self):
        yield "Thoả ước", [self[name] for name in ("number", "kind", "signed_on", "valid_until")]
        yield "Nội dung", [self[name] for name in ("workers", "grade", "topics", "summary")]
        yield "Hồ sơ", [self["sent"], self["scan"]]


class SampleTable(tables.Table):
    number = tables.Column("Số thoả ước")
    unit = tables.Column("Đơn vị")
    signed_on = tables.Column("Ngày ký")
    workers = tables.Column("Lao động", attrs={"th": {"class": "num"}, "td": {"class": "num"}})
    grade = tables.Column("Xếp loại", orderable=False)

    class Meta:
        template_name = "django_tables2/calm.html"
        order_by = ("-workers",)
        row_attrs = {"data-href": NOWHERE, "data-edit": NOWHERE}

    selectable = True


class Row(dict):
    """A row that has a key and a name as records do."""

    pk = property(lambda self: self["id"])

    def __str__(self):
        return self["number"]


def _table(request):
    rows = [
        Row(id=place, number=f"{place:02d}/2025/TƯLĐTT", unit=UNITS[place % 5][1],
            signed_on=f"{place + 2:02d}/3/2025", workers=2310 - 190 * place, grade="ABC"[place % 3])
        for place in range(1, 10)
    ]  # fmt: skip
    table = SampleTable(rows, request=request)
    tables.RequestConfig(request, paginate={"per_page": 5}).configure(table)
    return table


def _frame():
    def item(label, icon, **more):
        return {"label": label, "icon": icon, "url": NOWHERE, **more}

    day = datetime.date(2025, 6, 30)
    path = [{"name": name, "url": NOWHERE} for name in ("LĐLĐ tỉnh Lai Châu", UNITS[0][1])]
    return {
        "menu": [
            {"label": "", "items": [
                item("Việc của tôi", "work", count=7), item("Chỉ tiêu", "targets", active=True),
                item("Chương trình, văn bản", "documents", short="Văn bản"), item("Tổ chức", "units"),
                item("Đoàn viên", "members"),
            ]},
            {"label": "Lĩnh vực", "items": [
                item("Nơi làm việc", "workplaces"), item("Cán bộ, đào tạo", "cadres"),
                item("Quan hệ lao động", "labour"), item("Chăm lo, phúc lợi", "welfare"),
                item("Tuyên truyền, giáo dục", "education"), item("Thi đua, nữ công", "emulation"),
                item("Kiểm tra, giám sát", "oversight"), item("Tài chính", "finance"),
            ]},
            {"label": "Tổng hợp", "items": [item("Báo cáo", "reports"), item("Phân tích", "charts")]},
        ],
        "standing": {"unit": {"pk": 1, "name": UNITS[0][1]}, "path": path,
                     "pick_url": "?answer=units", "switch_url": NOWHERE},
        "day": {"value": day, "label": "30/6/2025", "is_today": False, "url": NOWHERE, "today_url": NOWHERE},
        "palette_url": "?answer=palette", "notices_count": 3, "notices_url": NOWHERE,
        "me": {"key": "sample", "name": "Lò Thị Hoa", "role": "Chủ tịch CĐ phường Tân Phong",
               "password_url": NOWHERE},
    }  # fmt: skip


def _figures():
    months = [f"T{month}" for month in range(1, 7)]
    return {
        "stats": [
            {"label": "Đoàn viên thực tăng", "value": "1.534", "unit": "/ 3.000", "bar": 51.1, "state": "risk",
             "change": "+212 so với tháng 5", "change_state": "up", "source": "Sổ đoàn viên", "as_of": "30/6/2025",
             "url": NOWHERE},
            {"label": "CĐCS thành lập mới", "value": "14", "unit": "/ 12", "bar": 116.7, "state": "reached",
             "source": "Quyết định công nhận", "as_of": "30/6/2025"},
            {"label": "Thoả ước loại A, B", "value": "38,5 %", "bar": 38.5, "state": "late",
             "change": "−2,1 điểm", "change_state": "down", "source": "Sổ thoả ước", "as_of": "30/6/2025"},
            {"label": "Kinh phí 2 % đã thu", "value": "136.225.000 đ", "source": "Tài khoản thu", "as_of": "30/6/2025"},
        ],
        "progress": [
            {"label": "Kết nạp đoàn viên", "value": "1.534", "target": "3.000", "share": 51.1, "pace": 50,
             "state": "ontrack", "note": "Cần thêm 244 mỗi tháng đến 31/12/2025."},
            {"label": "Thành lập CĐCS nơi có từ 25 lao động", "value": "14", "target": "12", "share": 100,
             "state": "reached", "note": "Đạt từ 20/5/2025."},
            {"label": "Thoả ước lao động tập thể loại A, B", "value": "38,5 %", "target": "60 %", "share": 64.2,
             "pace": 72, "state": "risk", "note": "Thiếu 5 bản so với nhịp cần có."},
            {"label": "Hội nghị người lao động", "value": "41 %", "target": "95 %", "share": 43.2, "pace": 100,
             "state": "late", "note": "Hạn 30/4/2025; còn 23 đơn vị chưa tổ chức."},
        ],
        "bar_chart": {"kind": "bar", "labels": [name for _, name in UNITS], "unit": "đoàn viên",
                      "series": [{"name": "Năm 2024", "values": [310, 190, 260, 405, 150]},
                                 {"name": "Năm 2025", "values": [284, 251, 198, 512, 133]}]},
        "line_chart": {"kind": "line", "labels": months, "unit": "đoàn viên",
                       "series": [{"name": "Luỹ kế", "values": [180, 410, 702, 1015, 1322, 1534], "target": 1500}]},
        "pie_chart": {"kind": "pie", "labels": ["Nhà nước", "Ngoài nhà nước", "FDI"], "unit": "đơn vị",
                      "series": [{"name": "CĐCS", "values": [214, 96, 12]}]},
    }  # fmt: skip


def _lists(request):
    return {
        "table": _table(request),
        "chips": [{"label": "Xếp loại", "text": "A, B", "url": "?"}, {"label": "Ngày ký", "text": "từ 01/01/2025", "url": "?"}],
        "views": [{"name": "Sắp hết hiệu lực", "url": "?v=1", "active": True}, {"name": "Chưa xếp loại", "url": "?v=2"}],
        "tabs": [{"label": "Đang làm", "url": NOWHERE, "active": True, "count": 12},
                 {"label": "Đã xong", "url": NOWHERE, "count": 1810}, {"label": "Lịch sử", "url": NOWHERE, "count": None}],
        "page": Paginator(range(18100), 50).page(7),
        "columns": [{"label": "Đơn vị"}, {"label": "Kết nạp", "num": True, "sorted": "asc", "url": "?sort=1"},
                    {"label": "Thành lập CĐCS", "num": True, "url": "?sort=2"}, {"label": "Tình hình"}],
        "rows": [
            {"id": 1, "url": NOWHERE, "edit_url": NOWHERE, "cells": [UNITS[2][1], "41", "0", "Trễ hạn"]},
            {"id": 2, "url": NOWHERE, "edit_url": NOWHERE, "cells": [UNITS[1][1], "128", "1", "Có nguy cơ"]},
            {"total": True, "cells": ["Toàn tỉnh", "1.534", "14", ""]},
        ],
        "work": [
            {"title": "Ký quyết định công nhận CĐCS Công ty TNHH Minh Phát", "url": NOWHERE, "action": "Ký",
             "meta": "Tờ trình 18/TTr-CĐP · Lò Thị Hoa trình 24/6/2025", "state": "waiting", "state_label": "Chờ ký", "due": "hạn 01/7/2025"},
            {"title": "Báo cáo 6 tháng đầu năm 2025", "url": NOWHERE, "action": "Viết tiếp",
             "meta": "Theo công văn 87/LĐLĐ-TG", "state": "late", "state_label": "Trễ 3 ngày", "due": "hạn 27/6/2025"},
            {"title": "Thoả ước CĐCS Công ty CP Chè Than Uyên", "url": NOWHERE, "action": "Mở",
             "meta": "Hết hiệu lực trong 20 ngày, 512 lao động", "state": "risk", "state_label": "Sắp hết hạn", "due": "20/7/2025"},
        ],
    }  # fmt: skip


def _record():
    return {
        "path": [{"name": "Quan hệ lao động", "url": NOWHERE}, {"name": "Thoả ước", "url": NOWHERE}, {"name": "05/2025/TƯLĐTT"}],
        "facts": [("Thoả ước", [("Số", "05/2025/TƯLĐTT", None), ("Đơn vị", UNITS[3][1], NOWHERE), ("Ngày ký", "14/3/2025", None)]),
                  ("Nội dung", [("Lao động được áp dụng", "512", None), ("Tóm tắt", "Bữa ăn ca 25.000 đ.\nThưởng Tết một tháng lương.", None)])],
        "states": [{"label": "Dự thảo", "done": True, "at": "02/3/2025", "who": "Lò Thị Hoa"},
                   {"label": "Lấy ý kiến", "done": True, "at": "08/3/2025", "who": "Vàng A Páo"},
                   {"label": "Đã ký", "current": True, "at": "14/3/2025"}, {"label": "Đã gửi"}, {"label": "Đã xếp loại"}],
        "steps": [("sent", "Gửi cơ quan quản lý"), ("draft", "Trả về dự thảo")],
        "events": [
            {"who": "Vàng A Páo", "at": "15/3/2025 08:12", "what": "sửa", "kind": "changed", "why": "Bản ký ghi khác dự thảo",
             "changes": [{"label": "Hiệu lực đến", "old": "14/3/2026", "new": "14/3/2028"}, {"label": "Xếp loại", "old": "", "new": "A"}]},
            {"who": "Lò Thị Hoa", "at": "14/3/2025 16:40", "what": "chuyển sang Đã ký", "kind": "step"},
            {"who": "Nguyễn Văn Tá", "at": "10/3/2025 09:05", "what": "góp ý", "kind": "comment",
             "why": "Điều 7 nên ghi rõ mức bữa ăn ca theo từng ca."},
            {"who": "Lò Thị Hoa", "at": "02/3/2025 10:30", "what": "đính kèm Du-thao.docx", "kind": "file", "url": NOWHERE},
            {"who": "Lò Thị Hoa", "at": "02/3/2025 10:21", "what": "lập hồ sơ", "kind": "made"},
        ],
        "jobs": [{"percent": 42, "done": 42000, "total": 100000, "label": "Đang đọc tệp đoàn viên", "state": "running", "url": "?answer=job", "stop_url": NOWHERE},
                 {"percent": 100, "done": 100000, "total": 100000, "label": "Đã nhập đoàn viên", "state": "done"}],
        "papers": [{"title": "Quyết định công nhận Công đoàn cơ sở", "kind": "Quyết định", "number": "12/QĐ-CĐP", "day": "26/6/2025"}],
    }  # fmt: skip


def _sheets():
    def cell(value, state="ok", reason="", **more):
        return {"value": value, "state": state, "reason": reason, **more}

    def share(name, last, given):
        typed = cell(given, num=True, name=f"give-{last}", sum="give", label=f"Giao cho {name}")
        return [cell(name), cell(last, num=True), typed]

    return {
        "import_rows": [
            {"number": 2, "cells": [cell("Lò Thị Hoa"), cell("14/3/1988"), cell(UNITS[0][1])]},
            {"number": 3, "cells": [cell("Vàng A Páo"), cell("05/02/1990", "changed", "Đang ghi 05/02/1991."), cell(UNITS[1][1])]},
            {"number": 4, "cells": [cell("Nguyễn Văn Tá"), cell("31/02/1985", "fault", "Tháng 2 không có ngày 31.", name="r4-born", label="Ngày sinh, dòng 4"),
                                    cell("LC-017", "fault", "Đã giải thể từ 01/7/2025; chọn CĐ phường Tân Phong.", name="r4-unit", label="Đơn vị, dòng 4")]},
        ],
        "assign_rows": [{"number": place + 1, "cells": share(name, last, given)}
                        for place, (name, last, given) in enumerate([(UNITS[0][1], "284", "600"), (UNITS[1][1], "251", "500"), (UNITS[2][1], "198", "400")])],
    }  # fmt: skip


def _answer(request, kind):
    """What a server says to the page's own questions, so that they can be tried."""
    text = request.GET.get("q", "").lower()
    found = [(code, name) for code, name in UNITS if text in name.lower() or text in code.lower()]
    if kind == "palette":
        items = [{"label": name, "hint": code, "icon": "units", "url": NOWHERE} for code, name in found]
        commands = [{"label": "Giao chỉ tiêu", "icon": "targets", "url": NOWHERE}]
        groups = [{"label": "Đơn vị", "items": items}, {"label": "Việc", "items": commands}] if items else []
        return render(request, "components/palette_options.html", {"groups": groups})
    if kind == "job":
        done = {"percent": 100, "done": 100000, "total": 100000, "label": "Đã nhập đoàn viên", "state": "done"}
        return render(request, "components/job.html", {"job": done})
    units = [{"pk": code, "code": code, "name": name} for code, name in found]
    return render(request, "web/sample_options.html", {"found": units}) if kind == "units" else HttpResponse()


@require_GET
@login_not_required
def page(request):
    """Every component; `?answer=` gives what pickers, palette and jobs ask for, `?quiet` no toasts."""
    if kind := request.GET.get("answer"):
        return _answer(request, kind)
    if "quiet" not in request.GET:
        messages.success(request, "Đã lưu thoả ước 05/2025/TƯLĐTT.")
        messages.error(request, "Không gửi được báo cáo: còn 2 mục chưa ghi số. Mở mục 3 và mục 7 để ghi.")
    faulty = {"number": "", "kind": "own", "signed_on": "31/2/2025", "valid_until": "14/3/2024"}
    bad = SampleForm(faulty, prefix="bad")
    bad.data = {f"bad-{name}": value for name, value in faulty.items()}
    bad.add_error("valid_until", "Ngày hết hiệu lực phải sau ngày ký 14/3/2025.")
    good = SampleForm(initial={"number": "05/2025/TƯLĐTT", "signed_on": "14/3/2025", "kind": "own", "workers": "512"})
    context = {"form": good, "bad": bad, **_frame(), **_figures(), **_lists(request), **_record(), **_sheets()}
    return render(request, "web/styleguide.html", context)
