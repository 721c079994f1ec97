"""Two records of one person are explained, merged without losing a line, and told apart again."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.indicators.kept import figures, proving, recounting
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.models import Span
from congdoan.members.identity import keep_identity
from congdoan.members.likeness import score
from congdoan.members.registers.duplicate import Duplicate
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.write import save
from congdoan.trail.jobs import Job, run_next
from tests.growing import SYSTEM
from tests.members.conftest import LINES, all_of
from tests.pages import source
from tests.people import write_lines

pytestmark = pytest.mark.django_db
BORN = dt.date(1990, 5, 12)


def stood(member, person):
    """On the roll of CS001 through 2020 and 2021."""
    first, last = dt.date(2020, 1, 1), dt.date(2022, 1, 1)
    member(person=person, joined_on=first, left_on=last, exit="quit", status="left")


@pytest.fixture
def pair(someone, member):
    """Mai twice: a member who left CS001, and the record CS001 made anew."""
    old = someone(full_name="Lò Thị Mai", born=BORN, sex="female", phone="0912 000 001")
    new = someone(full_name="LÒ THỊ MAI", born=BORN, sex="female", phone="0912000001")
    stood(member, old)
    member(person=new, joined_on=dt.date(2024, 1, 1), entry="existing")
    return old, new


@pytest.fixture
def told(as_):
    """told(person, other): the pair entered by the officer of CS001."""

    def enter(person, other, unit="CS001"):
        data = {"unit": unit, "person": person.code, "other": other.code, "status": "suspected"}
        answer = as_("officer", unit).post(reverse("members-duplicates-new"), data)
        assert answer.status_code == 302, answer.context["form"].errors
        return all_of(Duplicate).get()

    return enter


@pytest.fixture
def step(as_):
    def take(pair, state):
        url = reverse("members-duplicates-step", args=[pair.pk])
        answer = as_("officer", "CS001").post(url, {"state": state})
        pair.refresh_from_db()
        return answer

    return take


@pytest.mark.parametrize(
    ("facts", "at_least", "at_most"),
    [
        ({}, 70, 100),
        ({"full_name": "Lo Thi Mai"}, 65, 80),
        ({"full_name": "Lò Mai"}, 50, 80),
        ({"full_name": "Lò Thị Mây"}, 0, 49),
        ({"born": dt.date(1990, 12, 5)}, 60, 90),
        ({"born": dt.date(1985, 5, 12)}, 0, 49),
        ({"sex": "male"}, 40, 70),
    ],
    ids=["same", "no accents", "shorter", "another name", "swapped", "another year", "another sex"],
)
def test_the_score_follows_what_a_clerk_would_say(someone, facts, at_least, at_most):
    base = {"full_name": "Lò Thị Mai", "born": BORN, "sex": "female"}
    points, clues = score(someone(**base), someone(**{**base, **facts}))
    assert at_least <= points <= at_most, clues
    assert all(clue.text for clue in clues)


def test_two_numbers_make_two_people(someone):
    people = [someone(full_name="Lò Thị Mai", born=BORN, sex="female") for _one in range(2)]
    for person, number in zip(people, ("012190001234", "012190001235"), strict=True):
        keep_identity(person, number)
    assert score(*people)[0] < 50


def test_a_pair_says_why_field_by_field(pair, told):
    found = told(*pair)
    assert found.points >= 80
    assert "+35 cùng họ tên" in found.clues and "cùng ngày sinh 12/5/1990" in found.clues
    assert "cùng điện thoại" in found.clues


def test_merged_they_are_one_life_and_split_they_are_two_again(pair, told, step, as_):
    old, new = pair
    found = told(old, new)
    assert step(found, "merged").status_code == 302
    episodes = all_of(Membership).filter(person=old)
    assert episodes.count() == 2 and all_of(Membership).filter(person=new).count() == 0
    assert {one.sort_key for one in episodes} == {old.sort_key}
    listed = as_("officer", "CS001").get(reverse("members-people-list")).content.decode()
    assert old.code in listed and new.code not in listed
    step(found, "suspected")
    assert all_of(Membership).get(person=new).joined_on == dt.date(2024, 1, 1)
    assert all_of(Person).get(pk=new.pk).merged_into is None and found.moved == []


def test_two_who_stand_on_rolls_now_are_not_merged(pair, told, step, member):
    old, new = pair
    member(person=old, unit="CS002", joined_on=dt.date(2025, 1, 1), entry="reinstated")
    found = told(old, new)
    answer = step(found, "merged")
    assert answer.status_code == 422 and "Cả hai đang là đoàn viên" in answer.content.decode()
    assert all_of(Membership).filter(person=new).count() == 1


def test_the_number_of_the_merged_leads_to_the_one_that_stayed(pair, told, step, as_):
    old, new = pair
    keep_identity(new, "012190001234")
    new.save()
    step(told(old, new), "merged")
    data = {"unit": "CS001", "full_name": "Lò Mai", "sex": "female", "nationality": "Việt Nam",
            "identity_number": "012190001234", **LINES}  # fmt: skip
    answer = as_("officer", "CS001").post(reverse("members-people-new"), data)
    assert answer.status_code == 422 and old.code in answer.content.decode()


def test_the_scan_finds_pairs_once_and_only_in_reach(pair, someone, as_):
    someone(full_name="Lò Văn Khác", born=BORN)
    someone("CS101", full_name="Lò Thị Mai", born=BORN, sex="female")
    url = reverse("members-scan")
    for _time in range(2):
        client = as_("officer", "CS001")
        assert "không tự gộp ai" in client.get(url).content.decode()
        client.post(url)
        while run_next():
            pass
        assert Job.objects.first().state == "done", Job.objects.first().message
    [found] = all_of(Duplicate)
    assert {found.person, found.other} == set(pair) and found.status == "suspected"


@pytest.mark.parametrize(
    ("name", "born", "unit", "told"),
    [
        ("Lò Mai", BORN, "CS001", True),
        ("Lò Thị Mai", BORN.replace(day=BORN.month, month=BORN.day), "CS001", True),
        ("Lò Thị Mai", BORN.replace(year=BORN.year - 1), "CS001", False),
        ("Lò Mai", BORN, "CS002", False),
    ],
    ids=["middle word lost", "day and month turned", "another year", "another union"],
)
def test_within_one_union_nearly_the_same_is_told(someone, as_, name, born, unit, told):
    someone(full_name="Lò Thị Mai", born=BORN, sex="female")
    someone(unit, full_name=name, born=born, sex="female")
    as_("officer", "TA").post(reverse("members-scan"))
    while run_next():
        pass
    assert all_of(Duplicate).exists() == told


def test_who_looks_the_same_is_told_while_the_form_is_filled(pair, as_):
    old, _new = pair
    typed = {
        "full_name": "Lo Thi Mai",
        "born": "12/5/1990",
        "sex": "",
        "phone": "x",
        "unit": "",
    }
    alike = reverse("members-people-alike")
    page = as_("officer", "CS001").post(alike, typed).content.decode()
    assert (
        f"/people/{old.pk}/" in page and "họ tên chỉ khác dấu" in page and "cùng ngày sinh" in page
    )
    own = source(as_("officer", "CS001").post(alike, {**typed, "own": old.pk}))
    assert f"/people/{old.pk}/" not in own, "nobody is told of the record being edited"
    others = source(as_("officer", "CS002").post(alike, typed))
    assert "Mai" not in others, "people of another union are not shown"
    empty = as_("officer", "CS001").post(alike, {"full_name": "Lò", "born": "31/2/1990"})
    assert empty.status_code == 200 and not empty.content.strip()


@pytest.mark.browser
@pytest.mark.realtime
@pytest.mark.django_db(transaction=True)
def test_the_form_says_so_by_itself(page, sign_in, pair):
    sign_in("officer", "CS001")
    page.goto(reverse("members-people-new"))
    page.fill("[name=full_name]", "Lò Thị Mai")
    page.fill("[name=born]", "12/5/1990")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=Có thể đã có hồ sơ người này")
    assert page.locator(".notice li").count() == 2


def test_kept_numbers_of_people_follow_a_merger_and_its_undoing(someone, enter, world):
    """Two at two activities are two; as one person they are one, wherever the records are kept."""
    keep = someone("CS002", full_name="Lò Thị Mai", born=BORN, sex="female")
    gone = someone(full_name="LÒ THỊ MAI", born=BORN, sex="female")
    for n, person in enumerate((keep, gone)):
        held = enter("welfare/activities", "CS001", title=f"Giải {n}")
        write_lines(held, "participants", {"person": person.pk})
    year = Period(dt.date(2026, 1, 1), dt.date(2026, 6, 15))
    span = Span.objects.create(start=year.start, end=year.end, tree=year.end)
    recounting.keep(span, ["activities.persons"])
    span.refresh_from_db()
    catch_up()
    found = save(Duplicate(unit=keep.unit, person=keep, other=gone), actor=SYSTEM)
    for state, number in (("merged", 1), ("suspected", 2)):
        step_at(found, state)
        catch_up()
        assert figures.value("activities.persons", world["CS001"], year, year.end) == number
        assert list(proving.differences(span)) == []


def step_at(pair, state):
    pair.refresh_from_db()
    pair.status = state
    save(pair, actor=SYSTEM)


def test_two_admissions_of_one_person_are_one_and_a_return(someone, member, told, step):
    """As unions really write them: each admitted him; parted again each has its own back."""
    old = someone(full_name="Lò Thị Mai", born=BORN, sex="female")
    new = someone(full_name="Lò Mai", born=BORN, sex="female")
    stood(member, old)
    member(person=new, joined_on=dt.date(2024, 1, 1))
    pair = told(old, new)
    assert step(pair, "merged").status_code == 302
    entries = list(all_of(Membership).order_by("joined_on").values_list("person", "entry"))
    assert entries == [(old.pk, "admitted"), (old.pk, "reinstated")]
    assert step(pair, "suspected").status_code == 302
    entries = list(all_of(Membership).order_by("joined_on").values_list("person", "entry"))
    assert entries == [(old.pk, "admitted"), (new.pk, "admitted")]


def test_who_stood_on_two_rolls_at_once_is_not_merged_until_the_days_are_mended(
    someone, member, told, step
):
    old, new = (someone(full_name=name, born=BORN) for name in ("Lò Thị Mai", "Lò Mai"))
    stood(member, old)
    member(person=new, joined_on=dt.date(2021, 6, 1), entry="existing")
    answer = step(told(old, new), "merged")
    assert answer.status_code == 422 and "cùng ở sổ một thời gian" in answer.content.decode()


def test_only_who_may_write_at_both_unions_merges_their_people(someone, told, as_):
    mine, other = someone(full_name="Lò Thị Mai"), someone("CS101", full_name="Lò Thị Mai")
    pair = told(mine, other)
    url = reverse("members-duplicates-step", args=[pair.pk])
    answer = as_("officer", "CS001").post(url, {"state": "merged"})
    assert answer.status_code == 422 and "cần quyền ở cả" in answer.content.decode()
    other.refresh_from_db()
    assert other.merged_into is None
    assert as_("officer", "TLD").post(url, {"state": "merged"}).status_code == 302
    assert as_("officer", "CS001").post(url, {"state": "suspected"}).status_code == 422
