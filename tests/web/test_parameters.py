"""The values of the law on a page: what is missing is asked for, numbers and tables are written from a day."""

import datetime as dt
from decimal import Decimal

import pytest

from congdoan.access.models import Role
from congdoan.base.errors import NotSet
from congdoan.base.parameters import shipped
from congdoan.trail.parameters import ParameterEntry, current
from tests.pages import words

DAY = dt.date(2026, 6, 15)


@pytest.fixture
def admin(as_):
    return as_("manager", "TA")


def test_a_value_nobody_entered_is_asked_of_the_administrator_and_then_used(as_):
    admin = as_("manager", "TLD")
    code, day = "WF-BUACA", dt.date(2026, 6, 15)
    with pytest.raises(NotSet) as asked:
        current().value(code, day)
    assert "người quản trị" in asked.value.message
    page = words(admin.get("/parameters/"))
    assert code in page and shipped().rows(code)[0].name in page
    bad = admin.post(
        "/parameters/", {"code": code, "value": "", "valid_from": "1/1/2026", "source": "x"}
    )
    assert bad.status_code == 422
    admin.post(
        "/parameters/",
        {"code": code, "value": "25000", "valid_from": "1/1/2026", "source": "NQ 01"},
    )
    assert current().value(code, day) == 25000
    with pytest.raises(NotSet):
        current().value(code, dt.date(2025, 12, 31))
    assert "NQ 01" in words(admin.get("/parameters/"))


def test_a_table_of_bands_is_shown_as_lines_and_not_overwritten_by_a_number(as_):
    admin = as_("manager", "TLD")
    said = {"code": "BCH-CDCS", "value": "9", "valid_from": "1/1/2026", "source": "x"}
    refused = admin.post("/parameters/", said)
    assert "chưa có mức nào" in words(refused, 422)
    assert not ParameterEntry.objects.exists()
    page = words(admin.get("/parameters/"))
    assert "2.340.000" in page and "{'" not in page and "0,02" in page and "members_min" not in page


def asked(client, code):
    """What the form of that parameter begins with: {field: what stands in it}."""
    form = client.get(f"/parameters/?code={code}").context["form"]
    return {field.name: field.field.widget.format_value(field.value()) or "" for field in form}


def test_a_table_is_written_number_by_number_and_holds_from_its_day(as_):
    admin = as_("manager", "TLD")
    said = asked(admin, "ORG-MIN-CDX")
    assert (said["value-0"], said["value-1"]) == ("1.500", "10")
    said |= {"value-0": "1.000", "valid_from": "1/3/2026", "source": "NQ 02"}
    assert admin.post("/parameters/", said).status_code == 302
    before, after = dt.date(2026, 2, 28), dt.date(2026, 3, 1)
    assert current().value("ORG-MIN-CDX", before) == {"members_min": 1500, "cdcs_min": 10}
    assert current().value("ORG-MIN-CDX", after) == {"members_min": 1000, "cdcs_min": 10}
    assert "đoàn viên ít nhất: 1.000" in words(admin.get("/parameters/"))


def test_bands_are_added_taken_away_and_kept_exact(as_):
    admin = as_("manager", "TLD")
    said = asked(admin, "KPCD-REDUCE-COND")
    # from, to, share, number; the first band loses its share, the second gets one, a fourth comes.
    said |= {"value-0-2": "", "value-1-2": "0,125", "value-2-1": "1.999"}
    said |= {"value-3-0": "2.000", "value-3-3": "150", "valid_from": "1/6/2026", "source": "NĐ"}
    assert admin.post("/parameters/", said).status_code == 302
    assert current().value("KPCD-REDUCE-COND", dt.date(2026, 6, 1)) == [
        {"from": 0, "to": 199, "cut": 30},
        {"from": 200, "to": 1000, "cut_ratio": Decimal("0.125"), "cut": 50},
        {"from": 1001, "to": 1999, "cut": 100},
        {"from": 2000, "to": None, "cut": 150},
    ]
    assert current().band("KPCD-REDUCE-COND", dt.date(2026, 6, 1), 5000)["cut"] == 150


@pytest.mark.parametrize(
    ("code", "changed", "sentence"),
    [
        ("BCH-CDCS", {"value-1-0": "20"}, "các mức không được trùng"),
        ("BCH-CDCS", {"value-0-1": "", "value-1-0": "0"}, "các mức không được trùng"),
        ("BCH-CDCS", {"value-1-2": ""}, "Dòng 2 chưa có «nhiều nhất»"),
        ("BCH-CDCS", {"value-0-1": "-3"}, "«Đến» nhỏ hơn «Từ»"),
        ("ORG-MIN-CDX", {"value-0": "nhiều"}, "Ghi một số, ví dụ"),
        ("ORG-MIN-CDX", {"value-0": ""}, "bắt buộc"),
        ("PRIV-DSAR", {"value-1-0": "30"}, "Số sau phải từ số trước trở lên"),
    ],
)  # fmt: skip
def test_a_table_that_cannot_hold_says_where_and_keeps_what_was_typed(as_, code, changed, sentence):
    admin = as_("manager", "TLD")
    said = asked(admin, code) | {"valid_from": "1/6/2026", "source": "NĐ 1"} | changed
    refused = admin.post("/parameters/", said)
    assert sentence in words(refused, 422)
    form = refused.context["form"]
    assert {name: form[name].value() or "" for name in changed} == changed
    assert not ParameterEntry.objects.exists()


@pytest.mark.parametrize("code", sorted({row.code for row in shipped() if row.value is not None}))
def test_every_parameter_written_as_it_is_stays_as_it_is(as_, code):
    """The form of any shape gives back what it was given."""
    admin = as_("manager", "TLD")
    held = current().row(code, DAY)
    said = asked(admin, code) | {"valid_from": "15/6/2026", "source": "chép lại"}
    assert admin.post("/parameters/", said).status_code == 302
    assert current().value(code, DAY) == (held or current().rows(code)[-1]).value


def test_a_rule_that_is_over_is_not_asked_for(as_):
    page = words(as_("manager", "TLD").get("/parameters/"))
    assert "WF-BUACA" in page and "NORM-OLD" not in page


@pytest.mark.parametrize("url", ["/parameters/", "/roles/new/"])
def test_what_holds_for_every_unit_is_written_at_the_top_only(admin, url):
    said = {
        "code": "WF-BUACA",
        "value": "1",
        "valid_from": "1/1/2026",
        "source": "x",
        "name": "Mới",
    }
    assert admin.post(url, said).status_code == 403
    assert not ParameterEntry.objects.exists() and not Role.objects.filter(name="Mới").exists()
