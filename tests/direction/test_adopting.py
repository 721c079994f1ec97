"""Documents go the whole way: only what a person confirmed becomes a programme with targets and tasks."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from congdoan import samples
from congdoan.direction.confirming.services import SAMPLES
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.task import Task
from congdoan.indicators.registers.target import Target
from tests.direction.hands import adopt, confirm_all, give, given, typed, written
from tests.pages import source

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SEEDS = sorted(SHARED.glob("0*.txt"))
pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.startswith("002")])
def test_a_sample_becomes_a_programme_with_its_targets_and_tasks(officer, name):
    reading = given(officer, name)
    found = Finding.objects.filter(record=reading)
    assert written() == [0, 0, 0]
    confirm_all(officer, reading)
    assert written() == [0, 0, 0]
    answer = adopt(officer, reading, period_start="01/01/2025", period_end="31/12/2025")
    assert answer.status_code == 302, answer.context["form"].errors
    programme = Programme.all_rows.get()
    assert Target.all_rows.count() == found.filter(kind="target").count() > 3
    assert Task.all_rows.count() == found.filter(kind="task").count()
    assert programme.items.count() == Target.all_rows.count() + Task.all_rows.count()
    assert programme.basis and programme.recipients
    assert all(task.lead for task in Task.all_rows.all())


def test_sample_000_gives_twenty_two_targets_with_their_parts(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    targets = list(Target.all_rows.order_by("pk"))
    assert len(targets) == 22
    parts = {(int(one.value), int(one.part_of.value)) for one in targets if one.part_of}
    assert parts == {(2800, 3000), (200, 3000), (20, 110)}
    whole, formal, informal = targets[:3]
    assert (whole.indicator_id, formal.cut, informal.cut) == ("IND-001", "formal", "informal")
    assert {(str(one.start), str(one.end)) for one in targets} == {("2025-01-01", "2025-12-31")}
    assert [one.comparator for one in targets if int(one.value) == 90].count(">") == 2
    assert all(one.quote in reading.text for one in targets)
    assert targets[0].source_item == "II.1"


def test_document_fills_the_head_of_the_programme(officer):
    reading = given(officer, "004-ke-hoach-136.txt")
    initial = officer.get(reverse("direction-adopt", args=[reading.pk])).context["form"].initial
    assert initial["kind"] == "plan"
    assert str(initial["issued_on"]) == "2025-03-14"
    assert (str(initial["period_start"]), str(initial["period_end"])) == (
        "2025-01-01",
        "2025-12-31",
    )
    assert initial["adopted_by"] == "standing"


def test_a_report_shows_results_and_gives_no_target(officer):
    reading = given(officer, "002-bao-cao-2024.txt")
    page = officer.get(reverse("direction-reading", args=[reading.pk])).content.decode()
    assert "không phải chỉ tiêu" in page and "Đưa vào báo cáo" in page
    confirm_all(officer, reading)
    assert (
        adopt(officer, reading, period_start="01/01/2025", period_end="31/12/2025").status_code
        == 422
    )
    officer.post(reverse("direction-results", args=[reading.pk]))
    reading.refresh_from_db()
    assert reading.status == "confirmed"
    assert Finding.objects.filter(record=reading, kind="result", decision="confirmed").count() == 32
    assert written() == [0, 0, 0]


def test_a_document_is_adopted_once(officer):
    reading = given(officer, "004-ke-hoach-136.txt")
    confirm_all(officer, reading)
    first = officer.get(reverse("direction-adopt", args=[reading.pk])).context["form"]
    data = {n: first[n].value() for n in first.fields if first[n].value() is not None}
    assert officer.post(reverse("direction-adopt", args=[reading.pk]), data).status_code == 302
    before = written()
    again = officer.post(reverse("direction-adopt", args=[reading.pk]), {**data, "title": "Khác"})
    assert again.status_code == 422 and written() == before


def test_nothing_is_adopted_while_targets_wait(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    answer = adopt(officer, reading)
    assert answer.status_code == 422 and "Còn 25 chỉ tiêu" in answer.content.decode()
    assert written() == [0, 0, 0]


def test_a_corrected_value_is_what_the_target_gets(officer):
    reading = given(officer, "004-ke-hoach-136.txt")
    one = Finding.objects.filter(record=reading, kind="target").first()
    url = reverse("direction-decide", args=[reading.pk, one.pk])
    officer.post(url, {"decision": "corrected", **typed(one, value="1.250")})
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    assert Target.all_rows.get(quote=one.said["quote"], value=1250)


@pytest.mark.parametrize(("typed_in", "is_said"), [("900", True), ("200", False)])
def test_parts_that_are_too_much_together_are_said_when_they_are_adopted(
    officer, typed_in, is_said
):
    """2.800 in formal jobs and 900 without one, of 3.000 more members."""
    reading = given(officer, "000-chuong-trinh-2025.txt")
    one = Finding.objects.filter(record=reading, kind="target").order_by("start")[2]
    url = reverse("direction-decide", args=[reading.pk, one.pk])
    officer.post(url, {"decision": "corrected", **typed(one, value=typed_in)})
    confirm_all(officer, reading)
    page = officer.get(adopt(officer, reading).url)
    said = "cộng lại là 3.700, nhiều hơn chỉ tiêu gồm chúng (3.000)"
    assert (said in page.text) == is_said and Target.all_rows.count() == 22


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS, reason="the originals are not beside the clone")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_an_original_goes_the_whole_way(officer, path):
    give(officer, path.name, path.read_bytes())
    reading = Reading.all_rows.get()
    confirm_all(officer, reading)
    answer = adopt(officer, reading, period_start="01/01/2025", period_end="31/12/2028")
    expected = {"000": 22, "001": 26, "002": 0, "003": 16, "004": 4}[path.name[:3]]
    assert answer.status_code == (302 if expected else 422), answer.context["form"].errors
    assert Target.all_rows.count() == expected


@pytest.mark.parametrize(
    ("name", "targets", "results"),
    [
        ("000-chuong-trinh-2025.docx", 22, 0),
        ("002-bao-cao-2024.pdf", 0, 32),
        ("004-ke-hoach-136.docx", 4, 0),
    ],
)
def test_word_and_pdf_are_read_like_their_text(officer, name, targets, results):
    give(officer, name, (samples.HOME / name).read_bytes())
    reading = Reading.all_rows.get()
    kinds = list(Finding.objects.filter(record=reading).values_list("kind", flat=True))
    assert (kinds.count("target"), kinds.count("result")) == (targets, results)
    confirm_all(officer, reading)
    if targets:
        assert adopt(officer, reading).status_code == 302
        assert Target.all_rows.count() == targets
    else:
        officer.post(reverse("direction-results", args=[reading.pk]))
        reading.refresh_from_db()
        assert reading.status == "confirmed" and written() == [0, 0, 0]


def test_what_is_rejected_is_not_adopted_and_its_parts_stand_alone(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    whole = Finding.objects.filter(record=reading, kind="target").first()
    officer.post(f"/read/{reading.pk}/{whole.pk}/", {"decision": "rejected"})
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    assert Target.all_rows.count() == 21
    parts = Target.all_rows.filter(indicator="IND-001")
    assert {(int(one.value), one.part_of) for one in parts} == {(2800, None), (200, None)}


def test_a_document_may_be_discarded_from_its_page(officer):
    reading = given(officer, "004-ke-hoach-136.txt")
    page = officer.get(f"/read/{reading.pk}/").content.decode()
    away = re.search(r'action="([^"]+/step/)"', page)[1]
    officer.post(away, {"state": "rejected"})
    reading.refresh_from_db()
    assert reading.status == "rejected" and written() == [0, 0, 0]
    assert 'value="confirmed"' not in source(officer.get(f"/read/{reading.pk}/"))
