"""A person erased on request is nowhere any more, and no figure of the past has changed."""

import datetime as dt
import json

import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.base.periods import Period
from congdoan.members.identity import keep_identity
from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Job, Person, Qualification, Relative
from congdoan.records.register import REGISTERS
from congdoan.records.sheets.models import SheetImport
from congdoan.records.write import save
from congdoan.trail.files import keep
from congdoan.trail.models import Attachment, Comment, IssuedPaper
from congdoan.trail.parameters import ParameterEntry
from tests.members.conftest import LINES, NO_PAUSE, SYSTEM, all_of
from tests.members.looking import found
from tests.members.planting import ADDRESS, BORN, CARD, EMAIL, GONE, NAME, NUMBER, PHONE, SON, plant

pytestmark = pytest.mark.django_db
DAY = dt.date


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def sua(world, someone, enter, as_):
    """Somebody who left in 2025, with all that a record can bear, changed once so that history knows more."""
    who = someone(
        full_name="Tên Cũ Zơpha", sex="female", born=BORN, phone="0987654321", email=EMAIL,
        address=ADDRESS, hometown="Mường Kim", job="Công nhân may", confirmed_on=DAY(2024, 1, 5),
    )  # fmt: skip
    keep_identity(who, NUMBER)
    who.full_name, who.phone = NAME, PHONE
    save(who, actor=SYSTEM, reason=f"sửa tên cho {NAME}")
    who.family.create(relation="child", full_name=SON, born=DAY(2015, 2, 3))
    place = enter("workplaces/workplaces", "CS001", code="W9", name="Chè Mường Kim")
    who.jobs.create(started=DAY(2019, 3, 1), employer=f"Cửa hàng {NAME}", job=f"Bán {NAME}")
    who.jobs.create(started=DAY(2021, 3, 1), workplace=place)
    who.qualifications.create(kind="trade", level=f"Lớp của {NAME}", awarded_on=DAY(2019, 2, 1))
    gone = who.family.create(relation="parent", full_name=f"Bố {SON}")
    gone.delete()
    return who


@pytest.fixture
def roll(sua, world):
    """Admitted at CS001 by a decision with its paper, moved to CS002, left there."""
    first = Membership(unit=world["CS001"], person=sua, joined_on=DAY(2024, 3, 1), entry="admitted",
                       card_no=CARD, left_on=DAY(2025, 2, 1), exit="transferred_out", status="left")  # fmt: skip
    second = Membership(unit=world["CS002"], person=sua, joined_on=DAY(2025, 2, 1), card_no=CARD,
                        entry="transferred_in", left_on=DAY(2025, 9, 1), exit="quit", status="left")  # fmt: skip
    return [save(first, actor=SYSTEM), save(second, actor=SYSTEM)]


@pytest.fixture
def planted(sua, roll, world, person):
    """The name, and more, wherever something may be typed."""
    plant(sua, world, person("officer", "CS001"))
    return sua


@pytest.fixture
def erase(as_, django_capture_on_commit_callbacks):
    """erase(person): asked for, agreed to, carried out on its page by the manager; the answer."""

    def go(who, unit="CS001", code=None):
        manager = as_("manager", unit)
        form = {"unit": unit, "person": who.code, "asked_by": "self", "ground": "other",
                "ground_note": f"{NAME} viết đơn, {PHONE}", "received_on": "1/6/2026",
                "status": "received"}  # fmt: skip
        answer = manager.post(reverse("members-erasures-new"), form)
        assert answer.status_code == 302, answer.context["form"].errors
        asked = all_of(Erasure).latest("pk")
        keep(
            SimpleUploadedFile("don.txt", NAME.encode()),
            "members/erasures",
            asked,
            person_of(manager),
        )
        step = reverse("members-erasures-step", args=[asked.pk])
        assert (
            manager.post(step, {"state": "approved", "reason": f"đồng ý, {NAME}"}).status_code
            == 302
        )
        with django_capture_on_commit_callbacks(execute=True):
            return manager.post(
                reverse("members-erasures-plan", args=[asked.pk]), {"code": code or who.code}
            )

    return go


def person_of(client):
    from congdoan.access.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def enter_keeping(person, years):
    ParameterEntry.objects.create(
        code="PRIV-PAPER-KEEP", value=years, valid_from=DAY(2020, 1, 1), source="thử", by=person("manager", "TLD")
    )  # fmt: skip


def admit(as_, enter, who):
    """A decision of admission with its paper, taken back for the test's own roll."""
    asked = enter("members/applications", person=who, applied_on="2024-02-01", status="checked",
                  has_form=True, voluntary=True, decided_on="2024-03-01")  # fmt: skip
    step = reverse("members-applications-step", args=[asked.pk])
    assert as_("officer", "CS001").post(step, {"state": "decided"}).status_code == 302
    return asked


def leave(who):
    stands = all_of(Membership).get(person=who, left_on=None)
    stands.left_on, stands.exit, stands.status = DAY(2025, 9, 1), "quit", "left"
    save(stands, actor=SYSTEM)


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


@pytest.fixture
def asked(sua, roll, enter):
    return enter("members/erasures", person=sua, received_on="2026-06-01")


def test_the_clocks_are_those_of_the_decree(asked, enter, someone):
    assert (asked.answer_by, asked.due_on) == (DAY(2026, 6, 3), DAY(2026, 6, 21))
    far = enter("members/erasures", person=someone(), received_on="2026-06-05", through_others=True)
    assert (far.answer_by, far.due_on) == (DAY(2026, 6, 9), DAY(2026, 7, 5)), "a weekend between"


def test_who_manages_decides_and_no_step_goes_round_the_page(asked, as_):
    step = reverse("members-erasures-step", args=[asked.pk])
    refused = as_("officer", "CS001").post(step, {"state": "approved"})
    assert refused.status_code == 422 and "người quản lý" in refused.content.decode()
    assert (
        as_("officer", "CS001").get(reverse("members-erasures-plan", args=[asked.pk])).status_code
        == 403
    )
    manager = as_("manager", "CS001")
    early = manager.post(
        reverse("members-erasures-plan", args=[asked.pk]), {"code": asked.person.code}
    )
    assert early.status_code == 422 and all_of(Person).filter(full_name=NAME).exists()
    assert manager.post(step, {"state": "approved"}).status_code == 302
    round_it = manager.post(step, {"state": "erased"})
    assert round_it.status_code == 422 and "Xem trước và xoá" in round_it.content.decode()
    api = manager.patch(
        f"/api/v1/members/erasures/{asked.pk}", json.dumps({"version": 2, "status": "erased"}),
        content_type="application/json",
    )  # fmt: skip
    assert api.status_code == 422 and all_of(Person).filter(full_name=NAME).exists()


def test_a_request_begins_received_and_a_refusal_says_why(asked, as_, someone):
    manager = as_("manager", "CS001")
    form = {"unit": "CS001", "person": someone().code, "asked_by": "self", "ground": "purpose",
            "received_on": "1/6/2026", "status": "approved"}  # fmt: skip
    assert manager.post(reverse("members-erasures-new"), form).status_code == 422
    step = reverse("members-erasures-step", args=[asked.pk])
    answer = manager.post(step, {"state": "refused"})
    assert answer.status_code == 422 and "Lý do không xoá" in answer.content.decode()


def test_it_waits_in_the_work_of_who_decides(asked, as_):
    url, home = reverse("members-erasures-detail", args=[asked.pk]), reverse("home")
    assert url in as_("manager", "CS001").get(home).content.decode()
    assert url not in as_("officer", "CS001").get(home).content.decode()


def test_a_member_is_not_erased_from_the_roll(member, someone, erase, as_):
    stands = member("CS001", person=someone(full_name=NAME), joined_on=DAY(2025, 1, 1))
    answer = erase(stands.person)
    assert answer.status_code == 422 and "đang là đoàn viên" in answer.content.decode()
    assert all_of(Person).get(pk=stands.person_id).full_name == NAME


def test_the_unnamed_take_no_name_again_and_are_not_asked_twice(sua, roll, erase, as_):
    erase(sua)
    officer, url = as_("officer", "CS001"), reverse("members-people-edit", args=[sua.pk])
    who = all_of(Person).get(pk=sua.pk)
    data = {"unit": who.unit.code, "code": who.code, "full_name": NAME, "sex": "female",
            "nationality": "Việt Nam", **LINES}  # fmt: skip
    answer = officer.post(url, data)
    assert answer.status_code == 422 and "đã được xoá thông tin" in answer.content.decode()
    fresh = officer.post(reverse("members-people-new"), {**data, "code": "", "full_name": NAME})
    assert fresh.status_code == 302, "who comes back is a new record"


def test_the_unnamed_are_not_put_on_a_roll_again(sua, roll, erase, as_, enter):
    waiting = enter("members/applications", person=sua, applied_on="2026-02-01", status="checked",
                    has_form=True, voluntary=True, decided_on="2026-06-01")  # fmt: skip
    erase(sua)
    officer = as_("officer", "CS001")
    step = reverse("members-applications-step", args=[waiting.pk])
    decided = officer.post(step, {"state": "decided"})
    form = {"unit": "CS001", "person": f"XOA-{sua.pk:06d}", "joined_on": "1/6/2026", "entry": "reinstated",
            "employment": "formal", "status": "active", **NO_PAUSE}  # fmt: skip
    entered = officer.post(reverse("members-memberships-new"), form)
    for answer in (decided, entered):
        assert answer.status_code == 422 and "lập hồ sơ mới" in answer.content.decode()
    assert not all_of(Membership).filter(left_on=None).exists()


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
