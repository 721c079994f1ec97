"""A limited document is read at the units that issued and got it, and nowhere else, by whatever way one comes."""

import pytest
from django.urls import reverse

from congdoan.direction.registers.reading import Reading
from tests.direction.documents import issued, page

NAME = "Lò Văn Pành"
TYPED = {"kind": "decision", "title": f"Kỷ luật đồng chí {NAME}", "confidentiality": "limited",
         "text": f"Điều 1. Kỷ luật đồng chí {NAME} vì vi phạm.",
         "basis": "Căn cứ Quyết định số 12/QĐ-TLĐ ngày 01/02/2024 của Tổng Liên đoàn"}  # fmt: skip


@pytest.fixture
def own(as_):
    return as_("officer", "HA1")


@pytest.fixture
def document(own, world):
    return issued(own, world["HA1"], [(world["CS001"], "", "carry_out")], **TYPED)


def pages_of(reading):
    yield ("direction-readings-list",)
    yield from ((name, reading.pk) for name in ("direction-readings-detail", "direction-reading"))


def test_what_was_read_of_it_is_not_read_from_above(document, own, officer):
    reading = Reading.all_rows.get()
    for name, *args in pages_of(reading):
        assert NAME not in page(officer, name, *args)[1], name
    assert page(officer, "direction-reading", reading.pk)[0].status_code == 404
    assert page(own, "direction-reading", reading.pk)[0].status_code == 200


def test_what_was_read_of_one_that_came_in_follows_its_own_limit(as_, enter, officer):
    came = enter("direction/incoming", title=TYPED["title"], text=TYPED["text"])
    base = as_("officer", "CS001")
    base.post(reverse("direction-incoming-collect", args=[came.pk]))
    reading = Reading.all_rows.get()
    assert page(officer, "direction-reading", reading.pk)[0].status_code == 200
    form = base.get(reverse("direction-incoming-edit", args=[came.pk])).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None}
    answer = base.post(
        reverse("direction-incoming-edit", args=[came.pk]), {**data, "confidentiality": "limited"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert page(officer, "direction-reading", reading.pk)[0].status_code == 404
    assert page(base, "direction-reading", reading.pk)[0].status_code == 200
