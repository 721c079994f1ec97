"""A reorganisation of many changes: tried without a trace, run whole on its day, taken back while it can be."""

import datetime as dt
import io

import docx
import pytest
import time_machine
from django.urls import reverse

from congdoan.access.models import Grant
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.indicators.kept import freezing
from congdoan.orgs.models import Change, Project, Unit, UnitPath, UnitVersion
from congdoan.orgs.paths import rebuild_paths
from congdoan.records.sheets import files
from congdoan.trail.jobs import Job, run_next, start_daily
from congdoan.trail.models import Notice
from congdoan.web.units import changing, workshop
from tests.growing import grow
from tests.web.drafting import GOOD, HEADS, TODAY, press

pytestmark = pytest.mark.django_db


def snapshot():
    """Everything that a reorganisation may touch."""
    tables = (Unit, UnitVersion, UnitPath, Grant)
    return [sorted(map(str, model.objects.order_by("pk").values_list())) for model in tables]


def text_of(content):
    """All words of a Word file."""
    paper = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join(one.text for one in paper.paragraphs) + "".join(cells)


def test_the_empty_sheet_holds_an_example_of_each_kind(manager):
    rows = files.read(manager.get(reverse("unit-project-sheet")).content, "x.xlsx")
    assert rows[0] == HEADS and len(rows) > 3


def test_the_trial_says_before_and_after_and_leaves_no_trace(draft, manager):
    before = snapshot()
    answer, project = draft()
    assert answer.status_code == 302 and not project.told["faults"]
    assert snapshot() == before and not Change.objects.filter(number="45/QĐ-LĐLĐ").exists()
    kinds = {kind: (was, now) for kind, was, now in project.told["kinds"]}
    assert kinds["CDX"] == (0, 1) and kinds["LDH"][1] == kinds["LDH"][0] - 1
    page = manager.get(reverse("unit-project", args=[project.pk])).content.decode()
    assert "Duyệt và thực hiện" in page and "Công đoàn xã Một" in page


def test_all_happens_at_once_and_is_taken_back_to_the_letter(draft, manager, person):
    person("officer", "HA2")
    before = snapshot()
    _answer, project = draft()
    press(manager, project, "approve")
    assert project.status == "executed"
    assert Unit.objects.get(code="CS001").parent_on(TODAY).code == "XA1"
    assert Unit.objects.get(code="HA2").closed == TODAY
    assert Grant.objects.filter(unit__code="HA1", since=TODAY).exists(), "rights went along"
    paths = snapshot()[2]
    rebuild_paths()
    assert len(snapshot()[2]) == len(paths), "the kept paths are those of the facts"
    press(manager, project, "undo")
    assert project.status == "undone"
    now = snapshot()
    assert now[0] == before[0] and now[1] == before[1] and now[3] == before[3]
    assert {row.split(", ", 1)[1] for row in now[2]} == {row.split(", ", 1)[1] for row in before[2]}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["Chuyển", "KHONGCO", "", "", "HA1"], "Không có đơn vị mã KHONGCO"),
        (["Chuyển", "HA1", "", "", "CS001"], "không thể trực thuộc"),
        (["Giải thể", "HA1", "", "", ""], "chuyển hoặc sáp nhập chúng trước"),
        (["Chuyển", "HB1", "", "", "TA"], "quyết định"),
        (["Thành lập", "HA1", "Trùng mã", "CDX", "TA"], "đã dùng"),
    ],
    ids=["unknown", "circle", "orphans", "another branch", "code twice"],
)
def test_what_cannot_be_is_told_at_its_row_and_nothing_is_approved(draft, manager, row, why):
    _answer, project = draft([*GOOD[:1], row])
    [[number, sentence]] = project.told["faults"]
    assert number == 2 and why in sentence
    before = snapshot()
    page = press(manager, project, "approve")
    assert project.status == "draft" and why in page and snapshot() == before


def test_a_sheet_that_cannot_be_read_keeps_what_was_typed(draft):
    answer, project = draft([["Gộp bừa", "HA1", "", "", ""], ["Sáp nhập", "HA2", "", "", ""]])
    page = answer.content.decode()
    assert answer.status_code == 422 and project is None
    assert "dòng 2" in page and "dòng 3" in page and "45/QĐ-LĐLĐ" in page


def test_it_waits_for_its_day_and_runs_by_itself(draft, manager):
    tomorrow = TODAY + dt.timedelta(days=1)
    _answer, project = draft(effective=tomorrow)
    press(manager, project, "approve")
    assert project.status == "approved" and not Unit.objects.filter(code="XA1").exists()
    with time_machine.travel(dt.datetime(2026, 6, 16, 9, 0)):
        start_daily(tomorrow)
        while run_next():
            pass
    project.refresh_from_db()
    assert project.status == "executed" and Unit.objects.filter(code="XA1").exists()


def test_one_that_cannot_run_any_more_does_not_hold_up_the_others(draft, manager):
    tomorrow = TODAY + dt.timedelta(days=1)
    _answer, first = draft([["Giải thể", "CS001", "", "", ""]], effective=tomorrow)
    press(manager, first, "approve")
    _answer, second = draft(GOOD[:1], effective=tomorrow)
    press(manager, second, "approve")
    Unit.objects.filter(code="CS001").update(closed=TODAY)
    with time_machine.travel(dt.datetime(2026, 6, 16, 9, 0)):
        start_daily(tomorrow)
        while run_next():
            pass
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("approved", "executed")
    assert "Sắp xếp" in Job.objects.get(kind="reorganisations").message


def test_it_is_not_undone_once_something_stands_on_it(draft, manager):
    _answer, project = draft()
    press(manager, project, "approve")
    grow("members/people", Unit.objects.get(code="XA1"), {"code": "DV-900001"})
    page = press(manager, project, "undo")
    assert project.status == "executed" and "đơn vị mới lập" in page
    assert Unit.objects.get(code="HA2").closed == TODAY, "all of it or nothing"


def test_a_later_change_forbids_the_undo(draft, manager):
    _answer, project = draft()
    press(manager, project, "approve")
    Unit.objects.filter(code="HA1").update(short_name="đổi sau")
    page = press(manager, project, "undo")
    assert project.status == "executed" and "đã có thay đổi sau đó" in page


def test_the_decision_and_the_minutes_come_out_as_papers(draft, manager):
    _answer, project = draft()
    for what, words in (
        ("decision", "Sắp xếp các đơn vị"),
        ("minutes", "Con dấu"),
    ):
        answer = manager.get(reverse("unit-project-paper", args=[project.pk, what, "docx"]))
        text = text_of(answer.content)
        assert words in text
        assert "Công đoàn CS001 (CS001) → Công đoàn xã Một (XA1)" in text
        assert "Công đoàn HA1 (HA1) – Công đoàn khu vực Một" in text
        pdf = manager.get(reverse("unit-project-paper", args=[project.pk, what, "pdf"]))
        assert pdf.content[:4] == b"%PDF"


def test_who_does_not_manage_the_organisation_finds_nothing(draft, as_):
    _answer, project = draft()
    url = reverse("unit-project", args=[project.pk])
    assert as_("manager", "TB").get(url).status_code == 404
    assert as_("reader", "TA").get(url).status_code == 403
    assert as_("none").get(url).status_code == 404


@pytest.mark.parametrize("at_once", [True, False])
def test_a_run_into_a_period_that_was_reported_says_which_report(at_once, draft, manager, world):
    effective = TODAY if at_once else TODAY + dt.timedelta(days=3)
    later = effective + dt.timedelta(days=1)
    freezing.freeze("Chốt Công đoàn TA", Period.year(2026), later, ["members.on_roll"], world["TA"])
    _answer, project = draft(effective=effective)
    said = press(manager, project, "approve")
    if not at_once:
        with time_machine.travel(dt.datetime.combine(effective, dt.time(1)), tick=False):
            start_daily(effective)
            while run_next():
                pass
        said = Notice.objects.get(text__contains="kỳ đã chốt số").text
    assert "hiệu lực trong kỳ đã chốt số: «Chốt Công đoàn TA»" in said


def test_an_undo_in_a_period_that_was_reported_says_which_report(draft, manager, world):
    _answer, project = draft()
    assert "kỳ đã chốt số" not in press(manager, project, "approve")
    freezing.freeze("Chốt Công đoàn TA", Period.year(2026), TODAY, ["members.on_roll"], world["TA"])
    said = press(manager, project, "undo")
    assert project.status == "undone"
    assert "hiệu lực trong kỳ đã chốt số: «Chốt Công đoàn TA»" in said


def test_what_others_decide_meanwhile_is_no_part_of_it_and_stays_when_it_is_undone(
    draft, manager, world, monkeypatch
):
    apply = changing.apply

    def beside(*asked):
        Change.objects.create(
            kind="rename", number="1/QĐ khác", effective=TODAY, decided_on=TODAY, issuer=world["TB"]
        )
        return apply(*asked)

    monkeypatch.setattr(changing, "apply", beside)
    _answer, project = draft()
    press(manager, project, "approve")
    assert not Change.objects.filter(pk__in=project.changes, number="1/QĐ khác").exists()
    press(manager, project, "undo")
    assert project.status == "undone" and Change.objects.filter(number="1/QĐ khác").exists()


def test_it_runs_once_whoever_else_approves_it_at_the_same_time(draft, manager, actor):
    _answer, project = draft()
    stale = Project.objects.get(pk=project.pk)
    press(manager, project, "approve")
    stale.status = Project.Status.APPROVED
    with pytest.raises(Mistake, match="vừa được thực hiện"):
        workshop.execute(stale, actor("manager", "TA"))


SPLIT = [
    ["Chia tách", "HA1", "Công đoàn xã Một", "", "XA1"],
    ["Chia tách", "HA1", "Công đoàn xã Hai", "", "XA2"],
    ["Chuyển", "CS001", "", "", "XA2"],
]


def test_a_unit_is_split_among_new_ones_and_what_hangs_under_it_allotted(draft, manager):
    before = snapshot()
    _answer, project = draft(SPLIT)
    assert not project.told["faults"]
    press(manager, project, "approve")
    assert Unit.objects.get(code="HA1").closed == TODAY
    assert Unit.objects.get(code="CS001").parent_on(TODAY).code == "XA2"
    heirs = Unit.objects.filter(predecessors__predecessor__code="HA1")
    assert {one.code for one in heirs} == {"XA1", "XA2"}
    press(manager, project, "undo")
    assert snapshot()[0] == before[0]


def test_a_split_that_leaves_somebody_behind_is_told_at_its_row(draft):
    _answer, project = draft(SPLIT[:2])
    [[number, sentence]] = project.told["faults"]
    assert number == 1 and "chuyển hoặc sáp nhập chúng trước" in sentence


def test_a_level_that_has_ended_is_not_founded_anew(draft):
    _answer, project = draft([["Thành lập", "HA9", "LĐLĐ huyện Chín", "LDH", "TA"]])
    [[_number, sentence]] = project.told["faults"]
    assert "chỉ lập mới đến hết ngày 30/6/2025" in sentence


def test_a_level_is_not_founded_before_it_began(world, manager):
    data = {"kind": "CDX", "code": "X9", "name": "Công đoàn xã Chín", "number": "1/QĐ", "decided_on": "1/6/2025",
            "effective": "1/6/2025", "confirm": "1"}  # fmt: skip
    answer = manager.post(reverse("unit-change", args=[world["TA"].pk, "found"]), data)
    assert answer.status_code == 422 and "chỉ lập từ ngày 01/7/2025" in answer.content.decode()


def test_what_is_founded_bears_its_ownership_and_sector(draft, manager):
    row = [
        "Thành lập",
        "CS9",
        "Công đoàn Chín",
        "CDCS",
        "HA1",
        "Ngoài khu vực nhà nước",
        "Doanh nghiệp",
    ]
    _answer, project = draft([row])
    press(manager, project, "approve")
    unit = Unit.objects.get(code="CS9")
    assert (unit.ownership, unit.sector) == ("non_state", "enterprise")
    answer, _project = draft([[*row[:5], "Tư nhân", ""]])
    assert answer.status_code == 422 and "không rõ Sở hữu: «Tư nhân»" in answer.content.decode()
