"""Units by their pages: the tree of a day, one unit's life, and decisions seen before they are taken."""

import datetime as dt
import re

import time_machine
from django.urls import reverse

from congdoan.access.models import Grant
from congdoan.base.periods import Period
from congdoan.indicators.kept import freezing
from congdoan.indicators.models import Target
from congdoan.orgs.models import Change, Unit
from congdoan.trail.jobs import run_next, start
from tests.pages import words
from tests.people import figure

SAID = {"decided_on": "1/6/2026", "effective": "1/7/2026", "number": "", "note": ""}
AFTER = "2026-07-02"


def change(client, unit, what, confirm=True, **said):
    data = {**SAID, **said, **({"confirm": "1"} if confirm else {})}
    return client.post(reverse("unit-change", args=[unit.pk, what]), data)


def test_a_unit_says_who_leads_it_where_its_people_work_and_what_it_counts(enter, as_, world):
    enter("cadres/officials")
    enter("members/memberships")
    enter("workplaces/headcounts")
    page = words(as_("reader", "CS001").get(reverse("unit", args=[world["CS001"].pk])))
    assert "Ban chấp hành, cán bộ" in page and "Chủ tịch · từ 10/3/2026" in page
    assert "Đoàn viên trong danh sách 1" in page and "Cán bộ công đoàn 1" in page
    assert re.search(r"[\d.]+ lao động, đếm ngày \d", page)


def test_the_tree_shows_the_units_below_and_a_search_needs_no_accents(world, as_):
    client = as_("reader", "TA")
    text = words(client.get(reverse("units")))
    assert "Công đoàn HA1" in text and "Công đoàn HA2" in text and "Công đoàn HB1" not in text
    found = words(client.get(reverse("units"), {"q": "cong doan cs001"}))
    assert "Công đoàn CS001" in found and "Công đoàn HA2 " not in found


def test_strangers_find_no_unit_and_readers_change_none(world, as_):
    assert as_("officer", "TB").get(reverse("unit", args=[world["HA1"].pk])).status_code == 404
    assert (
        as_("manager", "TB")
        .get(reverse("unit-change", args=[world["HA1"].pk, "rename"]))
        .status_code
        == 404
    )
    assert (
        as_("officer", "TA")
        .get(reverse("unit-change", args=[world["HA1"].pk, "rename"]))
        .status_code
        == 403
    )
    # A district does not merge itself: that is decided above it.
    assert change(as_("manager", "HA1"), world["HA1"], "dissolve").status_code == 403


def test_a_merger_is_seen_before_it_is_done(world, manager, enter):
    enter("members/memberships", "CS002")
    seen = change(manager, world["HA1"], "merge", confirm=False, units=[world["HA2"].pk])
    text = words(seen)
    assert "Sẽ xảy ra" in text and "Công đoàn CS002" in text
    assert not Change.objects.filter(kind="merge").exists(), "only looked at"


def test_a_merger_moves_units_rights_and_records_and_prints_its_decision(
    world, manager, person, client
):
    officer = person("officer", "HA2")
    assert change(manager, world["HA1"], "merge", units=[world["HA2"].pk]).status_code == 302
    ended = Unit.objects.get(code="HA2")
    assert ended.closed.isoformat() == "2026-07-01"
    assert world["CS002"].parent_on(ended.closed) == world["HA1"]
    held = Grant.objects.filter(user=officer).order_by("since").values_list("unit__code", flat=True)
    assert list(held) == ["HA2", "HA1"]

    profile = words(manager.get(reverse("unit", args=[world["HA1"].pk])))
    assert "01/QĐ-LĐLĐ" in profile and "Sáp nhập" in profile
    made = Change.objects.get(kind="merge")
    links = re.findall(r'"(/units/papers/\d+\.pdf)"', manager.get(
        reverse("unit", args=[world["HA1"].pk])).content.decode())  # fmt: skip
    assert manager.get(links[0]).content.startswith(b"%PDF")
    assert made.number == "01/QĐ-LĐLĐ"


def the_day_comes(day):
    with time_machine.travel(dt.datetime.combine(day, dt.time(1)), tick=True):
        start("changes", "", None, {})
        assert run_next()


def test_the_targets_of_both_go_on_as_a_sum_from_its_day_on(world, manager, enter):
    for code in ("HA1", "HA2"):
        enter("indicators/targets", code, indicator="IND-002", value="100")
    below = enter("indicators/targets", "CS002", indicator="IND-002", value="100")
    of_ha2 = Target.all_rows.get(unit=world["HA2"])
    Target.all_rows.filter(pk=below.pk).update(parent=of_ha2, status="assigned")
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk])
    assert {int(one.value) for one in Target.all_rows.all()} == {100}, "as long as both stand"
    the_day_comes(dt.date(2026, 6, 30))
    assert Target.all_rows.get(unit=world["HA2"]).status == "confirmed"
    the_day_comes(dt.date(2026, 7, 1))
    the_day_comes(dt.date(2026, 7, 2))
    values = Target.all_rows.filter(unit=world["HA1"]).values_list("value", "status")
    assert [(int(value), status) for value, status in values] == [(200, "confirmed")]
    assert Target.all_rows.get(unit=world["HA2"]).status == "closed"
    below.refresh_from_db()
    assert below.parent.unit == world["HA1"], "what hung below it hangs on"


def test_the_day_looked_through_decides_which_tree_is_seen(world, manager):
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk])
    before = words(manager.get(reverse("units"), {"day": "2026-06-30", "at": world["HA2"].pk}))
    after = words(manager.get(reverse("units"), {"day": AFTER, "at": world["HA1"].pk}))
    assert "Công đoàn CS002" in before
    assert "Công đoàn CS001" in after and "Công đoàn CS002" in after


def test_a_split_asks_where_every_unit_goes(world, manager):
    cs001 = world["CS001"]
    short = change(manager, world["HA1"], "split", parts="HX; Một mình")
    assert "ít nhất hai dòng" in words(short, 422)
    done = change(
        manager, world["HA1"], "split", parts="HX; Xã X\nHY; Xã Y", **{f"to_{cs001.pk}": "2"}
    )
    assert done.status_code == 302
    assert cs001.parent_on(Unit.objects.get(code="HA1").closed).code == "HY"


def test_a_unit_is_founded_renamed_moved_and_dissolved_by_decision(world, manager):
    assert change(manager, world["HA1"], "found", kind="CDCS", name="Công đoàn Công ty Chè", code="CS900",
                  short_name="", ownership="non_state", sector="enterprise").status_code == 302  # fmt: skip
    made = Unit.objects.get(code="CS900")
    assert made.founded.isoformat() == "2026-07-01"
    late = {"effective": "5/7/2026"}
    change(manager, world["CS001"], "rename", name="Công đoàn CS một", short_name="", **late)
    assert Unit.objects.get(code="CS001").name == "Công đoàn CS001", "until that day"
    change(manager, world["CS001"], "transfer", parent="HA2", effective="6/7/2026")
    assert world["CS001"].parent_on(Change.objects.first().effective) == world["HA2"]
    change(manager, world["CS002"], "dissolve", effective="7/7/2026")
    assert Unit.objects.get(code="CS002").closed is not None
    the_day_comes(dt.date(2026, 7, 5))
    assert Unit.objects.get(code="CS001").name == "Công đoàn CS một"
    assert world["CS001"].name_on(dt.date(2026, 7, 8)) == "Công đoàn CS một", "the transfer kept it"


def test_a_refusal_names_the_field_and_keeps_what_was_typed(world, manager):
    refused = change(manager, world["HA1"], "dissolve", note="Theo đề án")
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "đơn vị trực thuộc" in text and "Theo đề án" in text
    again = change(
        manager, world["HA1"], "found", kind="CDCS", name="Trùng mã", code="CS002", number="9/QĐ"
    )
    assert "CS002" in words(again, 422) and 'value="9/QĐ"' in again.content.decode()


def test_a_closed_unit_takes_no_new_record_and_says_who_carries_it_on(world, manager, as_):
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk], effective="1/6/2026",
           decided_on="1/5/2026")  # fmt: skip
    answer = as_("officer", "TA").post(
        "/labour/dialogues/new/", {"unit": "HA2", "topic": "x", "held_on": "10/6/2026"}
    )
    assert "Công đoàn HA1" in words(answer, 422), "the successor is named"


def test_pages_of_units_ask_few_queries(world, manager, django_assert_max_num_queries):
    for url in (reverse("units"), reverse("unit", args=[world["TA"].pk])):
        with django_assert_max_num_queries(30):
            assert manager.get(url).status_code == 200


def test_a_change_into_a_period_that_was_reported_says_which_report(world, manager):
    day = dt.date(2026, 7, 15)
    for code, name in (("TA", "Chốt TA"), ("HA2", "Chốt HA2"), ("TB", "Chốt TB")):
        freezing.freeze(name, Period.year(2026), day, ["members.on_roll"], world[code])
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk])
    said = words(manager.get(reverse("unit", args=[world["HA1"].pk])))
    assert "hiệu lực trong kỳ đã chốt số" in said
    assert "Chốt TA" in said and "Chốt HA2" in said and "Chốt TB" not in said


def test_a_change_after_all_that_was_reported_says_nothing_of_it(world, manager):
    freezing.freeze(
        "Chốt TA", Period.year(2025), dt.date(2025, 12, 31), ["members.on_roll"], world["TA"]
    )
    change(manager, world["HA1"], "merge", units=[world["HA2"].pk])
    assert "kỳ đã chốt số" not in words(manager.get(reverse("unit", args=[world["HA1"].pk])))


def test_what_a_unit_is_can_be_set_right_by_a_decision(world, manager, enter):
    """Parts of figures by ownership and sector follow it."""
    enter("members/memberships")
    day = Period(dt.date(2026, 6, 15), dt.date(2026, 6, 15))
    assert figure("members.on_roll.state", day) == 0
    said = {
        "ownership": "state",
        "sector": "public_service",
        "effective": "15/6/2026",
        "number": "",
    }
    assert change(manager, world["CS001"], "describe", **said).status_code == 302
    assert (
        figure("members.on_roll.state", day) == 1 == figure("members.on_roll.public_service", day)
    )
    page = words(manager.get(reverse("unit", args=[world["CS001"].pk])))
    assert "Khu vực nhà nước · Đơn vị sự nghiệp" in page and "Đổi loại hình" in page
    later = change(manager, world["CS001"], "describe", **{**said, "effective": "1/7/2026"})
    assert "ghi khi đến ngày" in words(later, 422)
