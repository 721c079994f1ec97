"""Many admitted by one decision with an annex: chosen, decided, shown in each file, taken back as one."""

import datetime as dt
import io

import docx
import pytest

from congdoan.members.registers.application import Application
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.session import Admission
from congdoan.trail.models import IssuedPaper
from tests.members.conftest import all_of

DAY = dt.date


@pytest.fixture
def applied(enter, someone):
    """applied(n): so many checked applications at CS001 of citizens."""

    def make(count, **facts):
        return [
            enter(
                "members/applications", person=facts.pop("person", None) or someone(born=DAY(1990, 5, 2)),
                applied_on="2025-06-01", has_form=True, status="checked", **facts,
            )
            for _one in range(count)
        ]  # fmt: skip

    return make


@pytest.fixture
def admission(enter):
    return enter(
        "members/admissions", held_on="2025-07-03", decided_on="2025-07-05", signer="Lò Thị Hương"
    )


def url(admission, tail=""):
    return f"/members/admissions/{admission.pk}/{tail}"


def choose(client, admission, rows):
    return client.post(
        url(admission, "choose/"), {"applications": [one.pk for one in rows]}, follow=True
    )


def step(client, admission, state):
    answer = client.post(url(admission, "step/"), {"state": state})
    admission.refresh_from_db()
    return answer


@pytest.fixture
def decided(applied, admission, as_):
    rows, client = applied(3), as_("officer", "CS001")
    choose(client, admission, rows)
    assert step(client, admission, "decided").status_code == 302
    return rows


def text_of(paper):
    found = docx.Document(io.BytesIO(bytes(paper.docx)))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join(one.text for one in found.paragraphs) + "\n" + "\n".join(cells)


def test_many_are_admitted_by_one_decision_with_their_names_in_an_annex(decided, admission):
    paper = IssuedPaper.objects.get()
    assert admission.decision_no == paper.number == "01/QĐ-CĐCS"
    roll = all_of(Membership)
    assert {one.decision_no for one in roll} == {"01/QĐ-CĐCS"} and roll.count() == 3
    assert {one.joined_on for one in roll} == {DAY(2025, 7, 5)}
    text = text_of(paper)
    assert "03 người" in text and "DANH SÁCH ĐOÀN VIÊN ĐƯỢC KẾT NẠP" in text
    assert all(one.person.full_name in text for one in decided) and "02/5/1990" in text
    assert bytes(paper.pdf).startswith(b"%PDF")


def test_the_file_of_each_shows_the_decision_and_its_number(decided, admission, as_):
    client = as_("officer", "CS001")
    one = all_of(Membership).first()
    page = client.get(f"/members/memberships/{one.pk}/").content.decode()
    assert "Quyết định kèm danh sách" in page and "số 01/QĐ-CĐCS ngày 05/7/2025" in page
    assert url(admission) in page
    page = client.get(f"/members/applications/{decided[0].pk}/").content.decode()
    assert url(admission) in page
    page = client.get(url(admission)).content.decode()
    assert page.count("đã vào sổ") == 3 and "01/QĐ-CĐCS" in page


def test_one_admitted_alone_shows_his_own_decision(applied, as_):
    [one] = applied(1, decided_on="2025-07-05")
    client = as_("officer", "CS001")
    client.post(f"/members/applications/{one.pk}/step/", {"state": "decided"})
    page = client.get(f"/members/memberships/{all_of(Membership).get().pk}/").content.decode()
    assert "số 01/QĐ-CĐCS ngày 05/7/2025" in page and "kèm danh sách" not in page


def test_who_is_left_out_is_told_and_waits(applied, admission, as_):
    rows, client = applied(3), as_("officer", "CS001")
    choose(client, admission, rows)
    page = choose(client, admission, rows[:2]).content.decode()
    assert f"Đã bỏ ra: {rows[2].person}" in page and "Danh sách có 2 người" in page
    step(client, admission, "decided")
    assert all_of(Membership).count() == 2
    waits = all_of(Application).get(pk=rows[2].pk)
    assert (waits.status, waits.admission) == ("checked", None)


def test_one_who_cannot_be_admitted_is_named_and_nobody_is(applied, admission, as_, someone):
    rows = applied(1) + applied(1, person=someone(nationality="Lào"), contract_months=3)
    client = as_("officer", "CS001")
    choose(client, admission, rows)
    answer = step(client, admission, "decided")
    page = answer.content.decode()
    assert answer.status_code == 422 and admission.status == "open"
    assert str(rows[1].person) in page and "Chọn đơn vào danh sách" in page
    assert not all_of(Membership).exists() and not IssuedPaper.objects.exists()


def test_who_became_a_member_meanwhile_is_named(applied, admission, as_, member):
    there = member("CS101", joined_on=DAY(2024, 1, 1))
    rows, client = applied(1, person=there.person), as_("officer", "CS001")
    choose(client, admission, rows)
    page = step(client, admission, "decided").content.decode()
    assert f"{there.person}: " in page and "chuyển sinh hoạt" in page
    assert not IssuedPaper.objects.exists()


def test_an_empty_list_or_one_without_a_day_decides_nothing(applied, admission, as_, enter):
    client = as_("officer", "CS001")
    assert "chưa có đơn nào" in step(client, admission, "decided").content.decode()
    undated = enter("members/admissions", held_on="2025-07-04")
    choose(client, undated, applied(1))
    assert "Ghi ngày quyết định" in step(client, undated, "decided").content.decode()


def test_a_number_written_by_hand_is_kept_and_nothing_printed(applied, enter, as_):
    said = {"held_on": "2025-07-03", "decided_on": "2025-07-05", "decision_no": "15/QĐ-CĐCS"}
    admission, client = enter("members/admissions", **said), as_("officer", "CS001")
    choose(client, admission, applied(2))
    step(client, admission, "decided")
    assert {one.decision_no for one in all_of(Membership)} == {"15/QĐ-CĐCS"}
    assert not IssuedPaper.objects.exists()


def test_a_decision_is_taken_back_whole_and_decided_anew_under_another_number(
    decided, admission, as_
):
    assert step(as_("officer", "CS001"), admission, "open").status_code in (403, 404, 422)
    assert admission.status == "decided", "that takes who manages"
    manager = as_("manager", "CS001")
    assert step(manager, admission, "open").status_code == 302
    assert not all_of(Membership).exists() and admission.decision_no == ""
    assert {one.status for one in all_of(Application)} == {"checked"}
    page = choose(manager, admission, decided[:2]).content.decode()
    assert f"Đã bỏ ra: {decided[2].person}" in page
    all_of(Admission).update(decided_on=DAY(2025, 7, 6))
    step(manager, admission, "decided")
    assert admission.decision_no == "02/QĐ-CĐCS" and all_of(Membership).count() == 2


def test_it_is_not_taken_back_once_somebody_has_left(decided, admission, as_):
    gone = all_of(Membership).first()
    all_of(Membership).filter(pk=gone.pk).update(
        left_on=DAY(2026, 1, 1), exit="quit", status="left"
    )
    answer = step(as_("manager", "CS001"), admission, "open")
    assert answer.status_code == 422 and str(gone.person) in answer.content.decode()
    assert admission.status == "decided" and all_of(Membership).count() == 3


def test_a_decided_list_takes_nobody_more(decided, admission, applied, as_):
    client = as_("officer", "CS001")
    page = choose(client, admission, applied(1)).content.decode()
    assert "kết nạp thêm thì lập đợt khác" in page and all_of(Membership).count() == 3


def test_applications_to_another_union_are_not_offered(applied, admission, as_, enter, someone):
    other = enter("members/applications", "CS002", person=someone("CS002"), status="checked")
    client = as_("officer", "TA")
    page = client.get(url(admission, "choose/")).content.decode()
    assert "Chưa có đơn nào đã xét điều kiện" in page
    choose(client, admission, [other])
    assert all_of(Application).get(pk=other.pk).admission is None
    assert as_("officer", "CS002").get(url(admission, "choose/")).status_code == 404
