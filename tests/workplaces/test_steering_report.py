"""What a steering committee costs and reports: within the norm, to who sits there, every number from records."""

import datetime as dt
import io

import docx
import pytest
from django.urls import reverse

from congdoan.access.models import User
from congdoan.base.periods import Period
from congdoan.trail.parameters import ParameterEntry
from congdoan.workplaces.registers.committee import Committee
from congdoan.workplaces.steering_report import report
from tests.growing import SYSTEM
from tests.people import figure
from tests.workplaces.seating import BOARD, rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def norm(person):
    """The administrator has entered 300.000 đ a month."""
    person("officer", "CS001")
    ParameterEntry.objects.create(
        code="ALLOW-STEERING", value=300_000, valid_from=dt.date(2026, 1, 1), source="QĐ 9/QĐ-LĐLĐ",
        by=User.objects.first(),
    )  # fmt: skip


def paid(name="Tẩn A Páo", month="15/3/2026", amount="300.000"):
    return rows("allowances", {"full_name": name, "month": month, "amount": amount})


def test_an_allowance_goes_to_who_sits_there_within_the_norm(make, norm):
    answer, committee = make(rows("members", *BOARD), paid())
    assert answer.status_code == 302
    assert committee.allowances.get().month == dt.date(2026, 3, 1)
    assert figure("steering.paid", Period(dt.date(2026, 1, 1), dt.date(2026, 6, 15))) == 300_000


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"amount": "400.000"}, "Định mức mỗi tháng là 300.000"), ({"name": "Người lạ"}, "không có thành viên tên")],
    ids=["beyond the norm", "a stranger"],
)  # fmt: skip
def test_beyond_the_norm_or_to_a_stranger_is_refused(make, norm, changed, words):
    answer, committee = make(rows("members", *BOARD), paid(**changed))
    assert answer.status_code == 422 and words in answer.content.decode() and committee is None


def test_without_a_norm_the_administrator_is_asked(make):
    answer, _committee = make(rows("members", *BOARD), paid())
    assert answer.status_code == 422 and "Hãy hỏi người quản trị" in answer.content.decode()


def test_the_report_counts_what_came_of_it(make, enter, as_):
    make(
        rows("members", *BOARD),
        rows("meetings", {"held_on": "3/4/2026", "kind": "meeting", "content": "Rà soát"}),
    )
    enter("members/memberships", joined_on="2026-02-03")
    enter("workplaces/contacts", held_on="2026-03-12", applications=4)
    committee = Committee.all_rows.get()
    officer = as_("officer", "CS001")
    assert (
        officer.get(reverse("workplaces-committees-report", args=[committee.pk])).content[:5]
        == b"%PDF-"
    )
    word = officer.get(reverse("workplaces-committees-report-word", args=[committee.pk])).content
    paper = docx.Document(io.BytesIO(word))
    told = {
        row.cells[1].text: row.cells[2].text
        for table in paper.tables
        for row in table.rows
        if len(row.cells) == 3
    }
    assert told["Đoàn viên kết nạp"] == "1" and told["Lần tiếp xúc, vận động"] == "1"
    assert told["Đơn nhận khi vận động"] == "4" and told[
        "Chế độ trách nhiệm ban chỉ đạo, tổ giúp việc"
    ].startswith("0")
    text = "\n".join(line.text for line in paper.paragraphs)
    assert "Ban có 2 thành viên, tổ giúp việc 1 người" in text
    assert any(
        "Rà soát" in cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )


def test_the_report_of_a_past_day_names_who_sat_then_and_the_decision_of_then(make, as_):
    late = {
        "full_name": "Vàng A Sử",
        "organisation": "Sở",
        "represents": "state",
        "sat_from": "1/4/2026",
    }
    decisions = (
        {"renewed_on": "10/2/2026", "number": "9/QĐ-HU"},
        {"renewed_on": "5/5/2026", "number": "12/QĐ-HU"},
    )
    make(rows("members", BOARD[0], late), rows("renewals", *decisions))
    committee = Committee.all_rows.get()
    told = {day: " ".join(text(report(committee, Period(dt.date(2026, 1, 1), day), SYSTEM)))
            for day in (dt.date(2026, 3, 31), dt.date(2026, 6, 1))}  # fmt: skip
    before, after = told.values()
    assert "Ban có 1 thành viên" in before and "số 9/QĐ-HU" in before
    assert "Còn thiếu đại diện: Cơ quan quản lý nhà nước" in before
    assert "Ban có 2 thành viên" in after and "số 12/QĐ-HU" in after and "Còn thiếu" not in after


def text(paper):
    return [word for block in paper.blocks for word in getattr(block, "parts", ())]
