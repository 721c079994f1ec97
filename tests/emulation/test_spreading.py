"""Where models spread, on the map and by unit, each number with its places; and the paper that judges a model."""

import io
import re

import docx
import pytest
from django.urls import reverse

from congdoan.orgs.models import Unit
from congdoan.records.sheets import files
from tests.pages import cells, source

pytestmark = pytest.mark.django_db
JUDGED = {"status": "replicated", "evaluated_on": "2026-05-10", "evaluation": "Đạt cả ba tiêu chí"}


@pytest.fixture
def spread(enter, world):
    """A digital model of CS001 at CS001's neighbour, one of women's affairs in the other branch, one planned."""
    first = enter("emulation/models", **JUDGED, lessons="Làm từ tổ công đoàn")
    first.replications.create(unit=world["CS002"], since="2026-05-20", result="120 người dùng")
    first.replications.create(unit=world["HA2"], planned_on="2026-12-01")
    other = enter("emulation/models", "CS101", name="Quỹ chị em", field="women", **JUDGED)
    other.replications.create(unit=world["HB1"], since="2026-06-01")
    first.criteria.create(name="Số người dùng", found="Vượt 20 %")
    return first, other


def page(client, **asked):
    return source(client.get(reverse("emulation-spread"), asked))


def test_places_are_counted_by_unit_and_each_number_opens_them(spread, as_):
    client = as_("reader", "TLD")
    text = page(client)
    assert cells(text, "Công đoàn TA") == ["1", "1"] and cells(text, "Công đoàn TB") == ["1", "–"]
    assert cells(text, "Cộng Công đoàn TLD") == ["2", "1"]
    for url, count in re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', text):
        opened = client.get(
            reverse("emulation-spread") + url.replace("&amp;", "&")
        ).content.decode()
        assert f"({count})</h2>" in opened, url
    assert "Công đoàn CS002" in page(client, at=Unit.objects.get(code="TA").pk)


def test_a_field_a_model_and_a_day_narrow_it(spread, as_):
    client, (first, other) = as_("reader", "TLD"), spread
    text = page(client, field="women")
    assert cells(text, "Cộng Công đoàn TLD") == ["1", "–"] and "Tổ công đoàn số" not in text
    text = page(client, model=first.pk)
    assert "Quỹ chị em" not in text and cells(text, "Cộng Công đoàn TLD") == ["1", "1"]
    early = page(client, day="2026-05-01")
    assert cells(early, "Cộng Công đoàn TLD") == ["–", "3"], "what began later was still to come"
    shown = client.get(reverse("emulation-models-detail", args=[other.pk])).content.decode()
    assert f"?model={other.pk}" in shown and "Đã lan đến đâu" in shown


def test_the_nation_sees_it_on_the_map_and_a_province_does_not(spread, as_, world):
    Unit.objects.filter(pk=world["TA"].pk).update(name="Liên đoàn Lao động tỉnh Lai Châu")
    assert 'aria-label="Lai Châu: 1"' in page(as_("reader", "TLD"))
    assert 'class="map"' not in page(as_("reader", "TA"))


def test_who_sees_no_model_counts_none(spread, as_):
    text = page(as_("reader", "TB"))
    assert "Tổ công đoàn số" not in text and "Quỹ chị em" in text


def test_it_comes_as_a_sheet(spread, as_):
    answer = as_("reader", "TLD").get(reverse("emulation-spread"), {"format": "xlsx"})
    assert ["Công đoàn TA", 1, 1] in files.read(answer.content, "x.xlsx")


def test_the_pages_ask_few_queries(spread, as_, django_assert_max_num_queries):
    client = as_("reader", "TLD")
    with django_assert_max_num_queries(30):
        page(client)


def test_the_evaluation_comes_as_word_and_pdf(spread, as_):
    client, (first, _other) = as_("reader", "CS001"), spread
    answer = client.get(reverse("emulation-models-evaluation-word", args=[first.pk]))
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(one.text for one in paper.paragraphs) + " ".join(
        cell.text for table in paper.tables for row in table.rows for cell in row.cells
    )
    for words in ("Đánh giá mô hình «Tổ công đoàn số»", "Đạt cả ba tiêu chí", "Làm từ tổ công đoàn", "Vượt 20 %",
                  "120 người dùng", "dự kiến 01/12/2026", "15.000.000"):  # fmt: skip
        assert words in text, words
    pdf = client.get(reverse("emulation-models-evaluation", args=[first.pk]))
    assert pdf.content[:4] == b"%PDF"


def test_a_model_without_an_evaluation_prints_none(enter, as_):
    model, client = enter("emulation/models"), as_("reader", "CS001")
    answer = client.get(reverse("emulation-models-evaluation", args=[model.pk]), follow=True)
    assert "chưa được đánh giá" in answer.content.decode()
