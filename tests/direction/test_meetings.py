"""A meeting goes from its invitation to its signed minutes: who was called, who came, how they voted."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.direction.meetings.committees import needed_of
from congdoan.direction.meetings.services import roll
from congdoan.direction.registers.meeting import Meeting
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import IssuedPaper
from tests.direction.sitting import come, papers
from tests.growing import SYSTEM
from tests.pages import words
from tests.people import crowd, write
from tests.sweeps.hands import queries
from tests.sweeps.test_every_sheet import bring


def test_convening_calls_the_whole_committee_and_sends_a_numbered_invitation(meeting, take, board):
    assert take(meeting, "convened").status_code == 302
    assert {one.person for one in meeting.participants.all()} == set(board)
    paper = IssuedPaper.objects.of("direction/meetings", meeting).get()
    assert (paper.kind, paper.number, paper.signer) == ("GIẤY MỜI", "01/GM-CĐCS", str(board[0]))


def test_nobody_convenes_without_a_chair(enter, take, board):
    bare = enter("direction/meetings")
    answer = take(bare, "convened")
    assert answer.status_code == 422 and "Ghi «Chủ trì»" in answer.content.decode()
    assert (bare.status, papers(bare)) == ("planned", [])


def test_a_meeting_nobody_was_at_was_not_held(meeting, take):
    answer = take(meeting, "held")
    assert answer.status_code == 422 and "phải có người dự" in answer.content.decode()
    meeting.headcount = 30
    save(meeting, actor=SYSTEM)
    assert take(meeting, "held").status_code == 302


@pytest.mark.parametrize("rows", [2, 101])
def test_a_sheet_of_meetings_held_by_nobody_is_refused_however_long_it_is(as_, rows):
    heads = "Đơn vị;Tên cuộc họp;Ngày họp;Tình trạng"
    sheet = "\n".join([heads, *(f"CS001;Họp {n};01/06/2026;Đã họp" for n in range(rows))])
    made = bring(REGISTERS["direction/meetings"], as_("officer", "CS001"), sheet.encode(), "csv")
    said = str([one["faults"] for one in made.judged if one.get("faults")])
    assert "phải có người dự" in said and not Meeting.objects.across_units("test").exists()


def test_the_roll_is_called_for_everyone_before_it_is_held(meeting, take):
    take(meeting, "convened")
    first = meeting.participants.order_by("pk").first()
    roll(SYSTEM, meeting=meeting, said={first.pk: ("present", "")})
    assert "Còn 4 người chưa điểm danh" in take(meeting, "held").content.decode()
    come(meeting, 4)
    assert take(meeting, "held").status_code == 302


@pytest.mark.parametrize(
    ("quorum", "size", "needed"),
    [("half", 5, 3), ("half", 4, 3), ("two_thirds", 5, 4), ("two_thirds", 15, 10),
     ("three_quarters", 8, 6), ("three_quarters", 9, 7)],
)  # fmt: skip
def test_a_quorum_is_the_smallest_number_that_meets_the_share(quorum, size, needed):
    assert needed_of(quorum, size) == needed


def test_a_meeting_that_called_nobody_by_name_says_how_many_it_records(enter, as_):
    meeting = enter("direction/meetings", headcount="24")
    page = words(as_("reader", "CS001").get(f"/direction/meetings/{meeting.pk}/"))
    assert "Chưa mời ai theo tên; cuộc họp ghi 24 người dự." in page and "có mặt 0" not in page


def test_too_few_members_hold_no_session_and_the_page_says_how_many_are_needed(
    meeting, take, enter, as_
):
    enter("direction/regulations", quorum="two_thirds")
    take(meeting, "convened")
    come(meeting, 3)
    url = reverse("direction-meetings-detail", args=[meeting.pk])
    page = as_("reader", "CS001").get(url).content.decode()
    assert "Uỷ viên có mặt 3/5" in page and "ít nhất 4" in page and "Chưa đủ để họp" in page
    answer = take(meeting, "held")
    assert answer.status_code == 422 and "Có mặt 3/5 uỷ viên" in answer.content.decode()
    come(meeting, 4)
    assert take(meeting, "held").status_code == 302


def test_the_committees_size_is_told_by_the_register_of_officials_not_by_who_was_called(
    meeting, take, enter, board
):
    enter("direction/regulations", quorum="two_thirds")
    for person in board[:2]:
        meeting.participants.create(person=person, presence="present")
    assert take(meeting, "held").status_code == 422
    assert (meeting.seen.present, meeting.seen.size, meeting.seen.needed) == (2, 5, 4)


def test_more_votes_than_persons_there_are_refused(meeting, take):
    take(meeting, "convened")
    come(meeting, 4)
    motion = meeting.motions.create(text="Thông qua quy chế", in_favour=4, against=0, blank=1)
    answer = take(meeting, "held")
    assert (
        answer.status_code == 422 and "5 phiếu nhưng chỉ có 4 người dự" in answer.content.decode()
    )
    motion.blank = 0
    motion.save()
    assert take(meeting, "held").status_code == 302


def test_minutes_are_signed_by_two(meeting, take):
    take(meeting, "convened")
    come(meeting, 5)
    take(meeting, "held")
    write(meeting, secretary=None)
    assert "chủ trì và thư ký" in take(meeting, "signed").content.decode()
    write(meeting, secretary=meeting.chair)
    assert take(meeting, "signed").status_code == 302
    assert papers(meeting) == ["01/GM-CĐCS", "01/BB-CĐCS"]


def test_the_roll_page_keeps_what_was_said_and_asks_why_one_is_excused(meeting, take, as_):
    take(meeting, "convened")
    url = reverse("direction-roll", args=[meeting.pk])
    officer = as_("officer", "CS001")
    ids = list(meeting.participants.order_by("pk").values_list("pk", flat=True))
    said = {f"p{pk}": "present" for pk in ids} | {f"p{ids[4]}": "excused", f"r{ids[4]}": ""}
    refused = officer.post(url, said)
    assert refused.status_code == 422 and "hãy ghi lý do" in refused.content.decode()
    assert meeting.tally["there"] == 0
    assert officer.post(url, {**said, f"r{ids[4]}": "đi học"}).status_code == 302
    assert meeting.tally["there"] == 4
    assert as_("officer", "TB").get(url).status_code == 404
    assert as_("reader", "CS001").get(url).status_code == 403


def test_a_reviews_meeting_freezes_the_review_of_its_day(enter, take, board):
    review = enter("direction/reviews")
    meeting = enter("direction/meetings", kind="mid", title="Hội nghị sơ kết", headcount=40,
                    held_on="2026-06-11", chair=board[0].pk)  # fmt: skip
    write(meeting, review=review)
    assert take(meeting, "held").status_code == 302
    review.refresh_from_db()
    assert (review.status, review.held_on, review.figures) == ("held", dt.date(2026, 6, 11), [])


@pytest.mark.parametrize("at", ["8:00", "14h30", "07:45"])
def test_an_hour_is_written_as_people_write_it(enter, at):
    assert enter("direction/meetings", starts_at=at).starts_at == at


def test_an_hour_that_is_none_is_refused_with_the_way_out(as_, world):
    data = {"unit": world["CS001"].pk, "kind": "other", "title": "Họp", "held_on": "1/6/2026",
            "starts_at": "25:00", "mode": "person", "status": "planned", "headcount": "0"}  # fmt: skip
    answer = as_("officer", "CS001").post(reverse("direction-meetings-new"), data)
    assert answer.status_code == 422 and "8:00 hoặc 14h30" in answer.content.decode()


def test_forty_persons_called_cost_no_more_than_thirty_queries_on_any_page(enter, as_, world):
    meeting = enter("direction/meetings")
    for person in crowd(world["CS001"], 40):
        meeting.participants.create(person=person)
    officer = as_("officer", "CS001")
    paths = [
        reverse(f"direction-meetings-{page}", args=[meeting.pk]) for page in ("detail", "edit")
    ]
    costs = {
        path: queries(officer, path)[0]
        for path in (*paths, reverse("direction-roll", args=[meeting.pk]))
    }
    assert {path: cost for path, cost in costs.items() if cost > 30} == {}


def edited(client, meeting, lines=None, **changes):
    """The page of the meeting, filled as it stands but for these."""
    url = reverse("direction-meetings-edit", args=[meeting.pk])
    page = client.get(url).context
    data = {name: page["form"][name].value() for name in page["form"].fields} | changes
    for _title, formset in page["lines"]:
        data |= {
            f"{formset.prefix}-{kind}_FORMS": formset.initial_form_count()
            for kind in ("TOTAL", "INITIAL")
        }
        for form in formset.initial_forms:
            data |= {form.add_prefix(name): form[name].value() for name in form.fields}
    data |= lines or {}
    empty = (None, False)
    return client.post(
        url, {name: value for name, value in data.items() if not any(value is one for one in empty)}
    )


@pytest.mark.parametrize("changes", [
    {"minutes": "Viết lại"}, {"held_on": "11/6/2026"}, {"headcount": "40"}, {"title": "Cuộc họp khác"},
    {"lines": {"motions-0-in_favour": "1"}}, {"lines": {"participants-0-presence": "absent"}},
])  # fmt: skip
def test_what_the_minutes_say_stands_once_they_are_signed(meeting, take, as_, changes):
    officer = as_("officer", "CS001")
    take(meeting, "convened")
    come(meeting, 4)
    meeting.motions.create(text="Thông qua", in_favour=4)
    meeting.refresh_from_db()
    assert edited(officer, meeting).status_code == 302
    take(meeting, "held")
    take(meeting, "signed")
    assert meeting.status == "signed"
    assert edited(officer, meeting, resolution="Giao nhiệm vụ").status_code == 302
    answer = edited(officer, meeting, **changes)
    assert answer.status_code == 422 and "không đổi nữa" in answer.text
    late = {"conclusions-TOTAL_FORMS": 1, "conclusions-0-text": "Rà soát", "conclusions-0-lead": "Ban A",
            "conclusions-0-due": "30/6/2026"}  # fmt: skip
    assert edited(officer, meeting, lines=late).status_code == 302
    manager = as_("manager", "CS001")
    manager.post(reverse("direction-meetings-remove", args=[meeting.pk]), {"reason": "nhầm"})
    assert Meeting.all_rows.filter(pk=meeting.pk).exists()
