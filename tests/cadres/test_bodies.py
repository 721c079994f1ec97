"""Committees by their term: how long they may sit, how many may, who does, and who is reminded."""

import datetime as dt
import re

import pytest

from congdoan.cadres.registers.body import Body
from congdoan.direction.tasks import reminding
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from congdoan.trail.models import Notice
from tests.growing import SYSTEM, example
from tests.sweeps.hands import typed

DAY = dt.date


@pytest.fixture
def faults(world):
    """{field: [sentence]} the form says of the example so changed."""

    def judge(unit="CS001", **changes):
        data = example(REGISTERS["cadres/bodies"], world[unit], changes)
        return dict(form_class(REGISTERS["cadres/bodies"])(data, actor=SYSTEM).errors)

    return judge


@pytest.fixture
def members(enter):
    """members(60): so many stand on the roll of CS001 since 2025."""

    def make(number):
        for place in range(number):
            who = enter("members/people", code="", full_name=f"Lò Thị {place}").pk
            enter("members/memberships", person=who, card_no="", joined_on="2025-01-01")

    return make


def test_a_term_lasts_five_years_and_a_provisional_one_twelve_months(enter):
    assert enter("cadres/bodies").until == DAY(2030, 10, 11)
    provisional = {"how": "provisional", "kind": "women", "term": ""}
    assert enter("cadres/bodies", **provisional).until == DAY(2026, 10, 11)


def test_beyond_the_term_it_takes_the_consent_of_the_level_above(faults):
    assert "Muộn nhất là 11/10/2030" in str(faults(until="2031-01-01")["until"])
    assert not faults(until="2031-01-01", consent_no="5/CV-LĐLĐ")
    assert "Muộn nhất là 11/4/2033" in str(
        faults(until="2034-01-01", consent_no="5/CV-LĐLĐ")["until"]
    )
    long = {"how": "provisional", "until": "2027-10-11"}
    assert "Muộn nhất là 11/10/2026" in str(faults(**long)["until"])
    assert not faults(**long, consent_no="5/CV-LĐLĐ")


def test_seats_go_by_the_members_of_the_day_and_its_norm(faults, members):
    assert "Khung số uỷ viên là 3" in str(faults(seats=5)["seats"])
    members(50)
    assert not faults(seats=5)
    assert "Khung số uỷ viên là 5 (50 đoàn viên)" in str(faults(seats=7)["seats"])
    # Before 29 August 2025 the norm of 2024 gave 7.
    assert not faults(seats=7, since="2025-08-28")


def test_a_standing_board_takes_nine_and_a_third(faults, enter):
    enter("cadres/bodies", seats=3)
    assert "cần từ 9 uỷ viên" in str(faults(kind="standing", seats=3)["seats"])
    Body.all_rows.update(seats=9)
    assert not faults(kind="standing", seats=3)
    assert "1/3 Ban Chấp hành" in str(faults(kind="standing", seats=4)["seats"])


def test_a_small_union_has_no_inspection_committee(faults, members):
    assert "cử một uỷ viên làm kiểm tra" in str(faults(kind="inspection")["kind"])
    members(30)
    assert not faults(kind="inspection")


def test_a_peoples_inspectorate_goes_by_the_law_whoever_consents(enter, faults):
    people = {"kind": "people", "seats": 5, "since": "2025-10-12", "term": "2025-2027"}
    assert enter("cadres/bodies", **people).until == DAY(2027, 10, 11)
    again = {**people, "since": "2026-01-12", "consent_no": "5/CV-LĐLĐ", "grounds": "Hợp nhất"}
    late = faults(unit="CS002", **{**again, "until": "2028-01-12"})
    assert "Nhiệm kỳ Ban Thanh tra nhân dân do luật định, muộn nhất là 11/01/2028" in str(late)
    for seats in (2, 10):
        odd = faults(unit="CS002", **{**again, "seats": seats})
        assert "từ 3 đến 9 thành viên" in str(odd["seats"])
    assert not faults(unit="CS002", **{**again, "seats": 9})


def test_an_inspection_committee_has_a_ceiling_by_its_level(faults, members, world):
    members(30)
    said = faults(kind="inspection", seats=10)
    assert "Khung số uỷ viên là 9 (Công đoàn cơ sở)" in str(said["seats"])
    assert not faults(kind="inspection", seats=9)
    said = faults("TA", kind="inspection", seats=6)
    assert "Khung số uỷ viên là 5 (30 đoàn viên)" in str(said["seats"])
    assert not faults("TA", kind="inspection", seats=6, since="2025-08-28"), "not before KH 22"
    assert not faults("TA", kind="inspection", seats=6, consent_no="5/CV-TLĐ", grounds="Hợp nhất")


@pytest.mark.parametrize(
    ("kind", "since", "most"),
    [("CDCSTV", "2025-10-12", 15), ("CDBP", "2025-10-12", 7), ("CDBP", "2025-01-02", 7), ("CDTD", "2025-10-12", 27)],
)  # fmt: skip
def test_some_kinds_of_unit_have_a_ceiling_whatever_their_members(faults, world, kind, since, most):
    unit = world["CS001"]
    unit.kind = kind
    unit.save()
    told = {"since": since, "recognised_on": ""}
    assert not faults(seats=most, **told)
    assert f"Khung số uỷ viên là {most} " in str(faults(seats=most + 1, **told)["seats"])


@pytest.mark.parametrize(
    ("name", "since", "most"),
    [("Liên đoàn Lao động thành phố Hà Nội", "2025-10-12", 55), ("LĐLĐ Thành phố Hồ Chí Minh", "2025-10-12", 65),
     ("LĐLĐ Thành phố Hồ Chí Minh", "2025-01-02", 55), ("Liên đoàn Lao động tỉnh Lai Châu", "2025-10-12", 15)],
)  # fmt: skip
def test_two_cities_have_ceilings_of_their_own(faults, world, name, since, most):
    world["TA"].versions.update(name=name)
    told = {"since": since, "recognised_on": ""}
    assert not faults("TA", seats=most, **told)
    assert f"Khung số uỷ viên là {most} " in str(faults("TA", seats=most + 1, **told)["seats"])


def test_beyond_the_norm_it_takes_consent_and_a_reason(faults):
    merged = {"seats": 7, "grounds": "Hợp nhất hai công đoàn cơ sở, giữ tổng số uỷ viên cũ"}
    assert "Khung số uỷ viên là 3" in str(faults(seats=7, consent_no="5/CV-LĐLĐ")["seats"])
    assert "Văn bản cấp trên đồng ý" in str(faults(**merged))
    assert not faults(**merged, consent_no="5/CV-LĐLĐ")
    # A third of the executive committee is no number to be agreed upon.
    assert "seats" in faults(**merged, kind="standing", consent_no="5/CV-LĐLĐ")


def test_a_womens_committee_of_few_women_is_doubted_and_kept(as_, world, members):
    def save():
        data = typed(REGISTERS["cadres/bodies"], world["CS001"], kind="women", seats=3, term="")
        return as_("officer", "CS001").post("/cadres/bodies/new/", data, follow=True)

    members(9)
    assert "Thường lập từ 10 đoàn viên nữ (đang có 9)" in save().content.decode()
    assert Body.all_rows.count() == 1
    Body.all_rows.update(ended_on=DAY(2026, 1, 1))
    members(1)
    assert "Thường lập từ" not in save().content.decode()


def test_one_sits_at_a_time(faults, enter):
    first = enter("cadres/bodies", ended_on="")
    assert "đang có ban này" in str(faults(since="2026-01-01", ended_on=""))
    first.ended_on = DAY(2026, 1, 1)
    first.save()
    assert not faults(since="2026-01-01", ended_on="")


def test_a_day_before_the_norms_asks_for_the_end_of_the_term(faults):
    assert "Ghi ngày hết nhiệm kỳ" in str(faults(since="2018-01-01", recognised_on="")["until"])
    assert not faults(since="2018-01-01", until="2022-12-31", ended_on="2022-12-31")


def test_its_page_says_who_sits_and_who_is_lacking(enter, as_):
    body = enter("cadres/bodies")
    enter("cadres/officials")
    page = as_("officer", "CS001").get(f"/cadres/bodies/{body.pk}/").content.decode()
    said = page[page.index("Đang giữ chức") :]
    assert said.index("Còn thiếu so với số đã quyết") < said.index("Bầu bổ sung trong nhiệm kỳ")
    assert "nhiều nhất 2" in said


def test_its_page_says_how_many_women_sit_and_how_old_those_in_office_are(enter, as_):
    body = enter("cadres/bodies", seats=3)

    def said():
        page = as_("officer", "CS001").get(f"/cadres/bodies/{body.pk}/").content.decode()
        told = re.findall(r"<dt>([^<]*)</dt>\s*<dd>(?:<a [^>]*>)?([^<]*)", page)
        return {label: " ".join(value.split()) for label, value in told}

    assert not {"Trong đó nữ", "Tuổi bình quân"} & set(said())
    people = [
        ("chair", "female", "1986-06-15"),
        ("vice_chair", "male", "1986-06-16"),
        ("committee", "male", ""),
    ]
    for place, (position, sex, born) in enumerate(people):
        one = enter("members/people", code="", full_name=f"Lò Ban {place}", sex=sex, born=born).pk
        enter("cadres/officials", person=one, position=position)
        if position == "chair":
            enter("cadres/officials", person=one, position="committee")
    told = said()
    assert told["Đang giữ chức"] == "3" and told["Trong đó nữ"] == "1 (33,3 %)"
    assert told["Tuổi bình quân"] == "39,5"


def test_its_union_is_reminded_before_the_term_ends_and_the_one_above_when_it_has(enter, person):
    keeper, above = person("officer", "CS001"), person("officer", "HA1")
    enter("cadres/bodies", since="2021-06-20", recognised_on="", seats=3, ended_on="")
    reminding.remind(DAY(2026, 6, 18))
    assert Notice.objects.filter(user=keeper, text__startswith="Sắp đến hạn 19/6/2026").exists()
    reminding.remind(DAY(2026, 6, 25))
    assert Notice.objects.filter(user=above, text__contains="trễ hạn 19/6/2026").exists()


def test_posts_are_told_beside_those_who_fill_them(enter, as_):
    posts = enter("cadres/staffing", posts=2)
    enter("cadres/officials", full_time=True)
    page = as_("officer", "CS001").get(f"/cadres/staffing/{posts.pk}/").content.decode()
    assert "Còn khuyết" in page and "measure=officials.count.full_time" in page
