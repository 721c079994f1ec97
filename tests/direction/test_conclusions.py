"""What a meeting concluded becomes tasks, each with one lead and a day, and is over with the last of them."""

import datetime as dt

from django.urls import reverse

from congdoan.direction.duties import duties
from congdoan.direction.registers.meeting import Meeting
from congdoan.direction.registers.task import Task
from congdoan.records.write import save
from congdoan.trail.models import Notice
from tests.direction.sitting import DAY, YEAR, decide, papers
from tests.growing import SYSTEM
from tests.people import figure, write


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
