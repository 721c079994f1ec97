"""Where a union is reached, its seal and its account: on its page and its papers, the account not for mere readers."""

import datetime as dt

import pytest
from django.urls import reverse

from congdoan.cadres.registers.profile import Profile
from congdoan.direction.documents.paper import build
from tests.direction.documents import drafted
from tests.pages import words
from tests.sweeps.hands import typed
from tests.web.test_units import change

pytestmark = pytest.mark.django_db
STANDS = {"since": "2026-01-01", "until": ""}
CONTACT = "Địa chỉ: Số 12 đường Trần Phú, phường Tân Phong; Điện thoại: 0213 387 6543; Thư điện tử: congdoan@example.vn"


@pytest.fixture
def profile(enter):
    return enter("cadres/profiles", **STANDS)


def unit_page(as_, role, world, day="2026-06-15"):
    at = reverse("unit", args=[world["CS001"].pk])
    return words(as_(role, "CS001").get(at, {"day": day}))


def test_the_unit_s_page_tells_it_and_leads_to_it(profile, as_, world):
    page = unit_page(as_, "officer", world)
    for said in ("Số 12 đường Trần Phú", "0213 387 6543", "congdoan@example.vn", "128/ĐKMD, đăng ký ngày 04/8/2025",
                 "113000045678 – Agribank Lai Châu"):  # fmt: skip
        assert said in page
    at = as_("officer", "CS001").get(reverse("unit", args=[world["CS001"].pk]))
    assert reverse("cadres-profiles-detail", args=[profile.pk]) in at.text


def test_who_only_reads_sees_neither_account_nor_bank(profile, as_, world):
    client = as_("reader", "CS001")
    for page in (unit_page(as_, "reader", world),
                 client.get(reverse("cadres-profiles-detail", args=[profile.pk])).text,
                 client.get(reverse("cadres-profiles-list")).text):  # fmt: skip
        assert "113000045678" not in page and "Agribank" not in page
        assert "Trần Phú" in page


def test_where_nothing_is_written_who_may_is_led_to_the_form(as_, world):
    assert "Ghi địa chỉ, điện thoại" in unit_page(as_, "officer", world)
    assert "Ghi địa chỉ, điện thoại" not in unit_page(as_, "reader", world)


def test_a_new_address_leaves_the_old_one_on_its_days(profile, as_, world):
    old = Profile.all_rows.get()
    old.until = dt.date(2026, 5, 31)
    old.save()
    new = typed(old.register, world["CS001"], address="Số 1 Lê Duẩn", since="2026-06-01", until="")
    assert as_("officer", "CS001").post(reverse("cadres-profiles-new"), new).status_code == 302
    assert "Số 1 Lê Duẩn" in unit_page(as_, "officer", world)
    assert "Trần Phú" in unit_page(as_, "officer", world, "2026-05-01")


@pytest.mark.parametrize(
    ("facts", "field", "why"),
    [
        ({"account_no": "12AB"}, "account_no", "6 đến 20 chữ số"),
        ({"bank": ""}, None, "Mở tại"),
        ({"seal_no": ""}, None, "Số đăng ký mẫu dấu"),
        ({"until": "2025-01-01"}, None, "không thể trước «Áp dụng từ»"),
    ],
)
def test_what_does_not_fit_is_said_with_its_field(as_, world, facts, field, why):
    form = typed(Profile.register, world["CS001"], **{**STANDS, **facts})
    answer = as_("officer", "CS001").post(reverse("cadres-profiles-new"), form)
    assert answer.status_code == 422 and why in answer.text
    assert field is None or field in answer.context["form"].errors
    assert not Profile.all_rows.exists()


def test_two_profiles_do_not_stand_at_once(profile, as_, world):
    form = typed(Profile.register, world["CS001"], **{**STANDS, "since": "2026-06-01"})
    answer = as_("officer", "CS001").post(reverse("cadres-profiles-new"), form)
    assert answer.status_code == 422 and "đang có hồ sơ áp dụng" in answer.text


def test_an_odd_telephone_is_kept_and_said(as_, world):
    form = typed(Profile.register, world["CS001"], **{**STANDS, "phone": "0213 38"})
    answer = as_("officer", "CS001").post(reverse("cadres-profiles-new"), form, follow=True)
    assert Profile.all_rows.get().phone == "0213 38" and "có 6 chữ số" in answer.text


def test_a_letter_bears_it_at_its_foot_and_a_plan_does_not(profile, as_, world):
    client = as_("manager", "CS001")
    letter = drafted(client, world["CS001"], kind="letter", addressees="LĐLĐ tỉnh")
    assert build(letter).contact == CONTACT
    assert build(drafted(client, world["CS001"])).contact == ""


def test_it_ends_with_its_union(profile, as_, world):
    change(as_("manager", "TA"), world["CS001"], "dissolve", effective="15/6/2026", number="9/QĐ")
    assert Profile.all_rows.get().until == dt.date(2026, 6, 14)
