"""The facts of the demo world hang together."""

import json
from collections import Counter
from pathlib import Path

import pytest

import congdoan
from congdoan.orgs.kinds import BASE, UPPER, Kind, Ownership, Sector, may_hang

HOME = Path(congdoan.__file__).parent / "web" / "demo" / "data"


def load(name):
    return json.loads((HOME / f"{name}.json").read_text(encoding="utf-8"))


UNITS = {unit["code"]: unit for unit in load("units")}


def below(code):
    return [unit for unit in UNITS.values() if unit["parent"] == code]


def test_every_unit_hangs_where_its_kind_may():
    assert len(UNITS) == len(load("units"))
    for unit in UNITS.values():
        above = UNITS.get(unit["parent"])
        assert unit["kind"] in Kind.values
        assert may_hang(unit["kind"], above and above["kind"]), unit["code"]
        assert above is None or above["founded"] <= unit["founded"], unit["code"]


def test_parents_come_before_their_children():
    seen = {None}
    for unit in load("units"):
        assert unit["parent"] in seen, unit["code"]
        seen.add(unit["code"])


def test_grassroots_unions_say_what_sector_they_are_of():
    for unit in UNITS.values():
        base = unit["kind"] in BASE
        assert not base or unit["sector"] in Sector.values, unit["code"]
        assert unit["ownership"] in (*Ownership.values, None), unit["code"]
        if unit["kind"] == "NDCS":
            assert (unit["sector"], unit["ownership"]) == ("guild", None), unit["code"]
        elif base:
            assert unit["ownership"], unit["code"]


def test_province_of_the_sample_has_twenty_upper_unions():
    upper = below("M000")
    assert len(upper) == 20
    assert {unit["kind"] for unit in upper} <= set(UPPER)
    assert all(2 <= len(below(unit["code"])) <= 3 for unit in upper)
    assert [len(below(code)) for code in ("HGI-BQ", "LDO-BL", "THA-VC-VP")] == [4, 4, 4]


def test_balanced_shares_make_three_thousand_and_one_proposed_share_is_short():
    shares = load("assignment-000")
    upper = {unit["code"] for unit in below("M000")}
    totals = {}
    for kind in ("proposed", "balanced"):
        assert {row["unit"] for row in shares[kind]} == upper
        totals[kind] = [sum(row[cut] for row in shares[kind]) for cut in ("formal", "informal")]
    assert totals["balanced"] == [shares["formal"], shares["informal"]] == [2800, 200]
    assert totals["proposed"] == [2800 - shares["short"]["missing"], 200]
    pairs = zip(shares["proposed"], shares["balanced"], strict=True)
    assert [b["unit"] for a, b in pairs if a != b] == [shares["short"]["unit"]]


@pytest.fixture(scope="module")
def year():
    return load("thanhhoa-2024")


def test_forty_six_members_sit_in_four_groups(year):
    members = year["members"]
    assert len({m["code"] for m in members}) == len({m["name"] for m in members}) == 46
    assert Counter(m["sex"] for m in members) == {"M": 30, "F": 16}
    for group in year["groups"]:
        inside = [m for m in members if m["group"] == group["unit"]]
        women = sum(m["sex"] == "F" for m in inside)
        assert (len(inside), women) == (group["members"], group["women"])
        assert UNITS[group["unit"]]["parent"] == year["unit"]


def test_identities_of_the_yearly_report_hold(year):
    assert sum(drive["total"] for drive in year["drives"]) == 136_225_000
    assert len(year["drives"]) == 4
    assert len(year["studies"]) == 5
    assert Counter(prize["rank"] for prize in year["prizes"]) == {1: 2, 2: 1}
    assert sorted(Counter(row["kind"] for row in year["learning"]).values()) == [1, 1, 4]
    assert year["commitments"]["signed"] == 46
    for row in year["work_results"]:
        assert not row["parts"] or sum(p["value"] for p in row["parts"]) == row["total"], row
        if "first" in row:
            assert row["last"] - row["first"] + 1 == row["total"] == 7
    totals = sorted(row["total"] for row in year["work_results"])
    assert totals == [1, 2, 4, 6, 7, 7, 9, 41, 41, 162, 173]


def test_everybody_named_in_the_year_is_a_member(year):
    codes = {member["code"] for member in year["members"]}
    women = {member["code"] for member in year["members"] if member["sex"] == "F"}
    named = [row["member"] for part in ("officials", "prizes", "learning") for row in year[part]]
    named += [code for study in year["studies"] for code in study["absent"]]
    assert set(named) <= codes
    assert all(s["attendances"] + len(s["absent"]) == len(codes) for s in year["studies"])
    assert {p["member"] in women for p in year["prizes"] if "nữ" in p["sport"]} == {True}


def test_eight_months_have_no_sport(year):
    played = {int(row["date"][5:7]) for row in year["activities"] if row["kind"] == "sport"}
    assert year["months_without_sport"] == [n for n in range(1, 13) if n not in played]
    assert len(year["months_without_sport"]) == 8


def test_names_are_many_enough_for_people():
    names = load("names")
    assert len({row["name"] for row in names["family"]}) == len(names["family"]) >= 60
    assert all(row["weight"] > 0 for row in names["family"])
    for sex in "MF":
        assert len(set(names["given"][sex])) == len(names["given"][sex]) >= 100
        assert names["middle"][sex]
