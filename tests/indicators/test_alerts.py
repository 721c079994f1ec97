"""What slips is raised once a period, told once, answered with a sentence, and clears by itself."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from congdoan.indicators.duties import slipping
from congdoan.indicators.models import Alert, AssignmentDecision
from congdoan.indicators.nightly.alerting import look
from congdoan.trail.jobs import Job, run_next, start_daily
from congdoan.trail.models import Notice
from tests.conftest import TODAY
from tests.pages import words

pytestmark = pytest.mark.django_db
NEXT_DAY = TODAY + dt.timedelta(days=1)
LIST = "indicators-alerts-list"
# With one indicator asked for; each more adds its own few, and no unit any.
QUERIES = 20


def test_the_desk_looks_at_every_target_and_names_the_worst_first(money, target, given, as_):
    given("CS001", "2026-02-03", 20)
    for n in range(12):
        target("T-1", "TA", 10, source_item=f"đã đạt {n}")
    assert "Chưa thấy chỉ tiêu nào có nguy cơ" in words(as_("officer", "TA").get("/slipping/"))
    for value in (*range(51, 64), 1000):
        target("T-1", "TA", value)
    said = words(as_("officer", "TA").get("/slipping/"))
    assert said.index("20/1.000") < said.index("20/63") < said.index("20/62")
    assert said.index("20/53") < said.index("Xem 2 việc nữa") < said.index("20/51")


def test_the_desk_tells_what_is_not_more_than_last_year(money, target, given, as_):
    given("CS001", "2025-02-03", 50)
    given("CS001", "2026-02-03", 20)
    target("T-1", "TA", None, comparator="increase")
    assert "20/50 đồng" in words(as_("officer", "TA").get("/slipping/"))


@pytest.fixture
def behind(money, target, given):
    """TA is to give 100 in 2026; 45 percent of the year are over, and 10 are there."""
    given("CS001", "2026-02-03", 10)
    return target("T-1", "TA", 100)


def standing():
    return {(one.rule, one.unit.code): one.status for one in Alert.all_rows.select_related("unit")}


def test_the_night_raises_it_once_in_a_period(behind):
    assert (look(TODAY), look(NEXT_DAY)) == (1, 0)
    alert = Alert.all_rows.get()
    assert (alert.rule, alert.target, alert.raised_on) == ("late", behind, TODAY)
    assert "10/100" in alert.told and alert.since == dt.date(2026, 1, 1)


def test_an_alert_leads_to_the_result_it_is_about(behind, as_):
    look(TODAY)
    page = as_("officer", "TA").get(
        reverse("indicators-alerts-detail", args=[Alert.all_rows.get().pk])
    )
    assert f'href="{reverse("indicators-result", args=[behind.pk])}"' in page.content.decode()


def test_the_officers_of_the_unit_are_told_once_and_not_every_night(behind, person):
    mine, above, reader = person("officer", "TA"), person("officer", "TLD"), person("reader", "TA")
    for day in (TODAY, NEXT_DAY):
        look(day)
    (notice,) = Notice.objects.all()
    assert notice.user == mine and "Công đoàn TA có 1 cảnh báo mới" in notice.text
    assert {above, reader}.isdisjoint({notice.user})


def test_it_clears_by_itself_when_the_figure_is_right_again(behind, given):
    look(TODAY)
    given("CS001", "2026-06-01", 60)
    look(NEXT_DAY)
    alert = Alert.all_rows.get()
    assert (alert.status, alert.cleared_on) == ("cleared", NEXT_DAY)


def test_what_slips_again_stands_again_with_its_answer_and_tells_nobody_twice(
    behind, person, given
):
    person("officer", "TA")
    look(TODAY)
    Alert.all_rows.update(status="answered", answer="Đợt vận động lùi sang tháng 7")
    given("CS001", "2026-06-01", 60)
    look(NEXT_DAY)
    behind.value = 900
    behind.save()
    look(NEXT_DAY + dt.timedelta(days=1))
    alert = Alert.all_rows.get()
    assert (alert.status, alert.cleared_on) == ("answered", None)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("amount", "rule"), [(0, "nothing"), (20, "late"), (40, "risk"), (50, None)]
)
def test_each_rule_is_told_by_what_is_there(amount, rule, money, target, given):
    target("T-1", "TA", 100)
    if amount:
        given("CS001", "2026-02-03", amount)
    look(TODAY)
    assert list(Alert.all_rows.values_list("rule", flat=True)) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("last", "quiet", "told"), [((12, 31), (1, 30), (1, 31)), ((3, 31), (1, 9), (1, 10))]
)
def test_nothing_is_told_before_thirty_days_or_a_tenth_of_its_time(
    last, quiet, told, money, target, as_, actor, world
):
    """Of a year the thirty days, of a quarter nine."""
    target("T-1", "TA", 100, end=dt.date(2026, *last))
    for day, rules in ((quiet, set()), (told, {("nothing", "TA"): "raised"}.keys())):
        day = dt.date(2026, *day)
        look(day)
        assert standing().keys() == rules
        assert len(list(slipping(actor("officer", "TA"), world["TA"], day))) == len(rules)


def test_a_rate_of_what_stands_is_not_told_in_the_first_days_and_a_limit_exceeded_is(
    measured, enter, target, given
):
    measured("T-2", "rate", "100 * members.women / members.on_roll", unit="%", cuts=[])
    enter("members/memberships", "CS001", joined_on="2025-03-01",
          person=enter("members/people", code="X1", sex="male"))  # fmt: skip
    target("T-2", "TA", 85)
    measured("T-3", "count", "drives.count", direction="down", unit="vụ")
    for _each in range(3):
        given("CS002", "2026-01-02", 10)
    target("T-3", "HA2", 2, comparator="<=")
    look(dt.date(2026, 1, 3))
    assert standing() == {("late", "HA2"): "raised"}
    look(dt.date(2026, 1, 31))
    assert {code for _rule, code in standing()} == {"TA", "HA2"}


def test_a_target_not_handed_on_is_raised_after_thirty_days(money, target):
    above = target("T-1", "TLD", 100, comparator="track")
    target("T-1", "TA", 60, parent=above, comparator="track")
    look(dt.date(2026, 1, 30))
    assert not standing()
    look(dt.date(2026, 1, 31))
    assert standing() == {("not_cascaded", "TA"): "raised"}
    target("T-1", "HA1", 60, parent=above.handed_down.get(), comparator="track")
    look(dt.date(2026, 3, 1))
    assert standing()["not_cascaded", "TA"] == "cleared"


def test_who_was_given_a_target_in_the_middle_of_its_period_has_thirty_days_from_then(
    sent, step, write
):
    look(TODAY + dt.timedelta(days=29))
    assert not {one for one in standing() if one[0] == "not_cascaded"}
    look(TODAY + dt.timedelta(days=30))
    both = {("not_cascaded", "HA1"): "raised", ("not_cascaded", "HA2"): "raised"}
    assert both.items() <= standing().items()
    # Another value does not begin the days anew.
    step(sent, "adjust", reason="Thêm nhà máy")
    adjusting = AssignmentDecision.all_rows.get(adjusts=sent)
    write(adjusting, HA1="75")
    with time_machine.travel(dt.datetime(2026, 7, 14, 9), tick=True):
        for state in ("submitted", "decided", "sent"):
            step(adjusting, state)
    look(TODAY + dt.timedelta(days=31))
    assert both.items() <= standing().items()


def test_every_level_sees_its_own_and_those_below(behind, target, as_):
    target("T-1", "HA1", 50, parent=behind)
    target("T-1", "TB", 50)
    look(TODAY)
    for unit, seen, unseen in (("TA", ("TA", "HA1"), ("TB",)), ("HA1", ("HA1",), ("TA", "TB"))):
        rows = as_("officer", unit).get(reverse(LIST)).context["table"].page.object_list
        codes = {row.record.unit.code for row in rows}
        assert codes == set(seen) and codes.isdisjoint(unseen)


def test_an_officer_answers_with_a_sentence(behind, as_):
    look(TODAY)
    client, alert = as_("officer", "TA"), Alert.all_rows.get()
    step = reverse("indicators-alerts-step", args=[alert.pk])
    refused = client.post(step, {"state": "answered"})
    assert refused.status_code == 422 and "Ghi một câu trả lời" in refused.content.decode()
    facts = {"unit": alert.unit.code, "target": alert.target_id, "told": alert.told,
             "raised_on": "15/6/2026", "answer": "Quyên góp vào tháng 7", "status": "raised",
             "version": alert.version}  # fmt: skip
    edit = reverse("indicators-alerts-edit", args=[alert.pk])
    assert "Quyên góp vào tháng 7" in words(client.post(edit, facts, follow=True))
    alert.refresh_from_db()
    assert alert.status == "answered"
    assert as_("officer", "TB").get(edit).status_code == 404


def test_the_list_of_what_slips_leads_to_the_answer_and_shows_it(behind, actor, world):
    look(TODAY)
    (item,) = slipping(actor("officer", "TA"), world["TA"], TODAY)
    alert = Alert.all_rows.get()
    assert item["url"] == reverse("indicators-alerts-edit", args=[alert.pk])
    Alert.all_rows.update(answer="Đợt vận động lùi sang tháng 7", status="answered")
    (item,) = slipping(actor("officer", "TA"), world["TA"], TODAY)
    assert "Đợt vận động lùi" in item["meta"] and "/result/" in item["url"]
    (seen,) = slipping(actor("reader", "TA"), world["TA"], TODAY)
    assert "/result/" in seen["url"], "who may not answer is not asked to"


def test_what_a_union_raises_by_hand_waits_on_the_desk_and_the_night_leaves_it(enter, actor, world):
    enter("indicators/alerts", "CS001")
    look(TODAY)
    (item,) = slipping(actor("officer", "CS001"), world["CS001"], TODAY)
    assert "Sáu tháng chưa kết nạp" in item["title"]
    assert standing() == {("hand", "CS001"): "raised"}


def test_the_nightly_work_raises_from_the_figures_it_has_kept(behind):
    start_daily(TODAY)
    while run_next():
        pass
    assert "1 cảnh báo mới" in Job.objects.get(kind="figures").message
    assert standing() == {("late", "TA"): "raised"}


@pytest.mark.parametrize("many", [3, 7])
def test_no_night_asks_a_question_a_unit(many, money, target, world, django_assert_max_num_queries):
    for unit in list(world)[:many]:
        target("T-1", unit, 100)
    with django_assert_max_num_queries(QUERIES):
        look(TODAY)
    assert Alert.all_rows.count() == many
