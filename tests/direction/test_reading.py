"""A document goes in, a person decides, and only then a programme with targets and tasks stands."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan import samples
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.reading import Finding, Reading
from congdoan.direction.registers.task import Task
from congdoan.direction.services import SAMPLES
from congdoan.indicators.indicator import Indicator
from congdoan.indicators.registers.target import Target

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"
SEEDS = sorted(SHARED.glob("0*.txt"))


@pytest.fixture(autouse=True)
def _catalogue(db):
    from congdoan.indicators.loading import load_catalogue

    load_catalogue()
    assert Indicator.objects.count() >= 60


@pytest.fixture
def officer(as_):
    return as_("officer", "TA")


def give(client, name, data):
    return client.post(reverse("direction-read"), {"file": SimpleUploadedFile(name, data)})


def given(client, name):
    """The reading of a shipped sample."""
    answer = client.post(reverse("direction-read"), {"sample": name})
    assert answer.status_code == 302
    return Reading.all_rows.get(pk=int(re.search(r"\d+", answer.url)[0]))


def confirm_all(client, reading):
    client.post(reverse("direction-decide-all", args=[reading.pk]))


def adopt(client, reading, **changes):
    """Press the button of the adopt page as it stands, with changes."""
    url = reverse("direction-adopt", args=[reading.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    return client.post(url, {k: v for k, v in {**data, **changes}.items() if v is not None})


def written():
    return [model.all_rows.count() for model in (Programme, Target, Task)]


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


def test_one_find_is_confirmed_rejected_corrected_and_taken_back(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    first, second, third = Finding.objects.filter(record=reading, kind="target")[:3]

    def post(one, **data):
        url = reverse("direction-decide", args=[reading.pk, one.pk])
        answer = officer.post(url, data, headers={"HX-Request": "true"})
        one.refresh_from_db()
        return answer

    answer = post(first, decision="confirmed", indicator="IND-002")
    assert first.is_kept and first.said["indicator"] == "IND-002"
    assert "hx-swap-oob" in answer.content.decode()
    post(second, decision="rejected")
    assert second.decision == "rejected"
    post(second, decision="pending")
    assert second.is_pending
    bad = post(third, decision="corrected", **typed(third, value="nhiều"))
    assert bad.status_code == 422 and "nhiều" in bad.content.decode() and third.is_pending
    post(third, decision="corrected", **typed(third, value="1.250", end="30/6/2025"))
    assert (third.decision, third.said["value"], third.said["end"]) == (
        "corrected",
        1250,
        "2025-06-30",
    )
    assert third.data["value"] == 200


def typed(finding, **changes):
    said = {**finding.said, "part_of": finding.whole or "", **changes}
    names = [
        "quote",
        "indicator",
        "cut",
        "comparator",
        "value",
        "value_max",
        "start",
        "end",
        "part_of",
    ]
    return {
        f"f{finding.pk}-{name}": said.get(name) if said.get(name) is not None else ""
        for name in names
    }


def test_a_corrected_value_is_what_the_target_gets(officer):
    reading = given(officer, "004-ke-hoach-136.txt")
    one = Finding.objects.filter(record=reading, kind="target").first()
    url = reverse("direction-decide", args=[reading.pk, one.pk])
    officer.post(url, {"decision": "corrected", **typed(one, value="1.250")})
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    assert Target.all_rows.get(quote=one.said["quote"], value=1250)


def test_the_page_joins_paper_and_finds(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    page = officer.get(reverse("direction-reading", args=[reading.pk])).content.decode()
    ids = re.findall(r'id="([mf]-\d+)"', page)
    assert len(ids) == len(set(ids))
    for one in Finding.objects.filter(record=reading, kind="target"):
        assert f'id="m-{one.pk}"' in page and f'href="#f-{one.pk}"' in page
        assert f'id="f-{one.pk}"' in page and f'href="#m-{one.pk}"' in page
    assert "Chỉ tiêu<small>22</small>" in page
    assert "Còn" in page


def test_marks_leave_the_text_whole(officer):
    from congdoan.direction.paper import paragraphs

    reading = given(officer, "003-chuong-trinh-thanh-uy.txt")
    shown = paragraphs(reading.text, list(Finding.objects.filter(record=reading)))
    text = "\n".join("".join(piece.text for piece in one.pieces) for one in shown)
    assert text == "\n".join(line for line in reading.text.split("\n") if line.strip())


def test_the_form_opens_without_script(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    one = Finding.objects.filter(record=reading, kind="target").first()
    url = reverse("direction-reading", args=[reading.pk])
    assert f'name="f{one.pk}-value"' in officer.get(f"{url}?edit={one.pk}").content.decode()


def scanned():
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def spreadsheet():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("rong.docx", b"", "rỗng"),
        ("lon.pdf", b"%PDF" + b"0" * (50 * 1024 * 1024), "20 MB"),
        ("anh.pdf", scanned(), "OCR"),
        ("bang.docx", spreadsheet(), "không phải văn bản Word"),
        ("anh.bmp", b"BM", "Không nhận tệp"),
        ("{0}.docx", b"abc", "{0}.docx"),
    ],
    ids=["empty", "fifty megabytes", "scan", "spreadsheet", "picture", "braces"],
)
def test_bad_file_is_refused_in_a_sentence_and_nothing_is_kept(officer, name, data, words):
    answer = give(officer, name, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Reading.all_rows.count() == 0 and written() == [0, 0, 0]


def test_no_file_at_all_is_said_too(officer):
    answer = officer.post(reverse("direction-read"))
    assert answer.status_code == 422 and "Chưa chọn tệp" in answer.content.decode()


def test_a_document_that_is_no_plan_says_so_and_writes_no_target(officer):
    letter = "Kính gửi các đồng chí,\n\nTôi viết thư này để hỏi thăm sức khoẻ mọi người."
    answer = give(officer, "thu.txt", letter.encode())
    page = officer.get(answer.url).content.decode()
    assert "Không tìm thấy chỉ tiêu nào" in page
    reading = Reading.all_rows.get()
    refused = adopt(officer, reading, period_start="01/01/2025", period_end="31/12/2025")
    assert refused.status_code == 422
    assert "không có chỉ tiêu hay nhiệm vụ nào" in refused.content.decode()
    assert written() == [0, 0, 0]


def test_the_original_file_is_kept_with_its_hash(officer):
    from congdoan.trail.models import Attachment

    data = (Path(samples.__file__).parent / "002-bao-cao-2024.pdf").read_bytes()
    give(officer, "bao-cao.pdf", data)
    reading, kept = Reading.all_rows.get(), Attachment.objects.get()
    assert kept.record_id == reading.pk and kept.sha256 == reading.sha256
    assert kept.file.read() == data


def test_other_branch_finds_nothing(officer, as_):
    reading = given(officer, "004-ke-hoach-136.txt")
    one = Finding.objects.filter(record=reading).first()
    other = as_("manager", "TB")
    for name in ("reading", "adopt"):
        assert other.get(reverse(f"direction-{name}", args=[reading.pk])).status_code == 404
    for name in ("decide-all", "results"):
        assert other.post(reverse(f"direction-{name}", args=[reading.pk])).status_code == 404
    decide = reverse("direction-decide", args=[reading.pk, one.pk])
    assert other.post(decide, {"decision": "confirmed"}).status_code == 404
    own = given(other, "004-ke-hoach-136.txt")
    mixed = reverse("direction-decide", args=[own.pk, one.pk])
    assert other.post(mixed, {"decision": "confirmed"}).status_code == 404


def test_a_reader_sees_and_decides_nothing(officer, as_):
    reading = given(officer, "004-ke-hoach-136.txt")
    reader = as_("reader", "TA")
    page = reader.get(reverse("direction-reading", args=[reading.pk])).content.decode()
    assert 'value="confirmed"' not in page
    assert reader.post(reverse("direction-decide-all", args=[reading.pk])).status_code == 403
    assert reader.post(reverse("direction-read"), {"sample": "x"}).status_code == 403


def test_pages_stay_under_thirty_queries(officer, django_assert_max_num_queries):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    target = Finding.objects.filter(record=reading, kind="target").first()
    urls = [reverse("direction-read")]
    urls += [reverse(f"direction-{name}", args=[reading.pk]) for name in ("reading", "adopt")]
    urls.append(f"{reverse('direction-reading', args=[reading.pk])}?edit={target.pk}")
    for url in urls:
        with django_assert_max_num_queries(30):
            assert officer.get(url).status_code == 200


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
