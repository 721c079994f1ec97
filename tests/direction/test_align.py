"""A document read in is held against the programme from above; what it lowers must be explained."""

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Reading
from tests.direction.hands import adopt, confirm_all, give

TEXT = """KẾ HOẠCH
Công tác năm 2026

I. CHỈ TIÊU
- Kết nạp tăng thêm 120 đoàn viên công đoàn trong năm 2026.
- Có ít nhất {rate}% công đoàn cơ sở ban hành quy chế dân chủ ở cơ sở.
- Trồng 500 cây xanh quanh nhà xưởng.
"""


@pytest.fixture
def officer(as_):
    return as_("officer", "HA1")


@pytest.fixture
def reading(officer, above):
    for target, quote in zip(
        [one.target for one in above.items.order_by("pk") if one.target],
        ["Toàn tỉnh tăng thêm 3.000 đoàn viên công đoàn", "90% công đoàn cơ sở ban hành quy chế dân chủ"],
        strict=True,
    ):  # fmt: skip
        type(target).all_rows.filter(pk=target.pk).update(quote=quote)
    give(officer, "ke-hoach.txt", TEXT.format(rate=75).encode())
    return Reading.all_rows.get()


def page(client, reading, **query):
    return client.get(reverse("direction-align", args=[reading.pk]), query)


def states(answer):
    return {row["pair"].state for _title, rows in answer.context["parts"] for row in rows}


def follow(client, reading, above):
    url = reverse("direction-align", args=[reading.pk])
    return client.post(f"{url}?upper={above.pk}", {"follow": "this"})


def test_nothing_is_compared_before_a_programme_is_chosen(officer, reading, above):
    answer = page(officer, reading)
    assert answer.context["above"] is None and above in answer.context["choices"]


def test_shares_lowered_rates_missing_tasks_and_own_targets_are_told_apart(
    officer, reading, above
):  # fmt: skip
    answer = page(officer, reading, upper=above.pk)
    assert states(answer) == {"share", "lowered", "left_out", "own"}
    assert "Lý do thấp hơn" in answer.content.decode()


def test_a_lower_value_is_not_adopted_without_a_reason_and_then_keeps_it(
    officer, reading, above
):  # fmt: skip
    follow(officer, reading, above)
    confirm_all(officer, reading)
    refused = adopt(officer, reading)
    assert refused.status_code == 422 and "thấp hơn cấp trên giao" in refused.content.decode()
    assert Programme.all_rows.filter(unit__code="HA1").count() == 0
    lowered = reading.findings.get(data__value=75)
    url = reverse("direction-align", args=[reading.pk])
    officer.post(url, {"finding": lowered.pk, "reason": "Nhiều cơ sở mới thành lập"})
    assert adopt(officer, reading).status_code == 302
    own = Programme.all_rows.get(parent=above)
    item = own.items.get(text__contains="75%")
    assert item.reason == "Nhiều cơ sở mới thành lập"
    assert item.source.record_id == above.pk


def test_the_coverage_page_shows_what_the_document_took_up(officer, reading, above):
    follow(officer, reading, above)
    lowered = reading.findings.get(data__value=75)
    url = reverse("direction-align", args=[reading.pk])
    officer.post(url, {"finding": lowered.pk, "reason": "Mới thành lập"})
    confirm_all(officer, reading)
    adopt(officer, reading)
    own = Programme.all_rows.get(parent=above)
    shown = officer.get(reverse("direction-coverage", args=[own.pk])).context["rows"]
    assert [row.state for row, *_label in shown] == ["share", "lowered", "left_out"]


def test_a_programme_of_another_branch_is_no_upper_programme(as_, officer, reading, above):
    assert page(officer, reading, upper=99999).status_code == 404
    assert page(as_("officer", "TB"), reading).status_code == 404
    assert as_("reader", "HA1").post(
        f"{reverse('direction-align', args=[reading.pk])}?upper={above.pk}", {"follow": "this"}
    ).status_code in (302, 403)
    reading.refresh_from_db()
    assert reading.follows is None


def test_following_can_be_taken_back(officer, reading, above):
    follow(officer, reading, above)
    officer.post(reverse("direction-align", args=[reading.pk]), {"follow": "none"})
    reading.refresh_from_db()
    assert reading.follows is None
