"""Yearly review of a steering committee, its help team and decision."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.records.register import find_measure
from congdoan.trail.models import IssuedPaper
from congdoan.workplaces import steering
from tests.growing import SYSTEM
from tests.pages import source
from tests.people import figure
from tests.workplaces.seating import BOARD, rows, sits

pytestmark = pytest.mark.django_db


ENDED = {"year": "2026", "full_name": "lò văn ba", "contribution": "Vắng các kỳ họp", "verdict": "end",
         "concluded_on": "15/12/2026", "successor": "Lò Thị Hoa"}  # fmt: skip


def sitting(committee):
    return sorted(committee.members.filter(left_on=None).values_list("full_name", "represents"))


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
        assert len(sitting(committee)) == 3 and figure("steering.reviewed", Period.year(2026)) == 0


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


@pytest.fixture
def on(as_):
    """on("2027-3-1", "put in order"): that day somebody presses the step; "work" looks at the desk."""

    def act(day, committee=None, lines=None):
        with time_machine.travel(dt.datetime.fromisoformat(f"{day}T09:00"), tick=True):
            client = as_("officer", "CS001")
            if committee is None:
                return source(client.get(reverse("home")))
            if lines is not None:
                return client.post(
                    reverse("workplaces-committees-edit", args=[committee.pk]), lines
                )
            url = reverse("workplaces-committees-step", args=[committee.pk])
            client.post(url, {"state": "consolidated"})
            committee.refresh_from_db()
            return client.get(
                reverse("workplaces-committees-detail", args=[committee.pk])
            ).content.decode()

    return act


AGAIN = "Chuyển sang: Đã kiện toàn"


def test_each_year_it_is_put_in_order_anew_by_a_decision_of_its_own(make, on):
    _answer, committee = make(rows("members", *BOARD), signer="Lò Văn Chủ")
    assert AGAIN not in on("2026-06-16", committee)
    assert AGAIN not in on("2026-07-01", committee), "once a year is enough"
    assert IssuedPaper.objects.count() == 1
    committee.refresh_from_db()
    on("2027-03-01", committee)
    first, second = IssuedPaper.objects.order_by("dated")
    assert [(one.number, one.renewed_on, one.signer) for one in committee.renewals.all()] == [
        (first.number, dt.date(2026, 6, 16), "Lò Văn Chủ"),
        (second.number, dt.date(2027, 3, 1), "Lò Văn Chủ"),
    ]
    assert first.year == 2026 and second.year == 2027 and second.signer == "Lò Văn Chủ"
    assert (committee.renewal_no, committee.renewed_on) == (second.number, dt.date(2027, 3, 1))


def test_a_line_without_a_number_waits_for_the_step_which_prints_it(make, on):
    line = rows("renewals", {"renewed_on": "10/6/2026", "number": "", "signer": "Ông Khác"})
    _answer, committee = make(rows("members", *BOARD), line)
    assert committee.renewed_on is None and not IssuedPaper.objects.exists()
    on("2026-06-16", committee)
    paper = IssuedPaper.objects.get()
    assert committee.renewals.get().number == paper.number
    assert paper.dated == dt.date(2026, 6, 10) and paper.signer == "Ông Khác"


def test_an_old_committee_is_entered_with_the_decisions_it_has(make, as_):
    lines = rows("renewals", {"renewed_on": "10/6/2024", "number": "9/QĐ-HU"},
                 {"renewed_on": "5/6/2025", "number": "12/QĐ-HU"})  # fmt: skip
    _answer, committee = make(rows("members", *BOARD), lines, status="consolidated")
    assert not IssuedPaper.objects.exists() and committee.renewal_no == "12/QĐ-HU"
    page = as_("officer", "CS001").get(reverse("workplaces-committees-list")).content.decode()
    assert "05/6/2025" in page and "10/6/2024" not in page


def test_of_one_day_there_is_one_decision(make):
    line = {"renewed_on": "10/6/2026", "number": "9/QĐ-HU"}
    answer, committee = make(rows("members", *BOARD), rows("renewals", line, line))
    assert answer.status_code == 422 and committee is None


def test_who_was_replaced_waits_for_a_decision_every_year(make, on):
    gone = {**ENDED, "concluded_on": "10/6/2026"}
    _answer, committee = make(rows("members", *BOARD), rows("reviews", gone))
    assert "đã thay: lò văn ba" in on("2026-06-20")
    on("2026-06-20", committee)
    assert "đã thay" not in on("2026-06-21")
    committee.reviews.create(year=2027, full_name="Vàng A Sử", contribution="Vắng", verdict="end",
                             concluded_on=dt.date(2027, 5, 5), successor="Lò Thị Mới")  # fmt: skip
    committee.settle()
    on("2027-02-01", committee)
    assert "đã thay: Vàng A Sử" in on("2027-05-06")
    on("2027-05-06", committee)
    assert "đã thay" not in on("2027-05-06") and committee.renewed_on == dt.date(2027, 5, 6)


def complete_on(*days):
    register, measure = find_measure("steering.complete")
    found = register.rows(SYSTEM)
    return [measure.value(found, Period(day, day)) for day in days]


def test_the_help_team_does_not_count_as_who_must_sit(make):
    make(rows("members", sits("A", "party", helps="on"), sits("B", "state")))
    assert complete_on(dt.date(2026, 6, 1)) == [0]


def test_a_seat_counts_from_the_day_it_was_taken(make):
    late = sits("Vàng A Sử", "state", sat_from="1/4/2026")
    _answer, committee = make(rows("members", sits("Lò Văn Ba", "party"), late))
    assert committee.complete
    assert complete_on(dt.date(2026, 3, 31), dt.date(2026, 4, 1)) == [0, 1]


def test_nobody_leaves_before_he_came(make):
    odd = sits("Lò Văn Ba", "party", sat_from="1/4/2026", left_on="1/3/2026")
    answer, committee = make(rows("members", odd))
    assert answer.status_code == 422 and committee is None
    assert "không được trước «Tham gia từ ngày»" in answer.content.decode()


def test_nobody_is_told_to_go_before_he_came(make):
    late = sits("Lò Văn Ba", "party", sat_from="1/1/2027")
    answer, _committee = make(rows("members", late), rows("reviews", ENDED))
    assert answer.status_code == 422 and "tham gia từ 01/01/2027" in answer.content.decode()


def test_who_follows_sits_from_the_day_that_was_concluded(make):
    _answer, committee = make(rows("members", *BOARD), rows("reviews", ENDED))
    assert committee.members.get(full_name="Lò Thị Hoa").sat_from == dt.date(2026, 12, 15)
    assert steering.unreviewed(committee, 2025) == ["Vàng A Sử", "Tẩn A Páo"]


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
            return source(as_("officer", unit).get(reverse("home")))

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
