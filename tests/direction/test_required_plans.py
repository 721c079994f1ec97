"""A required plan waits for its trigger, falls due, is drafted and issued; only then it counts."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.direction.duties import duties
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.required_plan import RequiredPlan
from congdoan.direction.tasks.reminding import remind
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.records.write import save
from tests.growing import SYSTEM
from tests.people import figure, write

PLANS = "direction/required_plans"
DAY = dt.date(2026, 6, 15)
YEAR = Period.year(2026)
WAITING = {"trigger": "instruction", "triggered_on": "", "awaited": "Kế hoạch của tỉnh",
           "status": "waiting", "days": 20}  # fmt: skip


def step(client, plan, state):
    return client.post(reverse("direction-required_plans-step", args=[plan.pk]), {"state": state})


def test_a_plan_waits_for_the_instruction_and_then_has_its_days(enter, as_):
    plan, client = enter(PLANS, **WAITING), as_("manager", "CS001")
    assert plan.due is None
    refused = step(client, plan, "due")
    assert refused.status_code == 422 and "Ngày có căn cứ" in refused.content.decode()
    write(plan, triggered_on=dt.date(2026, 6, 1), instruction="12/KH-LĐLĐ")
    assert plan.due == dt.date(2026, 6, 21)
    step(client, plan, "due")
    assert RequiredPlan.all_rows.get().status == "due"


def test_the_document_that_it_waited_for_sets_it_off_from_its_own_page(enter, as_):
    far = enter(
        PLANS, title="Chờ hướng dẫn tài chính", **{**WAITING, "awaited": "Hướng dẫn tài chính"}
    )
    plan = enter(PLANS, **WAITING)
    came = enter("direction/incoming", kind="plan", number="185/KH-LĐLĐ", arrived_on="2026-06-10",
                 dated="2026-06-08", issuer="Liên đoàn Lao động tỉnh")  # fmt: skip
    page, client = reverse("direction-incoming-read", args=[came.pk]), as_("officer", "CS001")
    assert [one.pk for one in client.get(page).context["plans"]] == [plan.pk, far.pk]
    assert not as_("reader", "CS001").get(page).context["plans"]
    url = reverse("direction-incoming-sets-off", args=[came.pk])
    for told in ("đã có căn cứ, hạn ban hành 30/6/2026", "không còn chờ văn bản"):
        assert told in client.post(url, {"plan": plan.pk}, follow=True).content.decode()
    plan.refresh_from_db()
    assert (plan.status, plan.instruction, plan.triggered_on) == (
        "due", "185/KH-LĐLĐ", dt.date(2026, 6, 10),
    )  # fmt: skip


def test_the_instruction_is_named(enter, as_):
    plan = enter(PLANS, **WAITING)
    data = {"unit": plan.unit_id, "title": plan.title, "basis": plan.basis, "owner": plan.owner,
            "trigger": "instruction", "triggered_on": "1/6/2026", "days": 20, "origin": "later",
            "status": "due"}  # fmt: skip
    url = reverse("direction-required_plans-edit", args=[plan.pk])
    answer = as_("officer", "CS001").post(url, data)
    assert answer.status_code == 422 and "Số văn bản chỉ đạo" in answer.content.decode()


def test_a_plan_of_a_day_is_due_by_itself_when_the_day_has_come(enter):
    early = enter(PLANS, title="Sau này", triggered_on="2026-07-01", status="waiting")
    today = enter(PLANS, title="Hôm nay", triggered_on="2026-06-15", status="waiting")
    remind(DAY)
    found = dict(RequiredPlan.all_rows.values_list("pk", "status"))
    assert found == {early.pk: "waiting", today.pk: "due"}


def test_a_plan_issued_in_the_system_brings_its_number(enter, as_, world):
    plan = enter(PLANS)
    issued = save(
        Programme(unit=world["CS001"], title="Kế hoạch số 3", kind="plan", status="issued",
                  number="03/KH-CĐCS", issued_on=dt.date(2026, 6, 10),
                  period_start=dt.date(2026, 1, 1), period_end=dt.date(2026, 12, 31)),
        actor=SYSTEM,
    )  # fmt: skip
    client = as_("manager", "CS001")
    refused = step(client, plan, "issued")
    assert refused.status_code == 422 and "số và ngày ban hành" in refused.content.decode()
    write(plan, issued=issued)
    step(client, plan, "issued")
    kept = RequiredPlan.all_rows.get()
    assert (kept.status, kept.issued_number, kept.issued_on) == (
        "issued", "03/KH-CĐCS", dt.date(2026, 6, 10),
    )  # fmt: skip


def test_a_plan_is_issued_with_the_programme_it_is_written_as(enter, as_):
    written = enter("direction/programmes", status="adopted", number="", issued_on="", kind="plan")
    mine = {"issued": written.pk, "status": "drafting"}
    plan = enter(PLANS, due="2026-06-10", **mine)
    other = enter(PLANS, title="Căn cứ đến sau", **{**mine, "triggered_on": "2026-06-20"})
    url = reverse("direction-programmes-step", args=[written.pk])
    assert as_("manager", "CS001").post(url, {"state": "issued"}).status_code == 302
    plan.refresh_from_db(), other.refresh_from_db()
    assert (plan.status, plan.issued_number, plan.issued_on) == ("issued", "01/KH-CĐCS", DAY)
    assert (other.status, other.issued_number) == ("drafting", "")
    assert remind(dt.date(2026, 6, 16)) == 0, "nothing is late any more"


def test_figures_count_what_was_set_off_issued_and_late(enter, world):
    enter(PLANS, title="Chờ", **WAITING)
    enter(PLANS, title="Trễ", triggered_on="2026-05-01", days=30)
    enter(PLANS, title="Đúng hạn", status="issued", issued_number="1", issued_on="2026-06-12")
    enter(PLANS, title="Muộn", triggered_on="2026-05-01", days=30, status="issued",
          issued_number="2", issued_on="2026-06-10")  # fmt: skip
    told = {name: figure(f"required_plans.{name}", Period(dt.date(2026, 1, 1), DAY), world["TA"])
            for name in ("set_off", "overdue")}  # fmt: skip
    assert told == {"set_off": 3, "overdue": 1}
    assert figure("required_plans.issued", YEAR, world["TA"]) == 2
    assert figure("required_plans.due", YEAR, world["TA"]) == 3
    assert figure("required_plans.issued_in_time", YEAR, world["TA"]) == 1


def test_the_indicator_counts_by_itself(db):
    found = Indicator.objects.get(code="IND-058")
    assert found.formula == "required_plans.issued"


@pytest.mark.parametrize(
    ("unit", "days", "told"),
    [("CS001", 30, ["waiting"]), ("CS001", 5, ["late"]), ("HA1", 30, []), ("HA1", 5, ["late"]),
     ("TA", 5, []), ("HA2", 5, [])],
)  # fmt: skip
def test_a_late_plan_is_told_one_level_up(enter, actor, world, unit, days, told):
    enter(PLANS, days=days)
    found = duties(actor("officer", unit), world[unit], DAY)
    assert [one["state"] for one in found if "Kế hoạch phải ban hành" in one["title"]] == told
