"""A union just founded is announced, then supported until its first tasks are settled."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.records.register import find_measure
from congdoan.workplaces.registers.founding import Founding
from congdoan.workplaces.registers.support import Support
from tests.pages import source

pytestmark = pytest.mark.django_db


@pytest.fixture
def founding(enter, as_):
    """Decided by HA1 on 1 June 2026."""
    facts = {"status": "checked", "decided_on": "2026-06-01", "members": 25, "kind": "NDCS",
             "conference_on": "2026-05-20", "committee": "elected", "has_forms": True,
             "has_list": True, "has_minutes": True}  # fmt: skip
    one = enter("workplaces/foundings", "HA1", workplace=None, **facts)
    assert step(as_, one, "decided").status_code == 302
    one.refresh_from_db()
    return one


def step(as_, one, state):
    return as_("officer", "HA1").post(f"/workplaces/foundings/{one.pk}/step/", {"state": state})


@pytest.fixture
def visit(enter, founding):
    def make(task, **facts):
        return enter("workplaces/supports", "HA1", founding=founding.code, task=task, **facts)

    return make


def announced(founding):
    Founding.all_rows.filter(pk=founding.pk).update(
        status="announced", announced_on=dt.date(2026, 6, 20)
    )


def test_the_announcement_has_its_day(founding, as_):
    refused = step(as_, founding, "announced")
    assert refused.status_code == 422 and "Ghi ngày ra mắt" in refused.content.decode()
    Founding.all_rows.filter(pk=founding.pk).update(announced_on=dt.date(2026, 6, 20))
    assert step(as_, founding, "announced").status_code == 302


def test_the_first_year_is_over_when_each_task_is_settled(founding, visit, as_):
    announced(founding)
    visit("chair")
    visit("women", result="not_needed", content="Có bốn nữ đoàn viên")
    visit("fees", result="going")
    refused = step(as_, founding, "supported")
    said = refused.content.decode()
    assert refused.status_code == 422 and "Mở tài khoản, thu đoàn phí và kinh phí" in said
    assert "còn việc chưa xong: Tập huấn" not in said
    visit("fees", held_on="2026-09-01", result="done")
    assert step(as_, founding, "supported").status_code == 302


def test_a_visit_before_the_decision_is_refused(founding, as_):
    form = {"unit": "HA1", "founding": founding.code, "held_on": "31/5/2026", "task": "chair",
            "result": "done", "officer": "Lò Văn Sơn"}  # fmt: skip
    answer = as_("officer", "HA1").post("/workplaces/supports/new/", form)
    assert answer.status_code == 422 and "công nhận ngày 01/6/2026" in answer.content.decode()
    assert not Support.all_rows.exists()


def test_a_task_not_needed_says_why(founding, as_):
    form = {"unit": "HA1", "founding": founding.code, "held_on": "15/6/2026", "task": "women",
            "result": "not_needed", "officer": "Lò Văn Sơn"}  # fmt: skip
    answer = as_("officer", "HA1").post("/workplaces/supports/new/", form)
    assert answer.status_code == 422 and "Ghi vì sao" in answer.content.decode()


def test_the_new_union_waits_in_my_work_until_its_year_is_over(founding, visit, as_):
    url = reverse("workplaces-foundings-detail", args=[founding.pk])

    def work(unit="HA1"):
        return source(as_("officer", unit).get(reverse("home")))

    with time_machine.travel(dt.datetime(2026, 7, 1, 9), tick=True):
        assert url in work() and "Tập huấn chủ tịch" in work() and url not in work("HA2")
        visit("chair", held_on="2026-06-25", next_on="2026-06-30")
        page = work()
        assert "Tập huấn chủ tịch" not in page and "Lập ban nữ công" in page and "Quá hạn" in page
    Founding.all_rows.filter(pk=founding.pk).update(status="supported")
    assert url not in work()


def test_a_union_still_counts_as_founded_after_its_first_year(founding, visit, world):
    def counted(code):
        register, measure = find_measure(code)
        period = Period.parse("2026")
        rows = register.model.objects.across_units("tests look at everything")
        return measure.values(rows, period, period.end, [world["TA"].pk]).get(world["TA"].pk, 0)

    visit("chair")
    visit("fees")
    announced(founding)
    Founding.all_rows.filter(pk=founding.pk).update(status="supported")
    asked = ("unions.guilds_founded", "supports.held", "supports.unions")
    assert [counted(code) for code in asked] == [1, 2, 1]
