"""The page that shows every component in every state, with invented data of one province."""

import datetime
import json
from pathlib import Path

import django_tables2 as tables
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_GET

SAMPLE = Path(__file__).with_suffix(".json")
NOWHERE = "#main"


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
        label="Xếp loại", required=False, choices=[("", "Chưa xếp loại"), ("A", "Loại A")]
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
        label="Đã gửi cơ quan quản lý", required=False, help_text="Trong 10 ngày kể từ ngày ký."
    )
    summary = forms.CharField(label="Tóm tắt", required=False, widget=forms.Textarea({"rows": 3}))
    scan = forms.FileField(label="Bản chụp", required=False)

    @property
    def sections(self):
        yield "Thoả ước", [self[name] for name in ("number", "kind", "signed_on", "valid_until")]
        yield "Nội dung", [self[name] for name in ("workers", "grade", "topics", "summary")]
        yield "Hồ sơ", [self["sent"], self["scan"]]


class Agreement(dict):
    """A row that has a key and a name as records do."""

    pk = property(lambda self: self["id"])

    def __str__(self):
        return self["number"]


class SampleTable(tables.Table):
    number = tables.Column("Số thoả ước", linkify=lambda: NOWHERE)
    unit = tables.Column("Đơn vị")
    signed_on = tables.Column("Ngày ký")
    workers = tables.Column("Lao động", attrs={"th": {"class": "num"}, "td": {"class": "num"}})
    grade = tables.Column("Xếp loại", orderable=False)
    selectable = True

    class Meta:
        template_name = "django_tables2/calm.html"
        order_by = ("-workers",)
        row_attrs = {"data-href": NOWHERE, "data-edit": NOWHERE}


def _table(request, units):
    rows = [
        Agreement(id=place, number=f"{place:02d}/2025/TƯLĐTT", unit=units[place % 5][1],
                  signed_on=f"{place + 2:02d}/3/2025", workers=980 - 60 * place, grade="ABC"[place % 3])
        for place in range(1, 10)
    ]  # fmt: skip
    table = SampleTable(rows, request=request)
    tables.RequestConfig(request, paginate={"per_page": 5}).configure(table)
    return table


def _forms():
    """The form as it is opened, as it comes back with faults, and as a filter."""
    faulty = {"bad-kind": "own", "bad-signed_on": "31/2/2025", "bad-valid_until": "14/3/2024"}
    bad = SampleForm(faulty, prefix="bad")
    bad.add_error("valid_until", "Ngày hết hiệu lực phải sau ngày ký 14/3/2025.")
    begun = {"number": "05/2025/TƯLĐTT", "signed_on": "14/3/2025", "kind": "own", "workers": "512"}
    return {
        "form": SampleForm(initial=begun), "bad": bad, "filters": SampleForm(auto_id="filter_%s")
    }  # fmt: skip


def _answer(request, kind, sample):
    """What a server says to the page's own questions, so that they can be tried."""
    if kind == "job":
        return render(request, "components/job.html", {"job": sample["jobs"][1]})
    text = request.GET.get("q", "").lower()
    found = [unit for unit in sample["units"] if text in " ".join(unit).lower()]
    if kind == "units":
        return render(request, "web/sample_options.html", {"found": found})
    items = [{"label": name, "hint": code, "icon": "units", "url": NOWHERE} for code, name in found]
    tasks = [{"label": "Giao chỉ tiêu", "icon": "targets", "url": NOWHERE}]
    groups = [{"label": "Đơn vị", "items": items}, {"label": "Việc", "items": tasks}]
    return render(request, "components/palette_options.html", {"groups": groups if items else []})


@require_GET
@login_not_required
def page(request):
    """Every component; `?answer=` gives what pickers, palette and jobs ask for, `?quiet` no toasts."""
    sample = json.loads(SAMPLE.read_text("utf-8"))
    sample["day"]["value"] = datetime.date(2025, 6, 30)
    if kind := request.GET.get("answer"):
        return _answer(request, kind, sample)
    if "quiet" not in request.GET:
        messages.success(request, "Đã lưu thoả ước 05/2025/TƯLĐTT.")
        messages.error(request, "Không gửi được báo cáo: còn 2 mục chưa ghi số, mục 3 và mục 7.")
    lists = {"table": _table(request, sample["units"]), "page": Paginator(range(18100), 50).page(7)}
    return render(request, "web/styleguide.html", {**sample, **lists, **_forms()})
