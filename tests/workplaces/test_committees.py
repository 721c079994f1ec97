"""Yearly review of a steering committee, its help team and decision; what the network did and was paid."""

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse

from congdoan.access.models import User
from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS, find_measure
from congdoan.trail.models import IssuedPaper
from congdoan.trail.parameters import ParameterEntry
from congdoan.workplaces.registers.collaborator import Collaborator
from tests.sweeps.hands import as_held
from tests.workplaces.seating import BOARD, rows, sits

pytestmark = pytest.mark.django_db


ENDED = {"year": "2026", "full_name": "lò văn ba", "contribution": "Vắng các kỳ họp", "verdict": "end",
         "concluded_on": "15/12/2026", "successor": "Lò Thị Hoa"}  # fmt: skip


def sitting(committee):
    return sorted(committee.members.filter(left_on=None).values_list("full_name", "represents"))


def counted(code):
    register, measure = find_measure(code)
    return measure.value(register.rows(System("test")), Period.parse("2026"))


def test_who_was_told_to_go_has_left_and_the_successor_sits_for_the_same_side(make):
    answer, committee = make(rows("members", *BOARD), rows("reviews", ENDED))
    assert answer.status_code == 302 and committee.complete
    assert committee.members.get(full_name="Lò Văn Ba").left_on == dt.date(2026, 12, 15)
    assert ("Lò Thị Hoa", "party") in sitting(committee) and len(sitting(committee)) == 3
    committee.settle()
    assert len(sitting(committee)) == 3, "looked at again, nobody is replaced twice"


def test_nobody_is_reviewed_who_does_not_sit_there(make):
    answer, committee = make(
        rows("members", *BOARD), rows("reviews", {**ENDED, "full_name": "Ai Đó"})
    )
    assert (
        answer.status_code == 422 and "không có thành viên tên «Ai Đó»" in answer.content.decode()
    )
    assert committee is None


@pytest.mark.parametrize(
    ("facts", "status"),
    [({"verdict": "", "concluded_on": "", "successor": ""}, 302), ({"concluded_on": ""}, 422),
     ({"verdict": ""}, 422)],
    ids=["only the member's own word", "no day", "no verdict"],
)  # fmt: skip
def test_a_review_begins_with_the_members_own_word_and_is_concluded_on_a_day(make, facts, status):
    answer, committee = make(rows("members", *BOARD), rows("reviews", {**ENDED, **facts}))
    assert answer.status_code == status
    if status == 302:
        assert len(sitting(committee)) == 3 and counted("steering.reviewed") == 0


def test_the_help_team_represents_nobody(make):
    _answer, committee = make(rows("members", sits("A", "party", helps="on"), sits("B", "state")))
    assert committee.lacking == "Lãnh đạo cấp uỷ"


def test_put_in_order_its_decision_is_printed_with_who_sits_there_now(make, as_):
    _answer, committee = make(rows("members", *BOARD), rows("reviews", ENDED))
    url = reverse("workplaces-committees-step", args=[committee.pk])
    assert as_("officer", "CS001").post(url, {"state": "consolidated"}).status_code == 302
    committee.refresh_from_db()
    paper = IssuedPaper.objects.get()
    assert committee.renewal_no == paper.number and committee.renewed_on == dt.date(2026, 6, 15)
    words = plain_words(paper)
    assert "Lò Thị Hoa" in words and "Tẩn A Páo" in words and "Lò Văn Ba" not in words


def plain_words(paper):
    import io

    import docx

    read = docx.Document(io.BytesIO(bytes(paper.docx)))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return " ".join(cells + [line.text for line in read.paragraphs])


def test_minutes_say_of_each_member_of_the_latest_year_what_was_concluded(make, as_):
    waits = {"year": "2026", "full_name": "Vàng A Sử", "contribution": "Dự đủ", "verdict": ""}
    before = {**ENDED, "year": "2025", "full_name": "Tẩn A Páo", "concluded_on": "15/12/2025",
              "verdict": "keep", "successor": ""}  # fmt: skip
    _answer, committee = make(rows("members", *BOARD), rows("reviews", ENDED, waits, before))
    answer = as_("reader", "CS001").get(
        reverse("workplaces-committees-minutes", args=[committee.pk])
    )
    said = " ".join(pdf_words(answer.content).split())
    assert "năm 2026" in said and "người thay: Lò Thị Hoa" in said and "Chưa kết luận" in said
    assert "Tẩn A Páo" not in said and "ngày 15 tháng 12 năm 2026" in said


def pdf_words(content):
    import pypdfium2

    return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


def test_without_a_review_there_is_nothing_to_print(make, as_):
    _answer, committee = make(rows("members", *BOARD))
    url = reverse("workplaces-committees-minutes", args=[committee.pk])
    answer = as_("reader", "CS001").get(url, follow=True)
    assert "Chưa có dòng kiểm điểm nào" in answer.content.decode()


def test_the_year_is_reviewed_from_november_on_and_late_afterwards(make, as_):
    make(rows("members", *BOARD), rows("reviews", {**ENDED, "verdict": "keep", "successor": ""}))

    def work(day, unit="CS001"):
        with time_machine.travel(dt.datetime.combine(day, dt.time(9)), tick=True):
            return as_("officer", unit).get(reverse("home")).content.decode()

    assert "Kiểm điểm năm" not in work(dt.date(2026, 10, 31))
    due = work(dt.date(2026, 11, 1))
    assert "Kiểm điểm năm 2026" in due and "Vàng A Sử, Tẩn A Páo" in due and "Quá hạn" not in due
    assert "Kiểm điểm năm 2026" in work(dt.date(2027, 2, 1)) and "Quá hạn" in work(
        dt.date(2027, 2, 1)
    )
    assert "Kiểm điểm năm" not in work(dt.date(2026, 11, 1), "CS101")


def test_a_committee_that_lacks_a_side_waits_to_be_put_in_order(make, as_):
    make(rows("members", BOARD[0]))
    page = as_("officer", "CS001").get(reverse("home")).content.decode()
    assert "Kiện toàn Ban Chỉ đạo" in page and "còn thiếu: Cơ quan quản lý nhà nước" in page


def test_meetings_inspections_and_reports_are_counted(make):
    held = [{"held_on": "5/3/2026", "kind": kind, "content": "Giao việc quý II"}
            for kind in ("meeting", "inspection")]  # fmt: skip
    make(rows("members", *BOARD), rows("meetings", *held))
    assert counted("steering.meetings") == 2


@pytest.fixture
def helper(enter):
    User.objects.get_or_create(username="norm")
    ParameterEntry.objects.create(
        code="ALLOW-NETWORK", value=500_000, valid_from=dt.date(2026, 1, 1), source="QĐ 9/QĐ-LĐLĐ",
        by=User.objects.get(username="norm"),
    )  # fmt: skip
    return enter("workplaces/collaborators", since="2026-01-15")


@pytest.mark.parametrize(
    ("month", "amount", "words"),
    [("20/2/2026", "500.000", ""), ("1/3/2026", "600.000", "Định mức mỗi tháng là 500.000\N{NO-BREAK SPACE}đ"),
     ("1/12/2025", "400.000", "ngoài thời gian làm cộng tác viên")],
    ids=["within", "beyond the norm", "before the service"],
)  # fmt: skip
def test_what_is_paid_for_a_month_stays_within_norm_and_service(helper, as_, month, amount, words):
    data = as_held(REGISTERS["workplaces/collaborators"], helper)
    data |= rows("payments", {"month": month, "amount": amount})
    url = reverse("workplaces-collaborators-edit", args=[helper.pk])
    answer = as_("officer", "CS001").post(url, data)
    assert answer.status_code == (422 if words else 302) and words in answer.content.decode()
    if not words:
        paid = Collaborator.all_rows.get().payments.get()
        assert paid.month == dt.date(2026, 2, 1) and counted("network.paid") == 500_000


def test_the_page_of_a_collaborator_tells_where_he_went_and_opens_those_visits(helper, enter, as_):
    enter("workplaces/workplaces")
    for day, forms in (("2026-03-12", 4), ("2026-03-20", 2)):
        enter("workplaces/contacts", held_on=day, applications=forms, collaborator=helper.pk)
    enter("workplaces/contacts", held_on="2026-04-01", applications=9)
    client = as_("officer", "CS001")
    page = client.get(reverse("workplaces-collaborators-detail", args=[helper.pk]))
    section = page.content.decode().split("Đã làm được")[1].split("</section>")[0]
    told = re.findall(r'<dd>(?:<a href="([^"]*)">)?([^<]*)', section)
    assert [value.strip() for _url, value in told] == ["2", "1", "6", "0\N{NO-BREAK SPACE}đ"]
    assert len(client.get(told[0][0]).context["table"].rows) == 2
