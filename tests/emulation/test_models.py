"""A pilot is judged when its time is over, and spreads only afterwards."""

import re

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.records.register import REGISTERS
from tests.pages import source
from tests.people import figure
from tests.sweeps.hands import as_held

pytestmark = pytest.mark.django_db
JUDGED = {"status": "replicated", "evaluated_on": "2026-05-10", "evaluation": "Đạt"}


@pytest.mark.parametrize(
    ("since", "status"), [("9/5/2026", 422), ("10/5/2026", 302)], ids=["before", "from the day on"]
)
def test_a_model_spreads_from_the_day_it_was_judged(enter, as_, since, status):
    model = enter("emulation/models", **JUDGED)
    data = as_held(REGISTERS["emulation/models"], model)
    data |= {"replications-TOTAL_FORMS": "1", "replications-0-unit": "CS002",
             "replications-0-since": since, "replications-0-result": ""}  # fmt: skip
    answer = as_("officer", "TA").post(reverse("emulation-models-edit", args=[model.pk]), data)
    assert answer.status_code == status
    assert model.replications.count() == (status == 302)
    if status == 422:
        assert "đánh giá xong mới nhân rộng" in answer.content.decode()


def test_a_pilot_waits_to_be_judged_from_a_month_before_its_end(enter, as_):
    facts = {"status": "piloting", "kind": "pilot"}
    for name, ends_on, more in (
        ("Đã hết hạn", "2026-06-01", {}), ("Sắp hết hạn", "2026-07-10", {}),
        ("Còn lâu", "2026-12-31", {}), ("Cách làm hay", "2026-06-01", {"kind": "practice"}),
        ("Đã đánh giá", "2026-06-01", {"status": "evaluated", "evaluated_on": "2026-05-30",
                                       "evaluation": "Đạt"}),
    ):  # fmt: skip
        enter("emulation/models", name=name, ends_on=ends_on, **{**facts, **more})
    page = as_("officer", "CS001").get(reverse("home")).content.decode()
    told = set(re.findall("Đánh giá thí điểm: ([^<]*)<", page))
    assert told == {"Đã hết hạn", "Sắp hết hạn"} and "Quá hạn" in page
    assert "Đánh giá thí điểm" not in source(as_("officer", "TB").get(reverse("home")))


def test_models_are_counted_by_the_pattern_they_follow(enter):
    enter("emulation/models", pattern="zone_union")
    enter("emulation/models", name="Mô hình khác", **JUDGED)
    codes = ("models.launched", "models.launched.as_zone_union", "models.evaluated")
    assert [figure(code, Period.year(2026)) for code in codes] == [2, 1, 1]


def test_a_model_judged_and_then_stopped_stays_judged(enter):
    enter("emulation/models", **{**JUDGED, "status": "stopped"})
    assert figure("models.evaluated", Period.parse("2026-Q2")) == 1


def test_where_a_judged_model_is_only_planned_to_spread_is_no_spreading_yet(enter, world):
    model = enter("emulation/models", **JUDGED)
    model.replications.create(unit=world["CS002"], planned_on="2026-12-01")
    model.settle()
    year = Period.year(2026)
    told = [figure(f"models.{code}", year) for code in ("replication_planned", "replicated")]
    assert told == [1, 0]
