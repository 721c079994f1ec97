"""A person erased on request is nowhere any more, and no figure of the past has changed."""

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Job, Person, Qualification, Relative
from congdoan.records.register import REGISTERS
from congdoan.records.sheets.models import SheetImport
from congdoan.trail.files import keep
from congdoan.trail.models import Attachment, Comment, IssuedPaper
from tests.members.conftest import SYSTEM, all_of
from tests.members.erasing import (
    DAY,
    admit,
    asked,
    enter_keeping,
    erase,
    leave,
    planted,
    roll,
    shelf,
    sua,
)
from tests.members.looking import found
from tests.members.planting import BORN, GONE, NAME

__all__ = ["asked", "erase", "planted", "roll", "shelf", "sua"]

pytestmark = pytest.mark.django_db


def test_nothing_that_identifies_is_left_anywhere(planted, erase, person):
    enter_keeping(person, 0)
    mark, code = planted.identity_mark, planted.code
    before = found([*GONE, mark])
    assert len({where for where, _value in before}) > 25, "it was all over the place"
    answer = erase(planted)
    assert answer.status_code == 302, answer.content.decode()
    assert found([*GONE, mark, code]) == set()


def test_history_of_the_file_tells_no_workplace_and_no_day_of_a_paper_either(sua, erase):
    erase(sua)
    work, learned = (
        Person.register.lines[name].model.pgh_event_model for name in ("jobs", "qualifications")
    )
    assert set(work.objects.values_list("started", "workplace")) == {
        (DAY(2019, 3, 1), None), (DAY(2021, 3, 1), None)
    }  # fmt: skip
    assert set(learned.objects.values_list("awarded_on", flat=True)) == {None}


def test_the_decision_of_admission_goes_when_nothing_keeps_it(sua, erase, as_, enter, person):
    enter_keeping(person, 0)
    asked = admit(as_, enter, sua)
    leave(sua)
    assert found([NAME]) >= {("trail_issuedpaper.pdf", NAME.lower())}
    assert erase(sua).status_code == 302 and found(GONE) == set()
    paper = IssuedPaper.objects.get()
    assert paper.number == "01/QĐ-CĐCS", "its number stays taken"
    url = reverse("members-applications-paper", args=[asked.pk, paper.pk, "pdf"])
    assert as_("officer", "CS001").get(url).status_code == 404


@pytest.mark.parametrize(
    ("years", "said"), [(None, "chưa ghi thời hạn lưu trữ"), (70, "01/3/2094")]
)
def test_what_must_be_kept_is_told_instead_of_erased(sua, erase, as_, enter, person, years, said):
    if years:
        enter_keeping(person, years)
    admit(as_, enter, sua)
    leave(sua)
    erase(sua)
    assert {where for where, _value in found([NAME])} <= {
        "trail_issuedpaper.pdf", "trail_issuedpaper.docx"
    }  # fmt: skip
    page = as_("manager", "CS001").get(
        reverse("members-erasures-detail", args=[all_of(Erasure).get().pk])
    )
    assert "01/QĐ-CĐCS" in page.content.decode() and said in page.content.decode()


def figures():
    """Every measure of every register, by unit, over years past."""
    spans = [Period.parse(code) for code in ("2024", "2025-Q1", "2025", "2026-05")]
    return {
        (measure.code, span.code): measure.values(register.rows(SYSTEM), span, span.end)
        for register in REGISTERS.values() for measure in register.measures for span in spans
        if not measure.code.startswith("erasures.")
    }  # fmt: skip


def test_no_figure_of_the_past_changes(planted, erase, world):
    before = figures()
    complete = before["members.complete", "2024"][world["CS001"].pk]
    assert complete == before["members.women", "2024"][world["CS001"].pk] == 1
    assert erase(planted).status_code == 302
    assert figures() == before
    who = all_of(Person).get(pk=planted.pk)
    assert (who.sex, who.born, who.nationality) == ("female", DAY(1990, 1, 1), "Việt Nam")
    episodes = all_of(Membership).filter(person=who).order_by("joined_on")
    assert [(one.unit.code, one.entry, one.exit) for one in episodes] == [
        ("CS001", "admitted", "transferred_out"), ("CS002", "transferred_in", "quit"),
    ]  # fmt: skip


def test_namesakes_and_their_rows_are_left_alone(planted, erase, someone):
    other = someone("CS001", full_name=NAME, born=DAY(1988, 2, 2), phone="0909090909", sex="female")
    Comment.objects.create(register="members/people", record_id=other.pk, text=f"nhớ {NAME}")
    user = person_of_any()
    row = ["", NAME, "02/02/1988", "0909090909"]
    sheet = SheetImport.objects.create(
        register="members/people", owner=user, name="ds", rows=[["Đơn vị"], row]
    )
    erase(planted)
    other.refresh_from_db()
    sheet.refresh_from_db()
    assert (other.full_name, other.phone) == (NAME, "0909090909") and sheet.rows[1] == row
    assert Comment.objects.filter(register="members/people", text=f"nhớ {NAME}").exists()
    untouched = SheetImport.objects.get(name="ds", state="cells")
    assert untouched.rows[2][1] == "Người Khác" and [one["number"] for one in untouched.judged] == [
        2
    ]


def person_of_any():
    from congdoan.access.models import User

    return User.objects.first()


def test_the_log_says_who_when_and_how_much_and_not_whom(planted, erase, as_):
    erase(planted)
    asked = all_of(Erasure).get()
    assert asked.status == "erased" and asked.erased_on == DAY(2026, 6, 15)
    assert asked.outcome["records"]["members/memberships"] == 2 and asked.outcome["files"] > 5
    page = (
        as_("manager", "CS001")
        .get(reverse("members-erasures-detail", args=[asked.pk]))
        .content.decode()
    )
    assert "Manager-Cs001" in page and "Không lấy lại được" in page and "Zơpha" not in page
    labels = set(pghistory.models.Context.objects.values_list("metadata__who", flat=True))
    assert "Manager-Cs001" in labels


def test_looking_first_costs_no_more_questions_than_any_page(
    planted, enter, as_, django_assert_max_num_queries
):
    asked = enter("members/erasures", person=planted)
    manager, path = as_("manager", "TLD"), reverse("members-erasures-plan", args=[asked.pk])
    with django_assert_max_num_queries(30):
        assert "Sẽ mất" in manager.get(path).content.decode()


def test_before_it_is_done_the_page_says_what_goes_and_asks_for_the_code(planted, erase):
    answer = erase(planted, code="DV-1")
    page = answer.content.decode()
    assert answer.status_code == 422 and "chưa có gì bị xoá" in page and planted.code in page
    assert "Không lùi lại được" in page and "Giữ lại" in page
    planted.refresh_from_db()
    assert planted.full_name == NAME


def test_what_was_merged_into_the_record_goes_with_it(sua, roll, someone, as_, erase):
    twin = someone("CS001", full_name=NAME, born=BORN, phone="0987000777", sex="female")
    officer = as_("officer", "CS001")
    pair = {"unit": "CS001", "person": sua.code, "other": twin.code, "status": "suspected"}
    officer.post(reverse("members-duplicates-new"), pair)
    duplicates = REGISTERS["members/duplicates"].model
    step = reverse("members-duplicates-step", args=[all_of(duplicates).get().pk])
    assert officer.post(step, {"state": "merged"}).status_code == 302
    assert erase(sua).status_code == 302
    assert found([*GONE, "0987000777"]) == set()
    back = officer.post(step, {"state": "suspected"})
    assert back.status_code == 422 and "đã được xoá thông tin" in back.content.decode()


def test_a_shared_record_keeps_its_files_and_is_named_for_a_look(planted, erase, as_):
    gift = all_of(REGISTERS["welfare/gifts"].model).filter(person=planted).first()
    user = person_of_any()
    keep(SimpleUploadedFile("ky-nhan.txt", b"danh sach"), "welfare/gifts", gift, user)
    erase(planted)
    assert ["welfare/gifts", gift.pk] in all_of(Erasure).get().outcome["others"]
    assert Attachment.objects.filter(register="welfare/gifts").count() == 1
    for line in (Relative, Job, Qualification):
        assert not line.objects.filter(record=planted).exists()


def test_a_decision_that_names_others_too_is_listed_for_a_look(sua, roll, erase, enter, person):
    session = enter("members/admissions", held_on="2026-01-05")
    asked = enter("members/applications", person=sua, applied_on="2026-01-02")
    all_of(type(asked)).filter(pk=asked.pk).update(admission=session)
    user = person("officer", "CS001")
    keep(SimpleUploadedFile("danh-sach.txt", b"danh sach"), "members/admissions", session, user)
    assert erase(sua).status_code == 302
    assert ["members/admissions", session.pk] in all_of(Erasure).get().outcome["others"]
    assert Attachment.objects.filter(register="members/admissions").count() == 1
