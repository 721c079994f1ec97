"""Reviews stand in the calendar by themselves: from a programme's span and rule, and where its items name them."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme, ProgrammeItem
from congdoan.direction.registers.review import Review
from congdoan.direction.reviews.named import Named, reviews_named
from congdoan.direction.reviews.scheduling import half_of
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.jobs import run_next, start_daily
from congdoan.trail.models import IssuedPaper
from tests.direction.hands import adopt, confirm_all, given
from tests.growing import SYSTEM, example

DAY = dt.date.fromisoformat


def programme(unit, items=(), **changes):
    said = {"title": "Chương trình năm 2026", "status": "issued", "number": "05/CTr-BCH",
            "period_start": DAY("2026-01-01"), "period_end": DAY("2026-12-31")}  # fmt: skip
    lines = [Rows([ProgrammeItem(text=text) for text in items])]
    return save(Programme(unit=unit, **{**said, **changes}), actor=SYSTEM, lines=lines)


def calendar(**among):
    """[(kind, due, origin)] of the reviews that are on the calendar."""
    found = Review.all_rows.filter(**among).exclude(status="dropped").order_by("due", "kind")
    return [(one.kind, str(one.due), one.origin) for one in found]


def test_a_year_is_reviewed_at_half_and_at_its_end(world):
    programme(world["TA"])
    assert calendar() == [("mid", "2026-06-30", "half"), ("final", "2026-12-31", "end")]


def test_a_term_is_reviewed_after_every_full_year_half_and_end_each_day_once(world):
    programme(world["TA"], period_start=DAY("2023-01-01"), period_end=DAY("2028-12-31"))
    assert calendar() == [
        ("mid", "2023-12-31", "year"), ("mid", "2024-12-31", "year"), ("mid", "2025-12-31", "half"),
        ("mid", "2026-12-31", "year"), ("mid", "2027-12-31", "year"), ("final", "2028-12-31", "end"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        ("half", ["mid", "final"]),
        ("yearly", ["mid", "mid", "final"]),
        ("final", ["final"]),
        ("never", []),
    ],
)
def test_the_programmes_own_rule_decides(world, rule, kinds):
    programme(world["TA"], review_rule=rule, period_end=DAY("2028-12-31"))
    assert [kind for kind, _due, _origin in calendar()] == kinds


@pytest.mark.parametrize(
    ("start", "end", "half"),
    [
        ("2026-01-01", "2026-12-31", "2026-06-30"),
        ("2024-07-03", "2028-12-31", "2026-09-30"),
        ("2026-03-01", "2026-04-30", None),
        ("2025-09-01", "2026-08-31", "2026-02-28"),
    ],
)
def test_half_of_a_span_is_told_in_whole_months(start, end, half):
    found = half_of(DAY(start), DAY(end))
    assert str(found) == str(half)


def test_a_draft_has_no_reviews_until_it_is_adopted(world):
    draft = programme(world["TA"], status="draft")
    assert calendar() == []
    draft.status = "adopted"
    save(draft, actor=SYSTEM)
    assert len(calendar()) == 2


def test_reviews_follow_a_programme_that_is_moved_even_one_moved_by_hand_but_not_one_held(world):
    made = programme(world["TA"])
    half, final = Review.all_rows.order_by("due")
    half.due = DAY("2026-07-15")
    save(half, actor=SYSTEM)
    made.period_end = DAY("2027-02-28")
    save(made, actor=SYSTEM)
    assert {due for _kind, due, _origin in calendar(kind="final")} == {"2027-02-28"}
    assert ("mid", "2026-07-31", "half") in calendar(), "the programme says another day"
    final.refresh_from_db()
    final.status = "held"
    save(final, actor=SYSTEM)
    made.period_end = DAY("2026-12-31")
    save(made, actor=SYSTEM)
    assert calendar(kind="final") == [("final", "2027-02-28", "end")]


def test_a_due_day_moved_by_hand_stays_while_the_schedule_says_the_same(world):
    made = programme(world["TA"])
    half = Review.all_rows.get(kind="mid")
    half.due = DAY("2026-07-15")
    save(half, actor=SYSTEM)
    save(made, actor=SYSTEM)
    assert calendar(kind="mid") == [("mid", "2026-07-15", "half")]


def test_what_no_longer_follows_is_dropped_and_comes_back_with_its_rule(world):
    made = programme(world["TA"])
    made.review_rule = "final"
    save(made, actor=SYSTEM)
    assert calendar() == [("final", "2026-12-31", "end")]
    made.review_rule = "both"
    save(made, actor=SYSTEM)
    assert len(calendar()) == 2
    half = Review.all_rows.get(kind="mid")
    half.status = "dropped"
    save(half, actor=SYSTEM)
    save(made, actor=SYSTEM)
    assert calendar() == [("final", "2026-12-31", "end")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Triển khai Đề án “Nhà cho thợ”, giai đoạn 2023-2025 và sơ kết 03 năm thực hiện.",
         [Named("mid", "Đề án “Nhà cho thợ”", "", 3, DAY("2025-12-31"), DAY("2025-12-31"))]),
        ("Sơ kết 2 năm thực hiện Chương trình số 09/CTr-BCH, ngày 01/8/2024 về việc làm.",
         [Named("mid", "Chương trình số 09/CTr-BCH", "09/CTr-BCH", 2, DAY("2026-07-31"))]),
        ("Tổng kết Nghị quyết số 20-NQ/TW về khoa học.",
         [Named("final", "Nghị quyết số 20-NQ/TW", "20-NQ/TW")]),
        ("Chuẩn bị các kỳ giao ban, sơ kết, tổng kết trong năm.",
         [Named("briefing"), Named("mid"), Named("final")]),
        ("Giữa năm sơ kết, cuối năm tổng kết mọi phong trào.",
         [Named("mid", "phong trào thi đua"), Named("final", "phong trào thi đua")]),
        ("Sơ kết rồi tổng kết việc thực hiện kết luận về nhà ở cho thợ.",
         [Named("mid", "kết luận về nhà ở cho thợ"),
          Named("final", "kết luận về nhà ở cho thợ")]),
        ("Nộp báo cáo tổng kết đúng hạn.", []),
        ("Giao Ban Thường vụ chỉ đạo; giao ban hành quy chế.", []),
        ("Giao ban hằng tháng với các cơ sở.", [Named("briefing")]),
        ("Kết nạp 30 đoàn viên mới, lập 02 cơ sở.", []),
    ],
)  # fmt: skip
def test_the_words_of_an_item_name_reviews(text, found):
    assert reviews_named(text) == found


def test_an_item_of_one_year_names_reviews_of_other_papers(world):
    own = programme(world["TLD"], title="Việc làm", number="09/CTr-BCH",
                    period_start=DAY("2024-08-01"), period_end=DAY("2028-12-31"))  # fmt: skip
    programme(world["TA"], ["Sơ kết 2 năm thực hiện Chương trình số 09/CTr-BCH, ngày 01/8/2024.",
                            "Tổng kết Nghị quyết số 20-NQ/TW."])  # fmt: skip
    named = Review.all_rows.filter(unit=world["TA"], origin="named").order_by("due")
    first, second = named
    assert (first.kind, first.due, first.years) == ("mid", DAY("2026-07-31"), 2)
    assert (first.about, first.subject) == (own, "Chương trình số 09/CTr-BCH")
    assert (second.kind, second.due, second.about) == ("final", DAY("2026-12-31"), None)
    assert "20-NQ/TW" in second.quote


def test_a_programme_that_came_by_sheet_or_before_reviews_gets_them_by_the_nights_work(world):
    made = programme(world["TA"], ["Tổng kết Nghị quyết số 20-NQ/TW."])
    Review.all_rows.all().delete()
    start_daily(dt.date(2026, 6, 15))
    while run_next():
        pass
    assert len(calendar()) == 3 and Review.all_rows.filter(programme=made).count() == 3


# What SYS-07 says must stand in the calendar, by sample: (kind, words of the subject, years, due).
NAMED_IN_SAMPLES = {
    "000-chuong-trinh-2025.txt": [
        ("mid", "học tập suốt đời", 3, "2025-12-31"),
        ("mid", "08/CTr-BCH", 2, "2025-12-31"),
        ("final", "18-NQ/TW", None, "2025-12-31"),
        ("mid", "", None, "2025-06-30"),
        ("final", "", None, "2025-12-31"),
    ],
    "001-chuong-trinh-hanh-dong.txt": [
        ("mid", "phong trào thi đua", None, "2025-12-31"),
        ("final", "", None, "2028-12-31"),
    ],
    "003-chuong-trinh-thanh-uy.txt": [("final", "", None, None)],
    "004-ke-hoach-136.txt": [
        ("mid", "", None, "2025-06-30"),
        ("final", "", None, "2025-12-31"),
        *(("briefing", "", None, f"2025-{end}") for end in ("03-31", "06-30", "09-30", "12-31")),
    ],
}


@pytest.mark.parametrize("name", NAMED_IN_SAMPLES)
def test_the_reviews_of_the_samples_stand_there_without_anyone_typing_them(as_, catalogue, name):
    officer = as_("manager", "TA")
    reading = given(officer, name)
    confirm_all(officer, reading)
    for waiting in reading.findings.filter(decision="pending"):
        url = reverse("direction-decide", args=[reading.pk, waiting.pk])
        officer.post(url, {"decision": "rejected", "seen": waiting.mark})
    span = {"period_start": "01/01/2023", "period_end": "31/12/2028"} if "001" in name else {}
    answer = adopt(officer, reading, status="issued", **span)
    assert answer.status_code == 302, answer.context["form"].errors
    title = Programme.all_rows.get().title
    known = [(one.kind, one.subject, one.years, str(one.due)) for one in Review.all_rows.all()]
    for kind, words, years, due in NAMED_IN_SAMPLES[name]:
        assert [one for one in known if one[0] == kind and (words or title)[:200] in one[1]
                and one[2] == years and due in (None, one[3])], (kind, words, known)  # fmt: skip


def test_figures_move_with_the_records_until_the_review_is_held(world, as_, enter):
    made = programme(world["CS001"])
    target = enter("indicators/targets", value="4")
    ProgrammeItem.objects.create(record=made, kind="target", text="4 đoàn viên", target=target)
    review = Review.all_rows.get(kind="mid")
    officer = as_("officer", "CS001")
    url = reverse("direction-reviews-detail", args=[review.pk])

    def told():
        page = officer.get(url).context["record"]
        return [row["value"] for row in page.told]

    def admit(code, day):
        person = enter("members/people", code=code, full_name="Lò Thị Mẩy")
        enter("members/memberships", person=person.pk, joined_on=day, decided_on=day)

    admit("NG-1001", "2026-03-01")
    assert told() == ["1"]
    officer.post(reverse("direction-reviews-step", args=[review.pk]), {"state": "held"})
    admit("NG-1002", "2026-04-01")
    assert told() == ["1"]
    assert Review.all_rows.get(pk=review.pk).held_on == dt.date(2026, 6, 15)


def test_a_review_is_reported_on_paper_with_its_figures_and_an_assessment(world, as_, enter):
    made = programme(world["CS001"])
    target = enter("indicators/targets", value="4")
    ProgrammeItem.objects.create(record=made, kind="target", text="4 đoàn viên", target=target)
    enter("cadres/officials")
    review = Review.all_rows.get(kind="mid")
    officer = as_("officer", "CS001")
    step = reverse("direction-reviews-step", args=[review.pk])
    officer.post(step, {"state": "held"})
    refused = officer.post(step, {"state": "reported"})
    assert refused.status_code == 422 and "Ghi «Đánh giá»" in refused.content.decode()
    review.refresh_from_db()
    review.assessment = "Việc kết nạp còn chậm."
    save(review, actor=SYSTEM)
    assert officer.post(step, {"state": "reported"}).status_code == 302
    paper = IssuedPaper.objects.of("direction/reviews", review).get()
    assert paper.number == "01/BC-CĐCS" and "Sơ kết" in paper.subject


def test_a_review_opens_one_meeting_with_its_agenda(world, as_):
    programme(world["TA"])
    review = Review.all_rows.get(kind="mid")
    officer = as_("officer", "TA")
    url = reverse("direction-review-meet", args=[review.pk])
    first, second = officer.post(url), officer.post(url)
    assert first.url == second.url
    meeting = review.meetings.get()
    assert (meeting.kind, meeting.held_on, meeting.agenda.count()) == ("mid", review.due, 3)


def test_a_programme_shows_its_reviews_and_other_branches_see_neither(world, as_):
    made = programme(world["TA"])
    review = Review.all_rows.get(kind="final")
    own = reverse("direction-reviews-detail", args=[review.pk])
    page = as_("reader", "TA").get(reverse("direction-programmes-detail", args=[made.pk]))
    assert own in page.content.decode()
    assert as_("officer", "TB").get(own).status_code == 404


def test_a_review_not_held_yet_bears_no_day_on_which_it_was(world):
    register = REGISTERS["direction/reviews"]
    data = example(register, world["CS001"], {"held_on": "2026-06-01"})
    refused = form_class(register)(data, actor=SYSTEM)
    assert not refused.is_valid() and "held_on" in refused.errors
    assert form_class(register)({**data, "status": "held"}, actor=SYSTEM).is_valid()
