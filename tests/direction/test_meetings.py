"""A meeting goes from its invitation to its last task: who came, how they voted, what they concluded."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.direction.committees import needed_of, next_session
from congdoan.direction.duties import duties
from congdoan.direction.meetings import roll
from congdoan.direction.registers.meeting import Meeting
from congdoan.direction.registers.task import Task
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.models import IssuedPaper, Notice
from tests.growing import SYSTEM
from tests.people import crowd, figure, write
from tests.sweeps.hands import queries
from tests.sweeps.test_every_sheet import bring

DAY = dt.date(2026, 6, 15)
YEAR = Period.year(2026)


@pytest.fixture
def board(enter, world):
    """Five persons on the executive committee of CS001: the chair, his deputy and three others."""
    people = crowd(world["CS001"], 5)
    seats = ("chair", "vice_chair", "committee", "committee", "committee")
    for person, position in zip(people, seats, strict=True):
        enter("cadres/officials", person=person.pk, position=position)
    return people


@pytest.fixture
def meeting(enter, board):
    """A session of that committee on 12 June 2026, led by its chair."""
    return enter(
        "direction/meetings", held_on="2026-06-12", chair=board[0].pk, secretary=board[2].pk
    )


@pytest.fixture
def take(as_):
    """take(meeting, "held"): the officer of CS001 presses that step; the answer."""
    officer = as_("officer", "CS001")

    def step(meeting, state):
        url = reverse("direction-meetings-step", args=[meeting.pk])
        answer = officer.post(url, {"state": state})
        meeting.refresh_from_db()
        return answer

    return step


def come(meeting, present, rest="absent"):
    """So many of those called were there."""
    said = {}
    for place, one in enumerate(meeting.participants.order_by("pk")):
        said[one.pk] = ("present" if place < present else rest, "đi công tác")
    roll(SYSTEM, meeting=meeting, said=said)


def decide(meeting, **changes):
    said = {
        "text": "Lập kế hoạch tập huấn quý III",
        "lead": "Ban Tổ chức",
        "due": dt.date(2026, 7, 31),
    }
    return meeting.conclusions.create(**{**said, **changes})


def papers(meeting):
    return [
        paper.number
        for paper in IssuedPaper.objects.of("direction/meetings", meeting).order_by("pk")
    ]


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


@pytest.fixture
def signed(meeting, take):
    """The session held by all five, its minutes signed."""
    take(meeting, "convened")
    come(meeting, 5)
    take(meeting, "held")
    take(meeting, "signed")
    assert meeting.status == "signed"
    return meeting


def test_conclusions_become_tasks_with_one_lead_and_a_day_and_lead_back(signed, take, as_):
    decide(signed)
    decide(signed, text="Rà soát thẻ đoàn viên", lead="Văn phòng", due=dt.date(2026, 8, 31))
    assert take(signed, "concluded").status_code == 302
    made = [(one.text, one.lead, one.due, one.status) for one in Task.all_rows.order_by("due")]
    assert made == [
        ("Lập kế hoạch tập huấn quý III", "Ban Tổ chức", dt.date(2026, 7, 31), "assigned"),
        ("Rà soát thẻ đoàn viên", "Văn phòng", dt.date(2026, 8, 31), "assigned"),
    ]
    assert papers(signed)[-1] == "01/TB-CĐCS"
    task = Task.all_rows.order_by("due").first()
    page = as_("reader", "CS001").get(reverse("direction-tasks-detail", args=[task.pk]))
    assert reverse("direction-meetings-detail", args=[signed.pk]) in page.content.decode()


def test_a_conclusion_with_two_leads_is_refused_where_it_is_written(meeting, as_):
    client, url = as_("officer", "CS001"), reverse("direction-meetings-edit", args=[meeting.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    for lines in meeting.register.lines:
        data |= {f"{lines}-TOTAL_FORMS": 0, f"{lines}-INITIAL_FORMS": 0}
    said = {"text": "Rà soát", "lead": "Ban A; Ban B", "due": "31/7/2026"}
    data |= {"conclusions-TOTAL_FORMS": 1, "held_on": "12/6/2026"}
    data |= {f"conclusions-0-{name}": value for name, value in said.items()}
    answer = client.post(url, data)
    assert answer.status_code == 422 and "đúng một nơi chủ trì" in answer.content.decode()
    nobody = client.post(url, {**data, "conclusions-0-lead": ""})
    assert nobody.status_code == 422 and "chọn «Đơn vị chủ trì»" in nobody.content.decode()
    assert client.post(url, {**data, "conclusions-0-lead": "Ban A"}).status_code == 302
    assert meeting.conclusions.get().lead == "Ban A"


def test_the_unit_that_a_conclusion_is_given_to_hears_of_it_and_finds_it_in_its_work(
    signed, take, world, person, actor, as_
):
    hears = person("officer", "CS002")
    given = decide(signed, lead="", unit=world["CS002"])
    given.full_clean()
    given.save()
    assert take(signed, "concluded").status_code == 302
    task = Task.all_rows.get()
    assert (task.unit, task.lead) == (world["CS001"], "Công đoàn CS002")
    assert "Công đoàn CS001 giao phần việc" in Notice.objects.get(user=hears).text
    found = [one["title"] for one in duties(actor("officer", "CS002"), world["CS002"], DAY)]
    assert found == [f"Phần việc: {task}"]
    url = reverse("direction-tasks-detail", args=[task.pk])
    assert as_("officer", "CS002").get(url).status_code == 200


def test_a_conclusion_added_later_becomes_a_task_by_one_press_and_only_once(signed, take, as_):
    decide(signed)
    take(signed, "concluded")
    decide(signed, text="Việc bổ sung")
    url = reverse("direction-meeting-assign", args=[signed.pk])
    officer = as_("officer", "CS001")
    for _press in range(2):
        assert officer.post(url).status_code == 302
    assert Task.all_rows.count() == 2
    assert as_("reader", "CS001").post(url).status_code == 403


def test_nothing_concluded_is_no_conclusion(signed, take):
    answer = take(signed, "concluded")
    assert answer.status_code == 422 and "ít nhất một dòng" in answer.content.decode()


def test_a_resolution_rests_on_a_vote_of_more_than_half(signed, take):
    write(
        signed, resolution="Giao chỉ tiêu kết nạp 20 đoàn viên.\nBan Chấp hành tổ chức thực hiện."
    )
    motion = signed.motions.create(text="Thông qua nghị quyết", in_favour=2, against=3)
    assert "quá nửa trong 5 người" in take(signed, "concluded").content.decode()
    motion.in_favour, motion.against = 3, 2
    motion.save()
    assert take(signed, "concluded").status_code == 302
    assert papers(signed)[-1] == "01/NQ-BCH"


def test_a_meeting_with_a_resolution_alone_waits_until_it_is_out_and_is_over_then(
    signed, take, actor, world, as_
):
    def waits():
        found = duties(actor("officer", "CS001"), world["CS001"], DAY)
        return [one["state_label"] for one in found if one["title"] == str(signed)]

    assert waits() == [], "nothing was concluded"
    write(signed, resolution="Giao chỉ tiêu kết nạp 20 đoàn viên.")
    assert waits() == ["chờ ra kết luận"]
    signed.motions.create(text="Thông qua nghị quyết", in_favour=5)
    assert take(signed, "concluded").status_code == 302
    assert signed.status == "closed" and waits() == []
    decide(signed)
    as_("officer", "CS001").post(reverse("direction-meeting-assign", args=[signed.pk]))
    signed.refresh_from_db()
    assert signed.status == "concluded", "what is added is to be done"


def test_a_meeting_closes_with_its_last_task_and_opens_when_one_comes_back(signed, take):
    decide(signed)
    decide(signed, text="Việc thứ hai")
    take(signed, "concluded")
    assert "closed" not in Meeting.register.next_states(signed)
    first, second = Task.all_rows.order_by("pk")
    write(first, status="closed", result="Xong")
    signed.refresh_from_db()
    assert signed.status == "concluded"
    write(second, status="accepted", result="Xong")
    signed.refresh_from_db()
    assert signed.status == "closed"
    write(second, status="doing")
    signed.refresh_from_db()
    assert signed.status == "concluded"


def test_what_was_concluded_is_measured_done_on_time_or_not(signed, take):
    decide(signed)
    decide(signed, text="Việc trễ", due=dt.date(2026, 6, 14))
    take(signed, "concluded")
    for task in Task.all_rows.all():
        write(task, status="reported", result="Đã xong")
    save(Task(unit=signed.unit, text="Việc khác", lead="Văn phòng", due=DAY), actor=SYSTEM)
    assert figure("tasks.concluded", YEAR) == 2
    assert figure("tasks.concluded_on_time", YEAR) == 1


def test_sessions_and_attendance_are_counted_by_kind(signed, enter, world):
    come(signed, 4)
    for held_on, kind, status in (
        ("2026-05-05", "group", "held"),
        ("2026-05-06", "group", "cancelled"),
        ("2026-05-07", "conference", "held"),
        ("2026-11-11", "group", "planned"),
    ):
        enter("direction/meetings", title=f"Họp {held_on}", held_on=held_on, kind=kind, status=status,
              headcount=9, mode="online")  # fmt: skip
    assert figure("meetings.held", YEAR, world["TA"]) == 3
    assert figure("meetings.held.group", YEAR) == 1
    assert figure("meetings.held.routine", YEAR) == 2
    assert figure("meetings.planned.routine", YEAR) == 3
    assert figure("meetings.held.conference.online", YEAR) == 1
    assert (figure("meetings.called", YEAR), figure("meetings.present", YEAR)) == (5, 4)


def test_each_member_sees_to_how_many_meetings_he_came(signed, enter, board, as_):
    come(signed, 4)
    other = enter("direction/meetings", title="Họp tháng 5", held_on="2026-05-05", kind="other")
    other.participants.create(person=board[0], presence="excused", reason="ốm")
    write(other, status="held", headcount=3)
    page = as_("reader", "CS001").get(reverse("direction-attendance"), {"period": "2026"})
    rows = {
        row.name: (row.called, row.present, row.excused, row.absent) for row in page.context["rows"]
    }
    assert rows[str(board[0])] == (2, 1, 1, 0) and rows[str(board[4])] == (1, 0, 0, 1)
    total = page.context["total"]
    assert (total.called, total.present, round(total.share, 1)) == (6, 4, 66.7)
    only = as_("reader", "CS001").get(reverse("direction-attendance"), {"kind": "other"})
    assert len(only.context["rows"]) == 1


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


def told(actor, world):
    return [(one["title"], one["state"], str(one["due"])) for one in
            duties(actor("officer", "CS001"), world["CS001"], DAY)]  # fmt: skip


def test_a_committee_past_its_session_waits_in_my_work_until_one_is_planned(enter, actor, world):
    enter("direction/regulations", since="2026-01-15", every_months=3)
    assert told(actor, world) == [("Ban Chấp hành đến kỳ họp", "late", "2026-04-15")]
    held = enter(
        "direction/meetings", title="Quý I", held_on="2026-03-20", status="held", headcount=5
    )
    assert ("Ban Chấp hành đến kỳ họp", "waiting", "2026-06-20") in told(actor, world)
    write(held, held_on=dt.date(2026, 4, 20))
    assert all("kỳ họp" not in title for title, _state, _due in told(actor, world))
    write(held, held_on=dt.date(2026, 3, 10))
    enter("direction/meetings", title="Quý II", held_on="2026-06-30")
    assert all("kỳ họp" not in title for title, _state, _due in told(actor, world))


def test_sessions_are_counted_in_calendar_months(enter):
    rule = enter("direction/regulations", since="2025-11-30", every_months=3)
    assert next_session(rule, None) == dt.date(2026, 2, 28)
    assert next_session(rule, dt.date(2026, 1, 31)) == dt.date(2026, 4, 30)


def test_my_work_names_meetings_to_come_and_minutes_to_sign(enter, actor, world):
    enter("direction/meetings", title="Tuần này", held_on="2026-06-20")
    enter("direction/meetings", title="Xa hơn", held_on="2026-07-20")
    enter("direction/meetings", title="Đã họp", held_on="2026-06-01", status="held", headcount=4)
    assert told(actor, world) == [
        ("Đã họp", "waiting", "None"),
        ("Tuần này", "waiting", "2026-06-20"),
    ]


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
