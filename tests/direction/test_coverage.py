"""A lower unit makes the programme from above its own; what it lowers, it explains."""

from decimal import Decimal

import pytest
from django.urls import reverse

from congdoan.direction.registers.programme import Programme
from congdoan.indicators.registers.target import Target


@pytest.fixture
def officer(below):
    return below


def take(client, own, item, **data):
    return client.post(reverse("direction-take", args=[own.pk, item.pk]), data, follow=True)


def states(client, own):
    page = client.get(reverse("direction-coverage", args=[own.pk]))
    return [row.state for row, *_label in page.context["rows"]]


def test_the_programme_above_is_read_and_followed_from_below(officer, above, own, world):
    assert officer.get(reverse("direction-coverage", args=[above.pk])).status_code == 200
    assert (own.unit, own.status) == (world["HA1"], "draft")
    assert states(officer, own) == ["left_out", "left_out", "left_out"]


def test_items_are_taken_up_with_a_target_of_the_units_own(officer, above, own, world):
    count, rate, task = above.items.order_by("pk")
    take(officer, own, count, value="1.250")
    take(officer, own, rate, value="95")
    take(officer, own, task)
    assert states(officer, own) == ["share", "raised", "taken"]
    made = Target.all_rows.get(parent=count.target)
    assert (made.unit, made.value, made.indicator_id) == (world["HA1"], 1250, "IND-001")


def test_a_lower_rate_needs_a_reason(officer, above, own):
    rate = above.items.get(text="90%")
    refused = take(officer, own, rate, value="80")
    assert "hãy ghi lý do" in refused.content.decode()
    assert own.items.count() == 0 and not Target.all_rows.filter(parent=rate.target).exists()
    take(officer, own, rate, value="80", reason="Nhiều doanh nghiệp mới thành lập")
    assert states(officer, own)[1] == "lowered"
    assert own.items.get().reason == "Nhiều doanh nghiệp mới thành lập"
    take(officer, own, rate, value="90")
    assert states(officer, own)[1] == "taken"


def test_a_share_must_be_named(officer, above, own):
    refused = take(officer, own, above.items.get(text="3.000"))
    assert "Ghi mức mà đơn vị nhận" in refused.content.decode()
    refused = take(officer, own, above.items.get(text="3.000"), value="nhiều")
    assert "phải là số" in refused.content.decode() and own.items.count() == 0


def test_what_is_left_out_again_closes_its_target(officer, above, own):
    rate = above.items.get(text="90%")
    take(officer, own, rate, value="90")
    take(officer, own, rate, leave="1")
    assert own.items.count() == 0
    assert Target.all_rows.get(parent=rate.target).status == "closed"


def test_the_unit_above_sees_who_took_up_what(officer, as_, above, own):
    take(officer, own, above.items.get(text="90%"), value="95")
    page = as_("reader", "TA").get(reverse("direction-coverage", args=[above.pk]))
    found = {item.text: (states, names) for item, states, names in page.context["items"]}
    assert found["90%"][0][0][0] == "reached" and found["90%"][1] == []
    assert found["3.000"][1] == [str(own.unit)]


def test_a_draft_from_above_is_not_read_below(officer, as_, above):
    Programme.all_rows.filter(pk=above.pk).update(status="draft")
    assert officer.get(reverse("direction-coverage", args=[above.pk])).status_code == 404


def test_other_branch_finds_nothing(as_, above, own):
    other = as_("manager", "TB")
    item = above.items.first()
    for programme in (above, own):
        assert other.get(reverse("direction-coverage", args=[programme.pk])).status_code == 404
    assert other.post(reverse("direction-derive", args=[above.pk])).status_code == 404
    assert other.post(reverse("direction-take", args=[own.pk, item.pk])).status_code == 404


def test_an_issued_programme_stands_still(officer, above, own):
    Programme.all_rows.filter(pk=own.pk).update(status="issued")
    answer = take(officer, own, above.items.get(text="90%"), value="95")
    assert "đã ban hành" in answer.content.decode() and own.items.count() == 0


def test_one_programme_of_a_unit_follows_one_above(officer, above, own):
    again = officer.post(reverse("direction-derive", args=[above.pk]), follow=True)
    assert "đã có chương trình" in again.content.decode()
    assert Programme.all_rows.filter(parent=above).count() == 1


def test_coverage_stays_under_thirty_queries(officer, above, own, django_assert_max_num_queries):
    for programme in (above, own):
        with django_assert_max_num_queries(30):
            answer = officer.get(reverse("direction-coverage", args=[programme.pk]))
        assert answer.status_code == 200


def test_a_level_is_typed_as_in_every_form_and_the_same_one_is_neither_higher_nor_lower(
    officer, above, own
):
    rate = above.items.get(text="90%")
    Target.all_rows.filter(pk=rate.target_id).update(value=Decimal("92.3"))
    for typed in ("92,3", "92.3", "92,3 %"):
        assert "lý do" not in take(officer, own, rate, value=typed).content.decode()
        assert states(officer, own)[1] == "taken"
        assert own.items.get().target.value == Decimal("92.3")
