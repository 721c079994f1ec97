"""Memberships: one at a time, left with day and reason, counted so that the table always agrees."""

import datetime as dt
import random

import pytest

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.members.movements import Movements
from congdoan.members.registers.membership import Membership
from congdoan.records.register import find_measure
from congdoan.records.sheets import files
from congdoan.records.write import save_all
from tests.members.conftest import NO_PAUSE, SYSTEM, all_of

DAY = dt.date


def counted(code, unit, period):
    _register, measure = find_measure(code)
    period = Period.parse(period)
    return measure.values(all_of(Membership), period, period.end, [unit.pk]).get(unit.pk, 0)


def test_member_of_one_union_at_a_time(member):
    first = member(joined_on=DAY(2026, 1, 5))
    with pytest.raises(Mistake):
        member("CS002", person=first.person, joined_on=DAY(2026, 2, 5), entry="existing")


def test_admitted_once_then_reinstated(member):
    past = {"left_on": DAY(2026, 2, 1), "exit": "quit", "status": "left"}
    first = member(joined_on=DAY(2026, 1, 5), **past)
    with pytest.raises(Mistake):
        member(person=first.person, joined_on=DAY(2026, 3, 5))
    member(person=first.person, joined_on=DAY(2026, 3, 5), entry="reinstated")


def test_leaving_asks_for_day_and_reason(member, as_):
    one = member(joined_on=DAY(2026, 1, 5))
    client, url = as_("officer", "CS001"), f"/members/memberships/{one.pk}/"
    assert client.post(url + "step/", {"state": "left"}).status_code == 422
    form = {
        "unit": "CS001", "person": one.person_id, "employment": "formal", "joined_on": "05/01/2026",
        "entry": "admitted", "status": "left", "left_on": "01/6/2026", "exit": "retired", **NO_PAUSE,
    }  # fmt: skip
    assert client.post(url + "edit/", form).status_code == 302
    one.refresh_from_db()
    assert (one.status, one.exit, one.left_on) == ("left", "retired", DAY(2026, 6, 1))


def test_pause_keeps_the_member_on_the_roll(member, as_, world):
    one = member(joined_on=DAY(2026, 1, 5))
    url = f"/members/memberships/{one.pk}/step/"
    assert as_("officer", "CS001").post(url, {"state": "suspended"}).status_code == 302
    assert counted("members.on_roll", world["CS001"], "2026-05") == 1


def test_day_of_leaving_is_the_first_day_off_the_roll(member, world):
    past = {"left_on": DAY(2026, 6, 1), "exit": "quit", "status": "left"}
    member(joined_on=DAY(2026, 1, 5), **past)
    assert counted("members.on_roll", world["TA"], "2026-05") == 1
    assert counted("members.on_roll", world["TA"], "2026-06") == 0
    assert counted("members.left", world["TA"], "2026-06") == 1


def test_parts_are_counted_by_their_cuts(member, someone, world):
    woman = someone(sex="female")
    member(person=woman, joined_on=DAY(2026, 1, 5), employment="informal")
    member(joined_on=DAY(2026, 1, 5))
    found = {
        code: counted(f"members.on_roll.{code}", world["CS001"], "2026-06")
        for code in ("women", "men", "formal", "informal", "nonstate", "state")
    }
    assert found == {"women": 1, "men": 1, "formal": 1, "informal": 1, "nonstate": 2, "state": 0}
    assert counted("members.women", world["CS001"], "2026-06") == 1


def test_complete_records_lack_nothing_and_are_confirmed(member, someone, world):
    facts = {
        "born": DAY(1990, 1, 1), "phone": "0912", "job": "May", "address": "Lai Châu",
        "hometown": "Sơn La", "identity_mark": "a" * 64, "confirmed_on": DAY(2026, 1, 1),
    }  # fmt: skip
    member(person=someone(**facts), joined_on=DAY(2026, 1, 5))
    member(
        person=someone(**{**facts, "identity_mark": "b" * 64, "job": ""}), joined_on=DAY(2026, 1, 5)
    )
    assert counted("members.complete", world["CS001"], "2026-06") == 1


@pytest.mark.parametrize("seed", range(3))
def test_closing_is_opening_and_movements(member, world, seed):
    """Whatever happened to whom, every row of the table agrees, and the rows add up."""
    chance = random.Random(seed)
    for _one in range(25):
        _life(member, chance)
    for code in ("2026-01", "2026-05", "2026-Q2", "2025"):
        rows = Movements(SYSTEM, world["TA"], Period.parse(code)).rows()
        assert all(row.agrees for row in rows)
        *below, own = rows
        assert own.own and own.closing == sum(row.closing for row in below)
        assert own.came == sum(row.came for row in below)


def _life(member, chance):
    """Some episodes of one person, one after the other, at unions of one province."""
    day, person, entry = DAY(2025, 6, 1) + dt.timedelta(chance.randrange(200)), None, "admitted"
    for _episode in range(chance.randint(1, 3)):
        gone = day + dt.timedelta(chance.randrange(120))
        stays = chance.random() < 0.4
        exit = chance.choice([choice for choice in Membership.Exit if choice != "transferred_out"])
        facts = {} if stays else {"left_on": gone, "exit": exit, "status": "left"}
        unit = chance.choice(("CS001", "CS002"))
        person = member(unit, person=person, joined_on=day, entry=entry, **facts).person
        if stays:
            return
        day, entry = gone + dt.timedelta(chance.randrange(60)), "reinstated"


def test_table_opens_the_list_behind_each_number(member, as_):
    member(joined_on=DAY(2026, 6, 3))
    client = as_("officer", "HA1")
    page = client.get("/members/movements/?period=2026-06")
    assert page.status_code == 200
    cells = [cell for row in page.context["rows"] for cell in row["cells"] if cell.get("url")]
    assert {cell["text"] for cell in cells} == {"1"} and len(cells) == 4
    for cell in cells:
        assert client.get(cell["url"]).context["figure"]["value"] == 1


def test_table_is_closed_to_strangers(as_):
    assert as_("none", "CS001").get("/members/movements/").status_code == 404
    assert as_("reader", "CS001").get("/members/movements/?period=nonsense").status_code == 404


@pytest.mark.django_db
def test_many_memberships_are_written_from_their_persons_number_alone(someone, world):
    """What a record derives may ask the database; nothing waits for itself."""
    people = [someone() for _one in range(3)]
    rows = [
        Membership(unit_id=world["CS001"].pk, person_id=one.pk, joined_on=DAY(2024, 1, 1), entry="existing")
        for one in people
    ]  # fmt: skip
    save_all(rows, actor=SYSTEM)
    assert [one.sort_key for one in all_of(Membership).order_by("pk")] == [
        one.sort_key for one in people
    ]


def test_nobody_stands_on_two_rolls_on_one_day_in_the_past_either(member, as_, world):
    stood = member(joined_on=dt.date(2024, 1, 1), entry="existing", left_on=dt.date(2025, 1, 1),
                   exit="quit", status="left")  # fmt: skip
    form = {"unit": "CS002", "person": stood.person.code, "employment": "formal", "entry": "existing",
            "status": "active", "joined_on": "31/12/2024", **NO_PAUSE}  # fmt: skip
    refused = as_("officer", "TA").post("/members/memberships/new/", form)
    assert refused.status_code == 422 and "trùng nhau" in refused.content.decode()
    form["joined_on"] = "01/01/2025"
    assert as_("officer", "TA").post("/members/memberships/new/", form).status_code == 302


def test_the_table_tells_sums_and_goes_to_excel_with_its_filter_and_day(member, as_):
    member("CS001", joined_on=DAY(2026, 6, 2))
    member("CS001", joined_on=DAY(2026, 6, 3))
    member(
        "CS001", joined_on=DAY(2025, 1, 2), left_on=DAY(2026, 6, 9), exit="resigned", status="left"
    )
    client, url = as_("officer", "HA1"), "/members/movements/?period=2026-06"
    page = client.get(url)
    heads = [column["label"] for column in page.context["columns"]]
    own = dict(
        zip(heads[1:], (cell["text"] for cell in page.context["rows"][-1]["cells"]), strict=True)
    )
    assert [own[head] for head in ("Đầu kỳ", "Cộng vào", "Cộng ra", "Cuối kỳ", "Thực tăng")] == [
        "1", "2", "1", "2", "1",
    ]  # fmt: skip
    rows = files.read(client.get(f"{url}&format=xlsx").content, "x.xlsx")
    assert any("HA1" in str(row[0]) for row in rows[:3]) and any(
        "30/6/2026" in str(row[0]) for row in rows[:3]
    )
    at = next(place for place, row in enumerate(rows) if row[0] == "Đơn vị")
    sheet = dict(zip(rows[at], rows[-1], strict=False))
    assert (sheet["Cộng vào"], sheet["Cộng ra"], sheet["Thực tăng"]) == (2, 1, 1)


def test_who_takes_no_part_is_suspended_from_a_day_until_he_takes_part_again(member, as_):
    one = member("CS001", joined_on=DAY(2025, 1, 2))
    officer, url = as_("officer", "CS001"), f"/members/memberships/{one.pk}/step/"
    assert officer.post(url, {"state": "suspended"}).status_code == 302
    one.refresh_from_db()
    assert one.suspended_on == DAY(2026, 6, 15), "today, where no day is said"
    said = {"unit": "CS001", "person": one.person.code, "employment": "formal", "joined_on": "02/01/2025",
            "entry": one.entry, "status": "suspended", "suspended_on": "1/6/2026",
            "suspended_for": "Mất việc, chờ việc mới", "version": one.version, **NO_PAUSE}  # fmt: skip
    edit = f"/members/memberships/{one.pk}/edit/"
    assert officer.post(edit, {**said, "suspended_on": "1/1/2024"}).status_code == 422
    assert officer.post(edit, said).status_code == 302
    assert "Mất việc, chờ việc mới" in officer.get(f"/members/memberships/{one.pk}/").text
    assert officer.post(url, {"state": "active"}).status_code == 302
    one.refresh_from_db()
    assert (one.suspended_on, one.suspended_for) == (None, "")


def test_leaving_names_its_paper_for_many_at_once(member, as_):
    two = [member("CS001", joined_on=DAY(2025, 1, 2)).pk for _one in range(2)]
    said = {
        "id": two,
        "status": "left",
        "left_on": "10/6/2026",
        "exit": "struck_off",
        "exit_no": "07/QĐ-CĐCS",
    }
    assert as_("officer", "CS001").post("/members/memberships/bulk/", said).status_code == 302
    gone = all_of(Membership).filter(pk__in=two).values_list("exit_no", "left_on", "status")
    assert set(gone) == {("07/QĐ-CĐCS", DAY(2026, 6, 10), "left")}


def test_without_a_union_an_episode_is_refused_with_what_was_typed(member, as_, world):
    one = member(joined_on=DAY(2026, 1, 5))
    typed = {"unit": "", "person": one.person.code, "joined_on": "2026-03-05", "entry": "admitted",
             "decision_no": "7/QĐ", "employment": "informal", "status": "active"}  # fmt: skip
    answer = as_("officer", "CS001").post("/members/memberships/new/", typed)
    assert answer.status_code == 422 and "7/QĐ" in answer.content.decode()
