"""A reorganisation is sent round for opinions, approved by another than who drafted it, and reviewed."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.access.models import Grant
from congdoan.orgs.models import Opinion
from congdoan.records.sheets import files
from congdoan.trail.models import Notice
from tests.web.drafting import TODAY, day, press
from tests.web.test_reorganisation import text_of

pytestmark = pytest.mark.django_db
SOON = TODAY + dt.timedelta(days=5)


def say(client, project, act, **said):
    answer = client.post(
        reverse("unit-project", args=[project.pk]), {"act": act, **said}, follow=True
    )
    project.refresh_from_db()
    return answer


@pytest.fixture
def asked(draft, drafter, world):
    """A project that HA1 and HA2 are asked about."""
    _answer, project = draft()
    say(drafter, project, "ask", units=[world["HA1"].pk, world["HA2"].pk], until=day(SOON))
    return project


def test_who_drafted_it_does_not_approve_it_and_reads_who_does(draft, drafter, manager):
    _answer, project = draft()
    page = press(drafter, project, "approve")
    assert project.status == "draft"
    assert "Người soạn không tự duyệt; duyệt được: Manager-Ta (Công đoàn TA)" in page
    assert "Báo người duyệt" in page and 'value="approve"' not in page
    press(drafter, project, "tell")
    assert Notice.objects.filter(
        user__username="manager-ta", text__contains="chờ đồng chí duyệt"
    ).exists()
    press(manager, project, "approve")
    assert project.status == "executed"


def test_an_office_of_one_is_approved_from_above(draft, drafter, as_):
    _answer, project = draft()
    assert "giao quyền đó cho một đồng chí nữa" in press(drafter, project, "approve"), (
        "there is nobody"
    )
    above = as_("manager", "TLD")
    assert "Manager-Tld (Công đoàn TLD)" in press(drafter, project, "approve")
    press(above, project, "approve")
    assert project.status == "executed" and project.approved_by == "manager-tld"


def test_a_right_that_has_ended_approves_nothing(draft, drafter, person):
    _answer, project = draft()
    person("manager", "TLD")
    Grant.objects.filter(user__username="manager-tld").update(until=TODAY - dt.timedelta(days=1))
    assert "giao quyền đó" in press(drafter, project, "approve")


def test_the_units_it_touches_are_asked_and_told(draft, drafter, person, world):
    person("officer", "HA2")
    _answer, project = draft()
    page = drafter.get(reverse("unit-project", args=[project.pk])).content.decode()
    assert "Công đoàn HA1" in page and "Chưa hỏi ý kiến đơn vị nào" in page
    say(drafter, project, "ask", units=[world["HA2"].pk], other="TB", until=day(SOON))
    assert project.status == "draft" and not Opinion.objects.exists(), "TB is out of reach"
    say(drafter, project, "ask", units=[world["HA2"].pk], until=day(SOON))
    assert project.status == "opinion"
    told = Notice.objects.get(user__username="officer-ha2")
    assert "xin ý kiến về đề án" in told.text and "20/6/2026" in told.text


def test_a_term_that_has_passed_is_refused_and_what_was_chosen_stays(draft, drafter, world):
    _answer, project = draft()
    answer = say(drafter, project, "ask", units=[world["HA2"].pk], until="1/6/2026")
    page = answer.content.decode()
    assert answer.status_code == 422 and "Hạn góp ý đã qua" in page
    assert 'value="1/6/2026"' in page and project.status == "draft"


def test_an_asked_unit_reads_it_and_answers_and_nobody_else_does(asked, as_):
    url = reverse("unit-project", args=[asked.pk])
    officer = as_("officer", "HA2")
    page = officer.get(url).content.decode()
    assert "Ý kiến của Công đoàn HA2" in page and "Ý kiến của Công đoàn HA1" not in page
    assert 'value="approve"' not in page and "Công đoàn xã Một" in page
    assert asked.name in officer.get(reverse("unit-projects")).content.decode()
    one = asked.opinions.get(unit__code="HA2")
    short = say(officer, asked, "answer", opinion=one.pk, **{f"{one.pk}-stand": "objects"})
    assert short.status_code == 422 and "vì sao không đồng ý" in short.content.decode()
    said = {f"{one.pk}-stand": "amends", f"{one.pk}-text": "Lùi sang quý IV"}
    say(officer, asked, "answer", opinion=one.pk, **said)
    one.refresh_from_db()
    assert (one.stand, one.text, one.answered_by) == ("amends", "Lùi sang quý IV", "Officer-Ha2")
    for other, code in (("HB1", 404), ("CS001", 404)):
        assert as_("officer", other).get(url).status_code == code
    foreign = asked.opinions.get(unit__code="HA1")
    say(officer, asked, "answer", opinion=foreign.pk, **{f"{foreign.pk}-stand": "agrees"})
    foreign.refresh_from_db()
    assert foreign.stand == ""
    say(officer, asked, "approve")
    assert asked.status == "opinion"


def test_it_is_not_approved_before_all_have_answered_or_the_term_is_over(asked, manager, as_):
    page = press(manager, asked, "approve")
    assert (
        asked.status == "opinion" and "Còn 2 đơn vị chưa góp ý, hạn đến hết ngày 20/6/2026" in page
    )
    one = asked.opinions.get(unit__code="HA1")
    say(as_("officer", "HA1"), asked, "answer", opinion=one.pk, **{f"{one.pk}-stand": "agrees"})
    assert "Còn 1 đơn vị" in press(manager, asked, "approve")
    with time_machine.travel(dt.datetime(2026, 6, 21, 9, 0)):
        press(as_("manager", "TA"), asked, "approve")
    assert asked.status == "executed"


def test_a_question_is_taken_back_and_with_the_last_it_is_a_draft_again(asked, manager):
    for one in asked.opinions.all():
        say(manager, asked, "withdraw", opinion=one.pk)
    assert asked.status == "draft" and not asked.opinions.exists()


def test_an_approval_taken_back_leaves_what_the_units_said(draft, drafter, manager, world):
    _answer, project = draft(effective=TODAY + dt.timedelta(days=9))
    say(drafter, project, "ask", units=[world["HA1"].pk], until=day(SOON))
    one = project.opinions.get()
    say(manager, project, "answer", opinion=one.pk, **{f"{one.pk}-stand": "agrees"})
    press(manager, project, "approve")
    assert project.status == "approved"
    press(manager, project, "drop")
    assert project.status == "opinion" and project.opinions.get().stand == "agrees"


def test_what_was_done_is_reviewed_with_the_figures_of_that_day(draft, manager, enter):
    enter("members/memberships")
    _answer, project = draft()
    press(manager, project, "approve")
    bare = say(
        manager, project, "review", reviewed_on=day(TODAY), results="Gọn đầu mối", lessons=""
    )
    assert bare.status_code == 422 and "Gọn đầu mối" in bare.content.decode()
    early = say(manager, project, "review", reviewed_on="1/6/2026", results="a", lessons="b")
    assert "ngày đề án có hiệu lực" in early.content.decode()
    say(
        manager,
        project,
        "review",
        reviewed_on=day(TODAY),
        results="Gọn đầu mối",
        lessons="Bàn giao chậm",
    )
    assert project.status == "reviewed" and project.now["members"] == 1 and project.now["CDX"] == 1
    page = manager.get(reverse("unit-project", args=[project.pk])).content.decode()
    assert "Bàn giao chậm" in page and "Sửa tổng kết" in page
    say(
        manager,
        project,
        "review",
        reviewed_on=day(TODAY),
        results="Gọn đầu mối",
        lessons="Bàn giao kỹ",
    )
    assert project.lessons == "Bàn giao kỹ"
    assert "Bước này không còn" in press(manager, project, "undo"), "what was reviewed stays"


def test_the_report_of_before_and_after_comes_as_word_pdf_and_sheet(asked, manager, as_):
    url = [
        reverse("unit-project-paper", args=[asked.pk, "report", form])
        for form in ("docx", "pdf", "xlsx")
    ]
    plan = text_of(manager.get(url[0]).content)
    assert "Phương án sắp xếp tổ chức" in plan and "Công đoàn HA1: không trả lời" in plan
    Opinion.objects.update(stand="agrees")
    press(manager, asked, "approve")
    say(
        manager,
        asked,
        "review",
        reviewed_on=day(TODAY),
        results="Gọn đầu mối",
        lessons="Bàn giao chậm",
    )
    done = text_of(manager.get(url[0]).content)
    assert (
        "Kết quả sắp xếp tổ chức" in done and "Bàn giao chậm" in done and "Ngày 15/6/2026" in done
    )
    assert manager.get(url[1]).content[:4] == b"%PDF"
    rows = files.read(manager.get(url[2]).content, "x.xlsx")
    assert ["Công đoàn xã, phường, đặc khu", 0, 1, 1] in [row[:4] for row in rows]
    assert as_("officer", "HA1").get(url[0]).status_code == 200, "an asked unit reads the plan"
    assert as_("officer", "HB1").get(url[0]).status_code == 404


@pytest.mark.parametrize("who", ["drafter", "manager"])
def test_the_page_of_a_project_asks_few_queries(
    asked, who, request, as_, django_assert_max_num_queries
):
    as_("manager", "TLD")
    client = request.getfixturevalue(who)
    with django_assert_max_num_queries(30):
        assert client.get(reverse("unit-project", args=[asked.pk])).status_code == 200
