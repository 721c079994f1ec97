"""A member looks through his own file by the slip he was handed: he confirms it, or says what is wrong."""

import datetime as dt
import re

import pypdfium2
import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.members import own_file
from congdoan.members.registers.correction import Correction
from congdoan.members.registers.person import Person
from congdoan.records.register import REGISTERS
from tests.members.conftest import all_of
from tests.pages import source

pytestmark = pytest.mark.django_db
BORN = dt.date(1990, 5, 12)


@pytest.fixture
def mai(member, someone):
    who = someone("CS001", full_name="Lò Thị Mai", sex="female", born=BORN, phone="0912000001",
                  hometown="Mường Kim", identity_last="4321")  # fmt: skip
    return member("CS001", person=who, joined_on=dt.date(2025, 1, 1), card_no="0100007")


@pytest.fixture
def slip(mai):
    """What the phone sends behind the code of Mai's slip."""
    path = reverse("members-own-file", args=[own_file.SIGNER.sign(mai.person_id)])

    def send(**data):
        return Client().post(path, {"born": "12/5/1990", **data}) if data else Client().get(path)

    return send


def text_of(answer, code=200):
    return re.sub(r"\s+", " ", source(answer, code))


def test_the_slip_alone_tells_nothing_and_with_the_birthday_the_file(slip):
    closed = text_of(slip())
    for secret in ("Lò Thị Mai", "0912000001", "Mường Kim", "0100007"):
        assert secret not in closed
    shown = slip(look="1")
    assert shown.headers["Cache-Control"] == "no-store"
    for fact in ("Lò Thị Mai", "12/5/1990", "0912000001", "Mường Kim", "0100007", "••••4321", "Nữ"):
        assert fact in text_of(shown), fact


def test_his_work_and_what_he_learned_stand_in_it(slip, mai):
    mai.person.jobs.create(started=dt.date(2019, 3, 1), ended=dt.date(2024, 2, 29), employer="May Mường Kim",
                           job="Thợ cắt", contract="fixed", months=24)  # fmt: skip
    mai.person.jobs.create(started=dt.date(2024, 3, 1), employer="Chè Tam Đường")
    mai.person.qualifications.create(kind="trade", level="Bậc 3/7", awarded_on=dt.date(2020, 6, 20))
    shown = text_of(slip(look="1"))
    for fact in ("01/3/2019 – 29/02/2024", "Thợ cắt", "May Mường Kim", "Hợp đồng lao động xác định thời hạn",
                 "01/3/2024 – nay", "Chè Tam Đường", "Tay nghề", "Bậc 3/7", "20/6/2020"):  # fmt: skip
        assert fact in shown, fact


def test_a_wrong_birthday_opens_nothing_and_many_shut_the_door(slip):
    for place in range(10):
        answer = slip(born=f"{place + 1}/1/1991", confirm="1")
        assert "Lò Thị Mai" not in text_of(answer, 422 if place < 9 else 429)
    assert slip(look="1").status_code == 429
    assert all_of(Person).get(full_name="Lò Thị Mai").confirmed_on is None


def test_what_he_confirms_is_kept_with_its_day_and_who_said_so(slip, mai, as_):
    assert "Đã ghi" in text_of(slip(confirm="1"))
    who = all_of(Person).get(pk=mai.person_id)
    assert who.confirmed_on == dt.date(2026, 6, 15)
    page = as_("officer", "CS001").get(reverse("members-people-detail", args=[who.pk]))
    assert "đoàn viên tự xác nhận qua mã riêng" in page.content.decode()
    assert "lần trước ngày 15/6/2026" in text_of(slip(look="1"))


def test_what_is_wrong_comes_to_the_desk_once_and_is_answered_there(slip, as_):
    assert slip(correct="1").status_code == 422
    assert "Đã gửi tới ban chấp hành" in text_of(slip(correct="1", text="Điện thoại: 0912000009"))
    slip(correct="1", text="Quê quán: Than Uyên")
    slip(correct="1", text="Quê quán: Than Uyên")
    one = all_of(Correction).get()
    assert one.text == "Điện thoại: 0912000009\nQuê quán: Than Uyên"
    officer = as_("officer", "CS001")
    assert "1 đoàn viên báo hồ sơ sai" in text_of(officer.get(reverse("home")))
    assert "báo hồ sơ sai" not in text_of(as_("officer", "CS002").get(reverse("home")))
    step = reverse("members-corrections-step", args=[one.pk])
    assert officer.post(step, {"state": "refused"}).status_code == 422, "without an answer"
    assert officer.post(step, {"state": "done"}).status_code == 302
    assert all_of(Correction).get().answered_on == dt.date(2026, 6, 15)
    assert "báo hồ sơ sai" not in text_of(officer.get(reverse("home")))


def test_a_slip_ends_by_itself_with_membership_and_by_forgery(slip, mai):
    with time_machine.travel(dt.datetime(2026, 8, 13, 9)):
        assert slip().status_code == 200
    with time_machine.travel(dt.datetime(2026, 8, 20, 9)):
        assert slip().status_code == 410
    token = own_file.SIGNER.sign(mai.person_id)
    forged = token.replace(str(mai.person_id), str(mai.person_id + 1), 1)
    assert Client().get(reverse("members-own-file", args=[forged])).status_code == 404
    type(mai).all_rows.filter(pk=mai.pk).update(
        left_on=dt.date(2026, 6, 1), exit="resigned", status="left"
    )
    assert slip().status_code == 410


def test_a_file_without_a_birthday_is_not_opened_by_any(mai, slip):
    Person.all_rows.filter(pk=mai.person_id).update(born=None)
    assert "chưa có ngày sinh" in text_of(slip())
    assert "0912000001" not in text_of(slip(born="", look="1"), 422)


def test_slips_are_printed_for_those_filtered_with_a_code_each(mai, as_):
    answer = as_("officer", "CS001").get("/members/memberships/slips.pdf?q=lo thi mai")
    said = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "Lò Thị Mai" in said and "14/8/2026" in said, "sixty days"
    assert as_("reader", "CS001").get("/members/memberships/slips.pdf").status_code == 403


def test_how_many_confirmed_is_counted_as_of_the_day(mai, slip, world, as_):
    slip(confirm="1")
    measure = REGISTERS["members/memberships"].measure("members.confirmed")
    rows = type(mai).objects.across_units("test")
    told = {month: measure.value(rows, Period.parse(month)) for month in ("2026-05", "2026-06")}
    assert told == {"2026-05": 0, "2026-06": 1}
    page = as_("officer", "CS001").get(reverse("members-composition"))
    assert "Đã tự xác nhận" in page.content.decode()
    assert [cell["text"] for cell in page.context["board"][-1]["cells"]][:5] == [
        "1",
        "–",
        "0,0\N{NO-BREAK SPACE}%",
        "1",
        "100,0\N{NO-BREAK SPACE}%",
    ]
