"""People: one record each, the identity number sealed, opened only with a reason and a trace."""

import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from congdoan.members.registers.person import Person
from congdoan.trail.models import SealedLook
from tests.members.conftest import LINES, all_of
from tests.pages import source

NUMBER = "012190001234"  # Lai Châu, a woman of the 20th century, born in 90
NEW = "/members/people/new/"


def typed(**facts):
    kept = {
        "unit": "CS001", "full_name": "Lò Thị Mai", "sex": "female", "born": "12/5/1990",
        "nationality": "Việt Nam", "identity_number": NUMBER,
    }  # fmt: skip
    return {**kept, **LINES, **facts}


@pytest.fixture
def mai(as_):
    answer = as_("officer", "CS001").post(NEW, typed())
    assert answer.status_code == 302, answer.content.decode()
    return all_of(Person).get()


def test_code_is_given(mai):
    assert mai.code == f"DV-{mai.pk:06d}"


def test_number_is_nowhere_plain(mai, as_):
    """Neither in the row, nor in the history, nor on the page of the record."""
    assert NUMBER.encode() not in bytes(mai.identity_sealed)
    with connection.cursor() as cursor:
        for table in ("members_person", "members_personevent"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            assert all(NUMBER not in row for (row,) in cursor.fetchall())
    history = {field.name for field in Person.pgh_event_model._meta.fields}
    assert not history & {"identity_sealed", "identity_mark"}
    page = as_("officer", "CS001").get(f"/members/people/{mai.pk}/").content.decode()
    assert NUMBER not in page and "••••••••1234" in page


def work(place, **facts):
    return {f"jobs-{place}-{name}": value for name, value in facts.items()}


def test_work_is_kept_in_episodes_beside_what_was_learned(as_):
    garment = work(0, started="1/3/2019", ended="31/12/2021", employer="May Hồng Đức", job="Công nhân may",
                   contract="fixed", months="36", direct_worker="on")  # fmt: skip
    trade = work(1, started="1/2/2022", job="Bán hàng", contract="none")
    learned = {"qualifications-0-kind": "trade", "qualifications-0-level": "Bậc 3/7",
               "qualifications-0-awarded_on": "20/6/2020"}  # fmt: skip
    totals = {"jobs-TOTAL_FORMS": "2", "qualifications-TOTAL_FORMS": "1"}
    client = as_("officer", "CS001")
    answer = client.post(NEW, typed(**garment, **trade, **learned, **totals))
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer.url).content.decode()
    for said in ("May Hồng Đức", "31/12/2021", "Không có hợp đồng", "Bậc 3/7", "20/6/2020"):
        assert said in page


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"started": "1/3/2019", "ended": "1/3/2018"}, "không thể trước"),
        ({"started": "1/3/2019", "contract": "none", "months": "12"}, "mới ghi số tháng"),
    ],
)
def test_an_episode_of_work_that_cannot_be_is_refused_and_kept_as_typed(fault, said, as_):
    answer = as_("officer", "CS001").post(
        NEW, typed(**work(0, employer="May Hồng Đức", **fault), **{"jobs-TOTAL_FORMS": "1"})
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and "May Hồng Đức" in page
    assert not all_of(Person).exists()


def test_opening_needs_a_reason_and_leaves_a_trace(mai, as_, world):
    client, url = as_("officer", "CS001"), f"/members/people/{mai.pk}/identity/"
    assert client.post(url, {"reason": " "}).status_code == 422
    assert not SealedLook.objects.exists()
    answer = client.post(url, {"reason": "Lập danh sách bảo hiểm"})
    assert NUMBER in answer.content.decode() and answer["Cache-Control"] == "no-store"
    look = SealedLook.objects.get()
    assert (look.record_id, look.reason) == (mai.pk, "Lập danh sách bảo hiểm")
    assert look.province == world["TA"].pk


def test_reader_may_not_open_and_a_stranger_finds_nothing(mai, as_):
    url = f"/members/people/{mai.pk}/identity/"
    assert as_("reader", "CS001").post(url, {"reason": "xem"}).status_code == 403
    assert as_("officer", "CS002").post(url, {"reason": "xem"}).status_code == 404


def test_same_number_is_pointed_out_even_from_afar(mai, as_):
    other = typed(unit="CS101", full_name="Lò Mai", born="13/5/1990")
    answer = as_("officer", "CS101").post(NEW, other)
    page = answer.content.decode()
    assert answer.status_code == 422 and mai.code in page
    assert f"/members/people/{mai.pk}/" not in page


def test_same_name_and_birthday_asks_and_a_namesake_passes(mai, as_):
    client = as_("officer", "CS001")
    twin = typed(full_name="LO THI MAI", identity_number="")
    answer = client.post(NEW, twin)
    assert answer.status_code == 422
    assert f'<a href="/members/people/{mai.pk}/">' in answer.content.decode()
    assert client.post(NEW, {**twin, "namesake": "on"}).status_code == 302
    assert (
        client.post(NEW, typed(full_name="Lò Thị Mai Anh", identity_number="")).status_code == 302
    )


def test_saving_the_masked_number_keeps_the_sealed_one(mai, as_):
    url = f"/members/people/{mai.pk}/edit/"
    answer = as_("officer", "CS001").post(url, typed(identity_number="••••••••1234", job="May"))
    assert answer.status_code == 302
    after = all_of(Person).get()
    assert (after.job, after.identity_mark) == ("May", mai.identity_mark)
    assert bytes(after.identity_sealed) == bytes(mai.identity_sealed)


def test_doubtful_number_is_kept_and_marked(as_):
    as_("officer", "CS001").post(NEW, typed(sex="male"))
    assert all_of(Person).get().identity_doubtful


def test_reader_sees_neither_ethnicity_nor_religion(mai, as_):
    Person.all_rows.filter(pk=mai.pk).update(ethnicity="Thái")
    url = f"/members/people/{mai.pk}/"
    assert "Thái" in as_("officer", "CS001").get(url).content.decode()
    assert "Dân tộc" not in source(as_("reader", "CS001").get(url))


def test_people_are_sorted_by_the_given_name(someone):
    for name in ("Đỗ Văn Bình", "Lê Thị Ánh", "Phạm Văn An"):
        someone(full_name=name, born=dt.date(1990, 1, 1))
    names = list(all_of(Person).values_list("full_name", flat=True))
    assert names == ["Phạm Văn An", "Lê Thị Ánh", "Đỗ Văn Bình"]


@pytest.mark.parametrize("asked", ["lo mai", "LÒ", "0912000001", "09120", "1234", "mai 1234"])
def test_a_person_is_found_by_name_phone_or_the_end_of_the_number(as_, asked):
    client = as_("officer", "CS001")
    client.post(NEW, typed(phone="0912 000 001"))
    client.post(NEW, typed(full_name="Vàng A Páo", identity_number="012090005678", sex="male"))
    page = as_("officer", "CS001").get("/members/people/", {"q": asked}).content.decode()
    assert "Lò Thị Mai" in page and "Vàng A Páo" not in page


def test_a_persons_page_opens_the_rolls_he_stands_on(as_, enter):
    one = enter("members/memberships", "CS001")
    page = as_("officer", "CS001").get(reverse("members-people-detail", args=[one.person_id]))
    assert reverse("members-memberships-detail", args=[one.pk]) in page.content.decode()
    assert "Tư cách đoàn viên" in page.content.decode()
