"""A limited document is read at the units that issued and got it, and nowhere else, by whatever way one comes."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from congdoan.direction.registers.incoming import Incoming
from congdoan.direction.registers.reading import Reading
from congdoan.direction.registers.task import Task
from congdoan.trail.files import keep
from tests.direction.documents import drafted, issued, page, step, taken
from tests.direction.test_consulting import ask
from tests.people import write

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


def test_the_book_of_numbers_names_it_by_its_number_alone_to_who_looks_from_above(
    document, own, officer
):
    officer.post(reverse("stand"), {"at": "HA1"})
    for query in ({}, {"format": "csv"}):
        above = officer.get(reverse("direction-book"), query)
        text = above.content.decode()
        assert document.number in text and "(hạn chế)" in text and NAME not in text
        assert document.register.url_of(document.pk) not in text
        assert NAME in own.get(reverse("direction-book"), query).content.decode()


@pytest.mark.parametrize("instruction", ["", f"Mời đồng chí {NAME} lên làm việc"])
def test_the_task_that_comes_of_it_bears_its_number_alone(document, as_, officer, instruction):
    came = Incoming.all_rows.get(document=document)
    write(came, lead="Ban Tổ chức", due=dt.date(2026, 6, 20), instruction=instruction)
    assert step(as_("officer", "CS001"), came, "assigned", "incoming").status_code == 200
    task = Task.all_rows.get()
    assert task.text == f"Xử lý văn bản {document.number}"
    assert page(officer, "direction-tasks-detail", task.pk)[0].status_code == 200
    assert page(officer, "direction-incoming-detail", came.pk)[0].status_code == 404


@pytest.fixture
def asked(own, world, person):
    """A draft of HA1, limited when HA2 is asked about it, with a file."""
    draft = drafted(own, world["HA1"], **TYPED)
    file = ContentFile(b"ho so", name="ho-so.txt")
    keep(file, draft.register.path, draft, person("officer", "HA1"))
    return ask(own, draft, world["HA2"])


def test_its_draft_is_read_at_the_units_asked_and_only_while_it_is_one(asked, as_, own, officer):
    helper = as_("officer", "HA2")
    shown = page(helper, "direction-consultation", asked.pk)[0]
    [file] = shown.context["files"]
    assert NAME in shown.text and helper.get(file["url"]).status_code == 200

    assert page(officer, "direction-consultation", asked.pk)[0].status_code == 404
    assert officer.get(file["url"]).status_code == 404
    assert NAME not in page(officer, "direction-consultations-list")[1]
    taken(own, asked.document)
    over = page(helper, "direction-consultation", asked.pk)[0]
    assert "còn là dự thảo" in over.text and "vì vi phạm" not in over.text
    assert not over.context["files"] and helper.get(file["url"]).status_code == 404
    assert "vì vi phạm" in page(own, "direction-consultation", asked.pk)[1]
