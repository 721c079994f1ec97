"""What no register keeps is told all at once, on one form, all of it or none."""

import pytest
from django.urls import reverse

from congdoan.reports.registers.report import Report
from tests.pages import source, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("july")]


@pytest.fixture
def own(as_):
    return as_("officer", "CS001")


@pytest.fixture
def report(own):
    own.post(reverse("reports-home"), {"form": "half_grassroots", "period": "2026-H1"})
    return Report.all_rows.get()


def typed(report):
    return {one.key: one.typed for one in report.fields.exclude(typed=None)}


def test_the_form_has_a_box_for_each_and_what_is_filled_is_kept(own, report):
    page = source(own.get(reverse("report", args=[report.pk])))
    owed = [one.key for one in report.fields.all() if one.is_untold]
    assert len(owed) > 10 and all(f'name="t-{key}"' in page for key in owed)
    keys = {"t-RES-41": "2", "t-RES-42": "0", "t-RES-05": "Lương\nThi đua", "t-RES-44.sent": ""}
    answer = own.post(reverse("report-tell", args=[report.pk]), keys, follow=True)
    assert "Đã ghi 3 mục." in words(answer)
    assert typed(report) == {"RES-41": 2, "RES-42": 0, "RES-05": ["Lương", "Thi đua"]}
    assert f"Còn {len(owed) - 3} mục phải kê khai" in words(answer)
    report.refresh_from_db()
    assert report.status == "edited"


def test_one_that_cannot_be_read_keeps_all_from_being_kept_and_nothing_typed_is_lost(own, report):
    keys = {"t-RES-41": "hai đơn", "t-RES-42": "3"}
    answer = own.post(reverse("report-tell", args=[report.pk]), keys)
    page = source(answer, 422)
    assert "Chưa ghi mục nào: 1 mục cần xem lại" in words(answer, 422)
    assert "là số nguyên không âm" in page and 'value="hai đơn"' in page and 'value="3"' in page
    assert typed(report) == {}


def test_what_somebody_else_told_meanwhile_stands(own, report):
    write = reverse("report-write", args=[report.pk])
    own.post(write, {"key": "RES-41", "said": "5"})
    answer = own.post(reverse("report-tell", args=[report.pk]), {"t-RES-41": "7", "t-RES-42": "1"})
    assert "vừa ghi mục này là «5»" in words(answer, 422) and 'value="7"' in source(answer, 422)
    assert typed(report) == {"RES-41": 5}


def test_figures_of_records_are_not_told_that_way(own, report):
    answer = own.post(reverse("report-tell", args=[report.pk]), {"t-RES-01": "999"})
    assert "ghi lý do vì sao số báo cáo khác sổ" in words(answer, 422) and typed(report) == {}


def test_strangers_find_nothing(as_, report):
    for unit in ("CS002", "HB1"):
        answer = as_("officer", unit).post(
            reverse("report-tell", args=[report.pk]), {"t-RES-41": "1"}
        )
        assert answer.status_code == 404
