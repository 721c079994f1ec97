"""Units named in a task read it, find it in their work and report their part; the lead closes the whole."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from congdoan.direction.duties import duties
from congdoan.direction.registers.task import Task, TaskUnit
from congdoan.direction.tasks.reminding import remind
from congdoan.trail.models import Notice
from tests.growing import SYSTEM
from tests.pages import source
from tests.people import figure, write, write_lines

DAY = dt.date(2026, 6, 15)
URL = "direction-task-parts"


@pytest.fixture
def task(enter, world):
    """A task of TA for HA1, with CS002 of the other branch helping."""
    task = enter("direction/tasks", "TA", text="Khảo sát tiền lương", due="2026-06-18")
    write_lines(task, "units", {"role": "scope", "unit": world["HA1"].pk},
                {"role": "cooperates", "unit": world["CS002"].pk})  # fmt: skip
    return Task.all_rows.get()


def line(task, code):
    return task.units.get(unit__code=code)


def part(client, task, code, result, *files):
    said = {"line": line(task, code).pk, "result": result}
    said["file"] = [ContentFile(words, name=name) for name, words in files]
    return client.post(reverse(URL, args=[task.pk]), said)


def titles(actor, unit):
    return [one["title"] for one in duties(actor, unit, DAY)]


@pytest.mark.parametrize(("code", "sees"), [("HA1", True), ("CS002", True), ("HA2", True),
                                            ("CS001", False), ("HB1", False)])  # fmt: skip
def test_who_is_named_in_a_task_and_who_stands_above_him_reads_it(as_, task, code, sees):
    client = as_("reader", code)
    wanted = 200 if sees else 404
    for url in (reverse("direction-tasks-detail", args=[task.pk]), reverse(URL, args=[task.pk])):
        assert client.get(url).status_code == wanted
    listed = client.get(reverse("direction-tasks-list"))
    assert ("Khảo sát tiền lương" in listed.text) == sees
    assert client.get(f"/api/v1/direction/tasks/{task.pk}").status_code == wanted


def test_who_is_named_neither_edits_nor_closes_the_task(as_, task):
    helper = as_("manager", "HA1")
    edit = helper.get(reverse("direction-tasks-edit", args=[task.pk]))
    step = helper.post(reverse("direction-tasks-step", args=[task.pk]), {"state": "reported"})
    removed = helper.post(reverse("direction-tasks-remove", args=[task.pk]), {"reason": "thôi"})
    assert [one.status_code for one in (edit, step, removed)] == [403, 403, 403]
    page = helper.get(reverse("direction-tasks-detail", args=[task.pk])).context
    assert not page["may_edit"] and not page["steps"]
    assert Task.all_rows.get().status == "assigned"


def test_a_part_waits_in_the_work_of_its_unit_until_it_is_reported(actor, as_, task, world):
    helper = actor("officer", "HA1")
    [item] = [one for one in duties(helper, world["HA1"], DAY) if "Khảo sát" in one["title"]]
    assert item["title"] == "Phần việc: Khảo sát tiền lương" and item["url"] == reverse(
        URL, args=[task.pk]
    )
    assert not [
        one for one in titles(actor("officer", "CS001"), world["CS001"]) if "Khảo sát" in one
    ]
    assert part(as_("officer", "HA1"), task, "HA1", "Đã phát 200 phiếu").status_code == 302
    assert not [one for one in titles(helper, world["HA1"]) if "Khảo sát" in one]
    assert line(task, "HA1").reported_on == DAY
    assert "Khảo sát tiền lương" in titles(actor("officer", "TA"), world["TA"])


def test_no_part_waits_before_the_task_is_given_nor_after_it_is_reported(actor, task, world):
    helper = actor("officer", "HA1")
    for status, waits in (("new", False), ("doing", True), ("reported", False), ("closed", False)):
        write(task, status=status, result="Xong")
        assert any("Khảo sát" in one for one in titles(helper, world["HA1"])) == waits, status


def test_the_lead_reads_what_each_has_reported_and_history_names_who(as_, task, person):
    lead = person("officer", "TA")
    part(as_("officer", "CS002"), task, "CS002", "Đã góp số liệu 3 phòng")
    page = as_("reader", "TA").get(reverse(URL, args=[task.pk]))
    assert "Đã góp số liệu 3 phòng" in page.text and "1/2 nơi" in page.text
    record = as_("reader", "TA").get(reverse("direction-tasks-detail", args=[task.pk]))
    assert "Đã góp số liệu 3 phòng" in record.text
    event = TaskUnit.pgh_event_model.objects.filter(unit__code="CS002").latest("pgh_id")
    assert event.pgh_context.metadata["who"] == "Officer-Cs002"
    told = Notice.objects.filter(user=lead).latest("at")
    assert "Công đoàn CS002 báo cáo phần việc" in told.text


@pytest.mark.parametrize(("status", "said", "fault"), [
    ("assigned", "  ", "Ghi «Kết quả phần việc»"), ("new", "Đã làm", "chưa giao"),
    ("closed", "Đã làm thêm", "không nhận thêm"),
])  # fmt: skip
def test_a_part_that_cannot_be_taken_is_said_so_and_nothing_typed_is_lost(
    as_, task, status, said, fault
):
    write(task, status=status, result="Xong")
    answer = part(as_("officer", "HA1"), task, "HA1", said)
    assert answer.status_code == 422 and fault in answer.text
    assert said in [row[2] for row in answer.context["rows"]]
    assert line(task, "HA1").reported_on is None


def test_nobody_reports_the_part_of_another(as_, task):
    for client, code in ((as_("officer", "HA1"), "CS002"), (as_("reader", "HA1"), "HA1"),
                         (as_("officer", "CS001"), "HA1"), (as_("manager", "TA"), "HA1")):  # fmt: skip
        assert part(client, task, code, "Đã làm").status_code == 404
    assert not task.units.exclude(reported_on=None).exists()


def test_who_is_named_hears_of_it_when_it_is_given_and_is_reminded(enter, world, person):
    helper = person("officer", "HA1")
    task = enter("direction/tasks", "TA", status="new", due="2026-06-18")
    write_lines(task, "units", {"role": "scope", "unit": world["HA1"].pk})
    assert not Notice.objects.exists(), "not given yet"
    write(task, status="assigned")
    remind(DAY)
    told = "\n".join(Notice.objects.filter(user=helper).values_list("text", flat=True))
    assert "Công đoàn TA giao phần việc" in told and "Sắp đến hạn 18/6/2026" in told


def test_who_comes_to_help_later_hears_of_it_once_and_nobody_hears_twice(as_, task, world, person):
    write(task, lead=task.lead)
    later, first = person("officer", "CS101"), person("officer", "CS002")
    Notice.objects.all().delete()
    write_lines(task, "units", {"role": "cooperates", "unit": world["CS101"].pk})
    for lead in ("Ban A", "Ban B"):
        write(task, lead=lead)
    [told] = Notice.objects.all()
    assert told.user == later != first and "Công đoàn TA giao phần việc" in told.text


def test_a_task_is_counted_where_it_is_kept_alone(as_, task, world):
    from congdoan.base.periods import Period

    year = Period.year(2026)
    assert figure("tasks.due", year, world["HA1"]) == 0
    assert figure("tasks.due", year, world["TA"]) == 1
    behind = Task.register.behind("tasks.due", world["HA1"], year)
    assert len(as_("reader", "HA1").get(behind).context["table"].rows) == 0
    assert Task.objects.visible_to(SYSTEM).count() == 1


def test_the_calendar_shows_a_part_to_who_is_named(as_, task):
    month = reverse("direction-calendar") + "?period=2026-06"
    assert "Khảo sát tiền lương" in as_("reader", "HA1").get(month).text
    assert "Khảo sát tiền lương" not in source(as_("reader", "CS001").get(month))


FILES = ("so-lieu.xlsx", b"so lieu"), ("bien-ban.pdf", b"bien ban")


def test_a_part_brings_its_files_which_who_reads_the_task_opens_and_strangers_do_not(as_, task):
    assert part(as_("officer", "HA1"), task, "HA1", "Đã khảo sát", *FILES).status_code == 302
    page = as_("reader", "TA").get(reverse(URL, args=[task.pk]))
    [files] = [files for one, _mine, _said, files in page.context["rows"] if one.unit.code == "HA1"]
    assert [name for name, _url in files] == [name for name, _words in FILES]
    url = files[0][1]
    assert f'href="{url}"' in page.text
    assert url in as_("reader", "TA").get(reverse("direction-tasks-detail", args=[task.pk])).text
    for code in ("TA", "HA1", "CS002"):
        assert b"".join(as_("reader", code).get(url)) == b"so lieu"
    for code in ("CS001", "HB1"):
        assert as_("reader", code).get(url).status_code == 404


def test_files_handed_in_again_come_to_those_there(as_, task):
    part(as_("officer", "HA1"), task, "HA1", "Đợt một", FILES[0])
    part(as_("officer", "HA1"), task, "HA1", "Đợt hai", FILES[1])
    assert [str(one) for one in line(task, "HA1").files.all()] == ["so-lieu.xlsx", "bien-ban.pdf"]


def test_a_file_that_is_not_taken_is_named_and_nothing_of_the_part_is_written(as_, task):
    answer = part(as_("officer", "HA1"), task, "HA1", "Đã khảo sát", FILES[0], ("virus.exe", b"x"))
    assert answer.status_code == 422 and "Không nhận tệp loại .exe" in answer.text
    assert "Đã khảo sát" in answer.text and not line(task, "HA1").files.exists()
    assert line(task, "HA1").reported_on is None


def test_nobody_hands_a_file_in_for_another(as_, task):
    for client in (as_("officer", "CS002"), as_("reader", "HA1"), as_("officer", "CS001")):
        assert part(client, task, "HA1", "Thay lời", FILES[0]).status_code == 404
    assert not line(task, "HA1").files.exists()
