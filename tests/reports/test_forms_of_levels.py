"""Each level of union has its own forms of report: nobody begins or owes one of another, whichever way he comes."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from congdoan.orgs import changes
from congdoan.orgs.kinds import BASE, NATION, PROVINCE, UPPER
from congdoan.reports.forms import FORMS
from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report
from tests.pages import source, words
from tests.records.test_sheet_import import book, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]
OF_PROVINCE = "Báo cáo 6 tháng tổng hợp của tỉnh, ngành, tập đoàn"
NOT_OURS = f"Mẫu «{OF_PROVINCE}» không dành cho Công đoàn CS001."
OURS = "Chọn một mẫu của đơn vị: «Báo cáo năm của công đoàn cơ sở»; «Báo cáo 6 tháng của công đoàn cơ sở»."
REGISTERS = {"reports": Report, "duties": ReportDuty}
SPAN = {"period_start": "2026-01-01", "period_end": "2026-06-30"}
HALF = {"unit": "CS001", "form": "half_province", **SPAN}


def test_the_page_names_the_form_and_those_of_the_unit_and_keeps_what_was_typed(as_):
    client = as_("officer", "CS001")
    refused = client.post(
        reverse("reports-home"), {"form": "half_province", "period": "6 tháng đầu năm 2026"}
    )
    said = words(refused, 422)
    assert NOT_OURS in said and OURS in said
    assert 'value="6 tháng đầu năm 2026"' in source(refused, 422)
    assert not Report.all_rows.exists()


@pytest.mark.parametrize("name", REGISTERS)
def test_the_form_of_the_register_says_so_beside_the_field(name, as_):
    data = {**HALF, "due": "2026-07-10", "title": "Bản của tỉnh"}
    refused = as_("officer", "CS001").post(reverse(f"reports-{name}-new"), data)
    said = words(refused, 422)
    assert NOT_OURS in said and OURS in said
    assert 'value="half_province" selected' in source(refused, 422)
    assert not REGISTERS[name].all_rows.exists()


@pytest.mark.parametrize("name", REGISTERS)
def test_the_api_says_the_same(name, as_):
    url = f"/api/v1/reports/{name}/"
    client = as_("officer", "CS001")
    data = {**HALF, "due": "2026-07-10"}
    refused = client.post(url, json.dumps(data), content_type="application/json")
    assert refused.status_code == 422 and NOT_OURS in str(refused.json())
    assert not REGISTERS[name].all_rows.exists()
    data["form"] = "half_grassroots"
    assert client.post(url, json.dumps(data), content_type="application/json").status_code == 201


def test_a_sheet_says_the_same_of_its_row(as_):
    forms = (OF_PROVINCE, "Báo cáo 6 tháng của công đoàn cơ sở")
    rows = [["CS001", form, "1/1/2026", "30/6/2026"] for form in forms]
    heads = ["Đơn vị", "Mẫu báo cáo", "Kỳ báo cáo từ", "Kỳ báo cáo đến hết"]
    answer, sheet = upload(as_("officer", "CS001"), book(heads, *rows), register="reports/reports")
    assert NOT_OURS in words(answer)
    assert (sheet.counts["new"], sheet.counts["faulty"]) == (1, 1)


def test_a_duty_is_about_a_period_that_its_report_may_be_about(as_):
    client = as_("officer", "CS001")
    for end in ("2026-03-31", "2025-12-31"):
        data = {**HALF, "form": "half_grassroots", "period_end": end, "due": "2026-07-10"}
        refused = client.post(reverse("reports-duties-new"), data)
        assert "6 tháng đầu năm, ví dụ" in words(refused, 422)
    assert not ReportDuty.all_rows.exists()


def test_a_group_within_a_union_has_no_form_and_is_told_who_reports(as_, world):
    world["TO1"] = changes.found(
        code="TO1", name="Tổ công đoàn số 1", kind="TCD", parent=world["CS001"], number="05/QĐ",
        effective=dt.date(2026, 1, 5),
    )  # fmt: skip
    refused = as_("officer", "TO1").post(
        reverse("reports-home"), {"form": "yearly_grassroots", "period": "2025"}
    )
    assert "Tổ công đoàn số 1 không lập báo cáo riêng" in words(refused, 422)


@pytest.mark.parametrize("kinds", [BASE, UPPER, PROVINCE, NATION])
def test_every_level_has_a_six_month_and_a_yearly_form(kinds):
    for kind in kinds:
        own = [form for form in FORMS.values() if kind in form.level]
        assert {form.span(2026).code for form in own} == {"2026", "2026-H1"}
