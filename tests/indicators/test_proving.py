"""Each night all that is kept is counted again; what differs is an alarm that waits to be seen."""

import datetime as dt
import itertools

import pytest
from django.db.models import F
from django.urls import reverse

from congdoan.indicators.duties import slipping
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.proving import prove
from congdoan.indicators.models import Alert, Difference, KeptRow, Proof, Span
from congdoan.indicators.nightly.alerting import look
from congdoan.indicators.nightly.keeping import keep_today
from congdoan.trail.jobs import run_next, start_daily
from congdoan.trail.models import Notice
from tests.pages import source

TODAY = dt.date(2026, 6, 15)
DAY = dt.timedelta(days=1)


@pytest.fixture
def kept(world, enter, target):
    """An agreement at CS001 and a target that asks for it, kept."""
    enter("labour/agreements", "CS001", signed_on="2026-02-01", valid_from="2026-02-01")
    target("IND-024", "TLD", 80)
    keep_today(TODAY)
    catch_up()


def spoil(unit, code="agreements.workplaces"):
    """Somebody writes a kept figure past every door."""
    year = Span.objects.get(start=dt.date(2026, 1, 1), end=TODAY, tree=TODAY)
    row = KeptRow.objects.get(span=year, unit=unit)
    row.total[year.codes.index(code)] += 100
    row.save()


def test_a_proof_of_right_figures_finds_nothing_and_alarms_nobody(kept, person):
    person("manager", "TLD")
    proof = prove()
    assert proof.compared > 0 and proof.wrong == 0 and not proof.is_alarm
    assert not Notice.objects.exists() and not Difference.objects.exists()


def test_a_wrong_figure_is_named_with_both_numbers_and_left_as_it_is(kept, world, person):
    boss = person("manager", "TLD")
    spoil(world["TA"])
    proof = prove()
    one = proof.differences.get()
    assert (one.measure, one.unit, one.kept - one.counted) == (
        "agreements.workplaces",
        world["TA"],
        1,
    )
    assert prove().wrong == 1, "nothing was put right unsaid"
    assert {notice.user for notice in Notice.objects.all()} == {boss}


def test_a_record_saved_while_all_is_counted_is_no_difference(kept, enter, monkeypatch):
    from congdoan.indicators.kept import proving

    count, numbers = proving.counted, itertools.count(1)

    def and_somebody_saves(span, codes):
        enter("labour/agreements", "CS002", number=f"{next(numbers)}/TƯ", valid_from="2026-03-01")
        return count(span, codes)

    monkeypatch.setattr(proving, "counted", and_somebody_saves)
    assert prove().wrong == 0


def test_the_night_proves_what_the_day_kept_before_it_is_kept_anew(kept, world):
    spoil(world["HA1"])
    start_daily(TODAY)
    while run_next():
        pass
    assert Proof.objects.get().wrong == 1
    assert prove().wrong == 0, "and the figures of the day are counted from records again"


def test_an_alarm_waits_until_somebody_has_looked_at_it(kept, world, as_):
    spoil(world["HA1"])
    proof = prove()
    boss = as_("manager", "TLD")
    assert "chưa ai xem" in boss.get("/figures/proofs/").content.decode()
    page = boss.get(f"/figures/proofs/{proof.pk}/").content.decode()
    assert "agreements.workplaces" in page and str(world["HA1"]) in page
    boss.post(f"/figures/proofs/{proof.pk}/")
    proof.refresh_from_db()
    assert proof.seen_by and not proof.is_alarm
    assert "So số đêm" in boss.get("/indicators/").content.decode()
    assert as_("manager", "TA").get("/figures/proofs/").status_code == 404


def test_what_a_proof_found_stands_among_the_alerts_until_the_next_one_is_clean(
    kept, world, as_, actor
):
    spoil(world["HA1"])
    assert prove().wrong == 1
    look(TODAY)
    look(TODAY)
    alert = Alert.all_rows.get(rule="unproven")
    assert (alert.unit, alert.status) == (world["TLD"], "raised") and "1 số đang giữ" in alert.told
    boss, edit = as_("manager", "TLD"), reverse("indicators-alerts-edit", args=[alert.pk])
    assert next(slipping(actor("manager", "TLD"), world["TLD"], TODAY))["url"] == edit
    page = reverse("indicators-alerts-detail", args=[alert.pk])
    leads = f'href="{reverse("indicators-proofs")}"'
    assert leads in boss.get(page).content.decode()
    assert leads not in source(as_("reader", "TLD").get(page))
    facts = {"unit": "TLD", "told": alert.told, "raised_on": "15/6/2026", "status": "raised",
             "answer": "Có người sửa thẳng cơ sở dữ liệu", "version": alert.version}  # fmt: skip
    assert boss.post(edit, facts).status_code == 302
    look(TODAY + DAY)
    alert.refresh_from_db()
    assert alert.status == "answered", "until the figures are right"
    keep_today(TODAY)
    assert prove().wrong == 0
    look(TODAY + 2 * DAY)
    alert.refresh_from_db()
    assert (alert.status, alert.cleared_on) == ("cleared", TODAY + 2 * DAY)


def test_what_a_later_proof_finds_after_a_clean_one_is_another_alert(kept, world):
    for nights_ago in (5, 0):
        spoil(world["HA1"])
        for wrong in (1, 0):
            proof = prove()
            assert proof.wrong == wrong
            Proof.objects.filter(pk=proof.pk).update(at=F("at") - nights_ago * DAY)
            look(TODAY)
            keep_today(TODAY)
    told = Alert.all_rows.filter(rule="unproven").values_list("status", flat=True)
    assert list(told) == ["cleared", "cleared"]
