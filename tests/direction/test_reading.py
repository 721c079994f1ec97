"""The reading page: paper and finds side by side, each find decided by a person who may."""

import re

import pytest
from django.urls import reverse

from congdoan.direction.registers.reading import Finding, Reading
from congdoan.indicators.registers.target import Target
from tests.direction.hands import adopt, confirm_all, give, given, typed
from tests.pages import source

pytestmark = pytest.mark.usefixtures("catalogue")


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


PAPER = """LIÊN ĐOÀN LAO ĐỘNG TỈNH AN BÌNH
Số: 12/CTr-LĐLĐ

CHƯƠNG TRÌNH
Công tác năm 2026

I. CHỈ TIÊU
1. Ít nhất 80% doanh nghiệp có từ 25 lao động trở lên thành lập công đoàn cơ sở.
2. Ít nhất 85% doanh nghiệp có từ 20 lao động trở lên thành lập công đoàn cơ sở.
"""


def test_a_threshold_in_the_sentence_goes_with_the_target(officer):
    give(officer, "chuong-trinh.txt", PAPER.encode())
    reading = Reading.all_rows.get()
    first, second = Finding.objects.filter(record=reading, kind="target").order_by("start")
    assert (first.said["indicator"], first.said["threshold"]) == ("IND-006", 25)
    assert second.said["threshold"] is None
    page = officer.get(reverse("direction-reading", args=[reading.pk])).content.decode()
    assert "Tính từ ngưỡng" in page
    confirm_all(officer, reading)
    assert adopt(officer, reading).status_code == 302
    assert [one.threshold for one in Target.all_rows.order_by("pk")] == [25, None]


def test_numbers_of_a_find_are_typed_as_in_every_form_and_shown_with_their_marks(officer):
    give(officer, "chuong-trinh.txt", PAPER.encode())
    reading = Reading.all_rows.get()
    one = Finding.objects.filter(record=reading, kind="target").first()
    url = reverse("direction-decide", args=[reading.pk, one.pk])
    said = {**typed(one, value="92,5 %", value_max=""), f"f{one.pk}-threshold": "1.250"}
    page = officer.post(url, {"decision": "corrected", **said}, headers={"HX-Request": "true"})
    one.refresh_from_db()
    assert page.status_code == 200, page.text
    assert (one.said["value"], one.said["threshold"]) == (92.5, 1250)
    page = officer.get(url, {"edit": "1"}, headers={"HX-Request": "true"})
    assert 'value="92,5"' in page.text and 'value="1.250"' in page.text


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
    from congdoan.direction.confirming.paper import paragraphs

    reading = given(officer, "003-chuong-trinh-thanh-uy.txt")
    shown = paragraphs(reading.text, list(Finding.objects.filter(record=reading)))
    text = "\n".join("".join(piece.text for piece in one.pieces) for one in shown)
    assert text == "\n".join(line for line in reading.text.split("\n") if line.strip())


def test_the_form_opens_without_script(officer):
    reading = given(officer, "000-chuong-trinh-2025.txt")
    one = Finding.objects.filter(record=reading, kind="target").first()
    url = reverse("direction-reading", args=[reading.pk])
    assert f'name="f{one.pk}-value"' in officer.get(f"{url}?edit={one.pk}").content.decode()


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
    page = source(reader.get(reverse("direction-reading", args=[reading.pk])))
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
