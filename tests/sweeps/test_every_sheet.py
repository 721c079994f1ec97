"""What holds for the sheets of each register, and for fields that not everyone may see."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models

from congdoan.records.register import REGISTERS
from congdoan.records.sheets import files
from congdoan.records.sheets.models import SheetImport
from tests.sweeps.hands import api, others, typed, url

pytestmark = pytest.mark.django_db
SECRET = "ZQMAT"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_empty_sheet_goes_in_and_the_export_changes_nothing(register, unit, officer, kind):
    typed(register, unit)
    before = set(others(register).values_list("pk", flat=True))
    empty = officer.get(url(register, "sheet"), {"format": kind}).content
    sheet = bring(register, officer, empty, kind)
    assert not sheet.counts["faulty"], [one.get("faults") for one in sheet.judged]
    assert sheet.state == "done"
    made = others(register).exclude(pk__in=before).get()
    event = register.model.pgh_event_model.objects.filter(pgh_obj_id=made.pk).latest("pgh_id")
    assert event.pgh_context.metadata["reason"] == f"Nhập từ bang.{kind}"
    assert event.pgh_context.metadata["who"] == str(sheet.owner)
    export = officer.get(url(register, "export"), {"format": kind}).content
    again = bring(register, officer, export, kind)
    assert again.counts == {
        "new": 0, "changed": 0, "faulty": 0, "same": others(register).count(),
    }, again.judged  # fmt: skip


def bring(register, client, content, kind):
    """Upload, and write what is new; the import as it then is."""
    file = SimpleUploadedFile(f"bang.{kind}", content)
    client.post(url(register, "import"), {"file": file})
    sheet = SheetImport.objects.first()
    assert sheet.state == "cells", (sheet.state, sheet.headings, sheet.mapping)
    if sheet.counts["new"] and not sheet.counts["faulty"]:
        client.post(url(register, "import-step", sheet.pk, "cells"), {"write": "1"})
        sheet.refresh_from_db()
    return sheet


@pytest.fixture
def guarded(register, record, monkeypatch):
    """(a field, who does not see it, who does): a field the register guards, else one borrowed, with
    a word in it that would be found anywhere."""
    declared = next(iter(register.guarded), None)
    name = declared or _borrowed(register)
    if name is None:
        pytest.skip("every field of the register is one everybody needs")
    level = register.guarded.get(name, "manage")
    if not declared:
        monkeypatch.setattr(type(register), "guarded", {name: level})
    register.model.all_rows.filter(pk=record.pk).update(**{name: f"{SECRET}1"})
    register.model.all_rows.filter(pk=record.pk).update(**{name: f"{SECRET}2"})
    return name, *(("reader", "officer") if level == "edit" else ("officer", "manager"))


def _borrowed(register):
    """The first free text that stands in no list and names no record."""
    shown = {*register.words("columns"), *register.words("filters"), *register.words("search"),
             *register.words("key")}  # fmt: skip
    for name in register.fields:
        field = next((f for f in register.model._meta.fields if f.name == name), None)
        text = isinstance(field, models.CharField | models.TextField)
        long = text and (field.max_length or 99) >= len(SECRET) + 1
        if long and field.blank and not field.choices and name not in shown:
            return name
    return None


def test_guarded_fields_are_hidden_wherever_the_record_is_shown(register, record, people, guarded):
    name, blind, seeing = guarded
    places = [url(register, "detail", record.pk), url(register, "list"), api(register),
              api(register, record.pk), f"{url(register, 'export')}?format=csv"]  # fmt: skip
    may_edit = blind == "officer"
    places += [url(register, "edit", record.pk)] if may_edit else []
    for path in places:
        assert SECRET not in _text(people[blind], path), path
    shown = [path for path in places if SECRET in _text(people[seeing], path)]
    assert len(shown) >= len(places) - 1, "only the list may leave it out for all"
    assert name not in people[blind].get(api(register, record.pk)).json()


def _text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode("utf-8-sig")


def test_guarded_fields_are_in_no_sheet_and_taken_from_none(register, record, people, guarded):
    name, blind, seeing = guarded
    label = str(register.model._meta.get_field(name).verbose_name)
    heads = {who: files.read(people[who].get(url(register, "export")).content, "x.xlsx")[0]
             for who in (blind, seeing)}  # fmt: skip
    plain = {who: [head.removesuffix(" *") for head in line] for who, line in heads.items()}
    assert label not in plain[blind]
    assert label in plain[seeing]
    if blind != "officer":
        return
    whole = people[seeing].get(url(register, "export")).content
    people[blind].post(url(register, "import"), {"file": SimpleUploadedFile("bang.xlsx", whole)})
    sheet = SheetImport.objects.first()
    assert label in [head.removesuffix(" *") for head in sheet.headings]
    assert name not in sheet.mapping


def test_guarded_changes_are_left_out_of_history(register, record, people, guarded):
    name, blind, seeing = guarded
    label = str(register.model._meta.get_field(name).verbose_name)
    assert label not in _changed(people[blind], register, record)
    assert label in _changed(people[seeing], register, record)


def _changed(client, register, record):
    events = client.get(url(register, "detail", record.pk)).context["events"]
    return {str(change["label"]) for event in events for change in event.get("changes", ())}


def test_some_register_guards_a_field_of_its_own():
    assert any(found.guarded for found in REGISTERS.values())


def test_a_list_opened_as_a_sheet_and_sent_as_it_stands_changes_nothing(register, record, officer):
    officer.post(url(register, "grid"))
    sheet = SheetImport.objects.first()
    assert sheet.listed and record.pk in {opened[0] for opened in sheet.meant if opened}
    path = url(register, "import-step", sheet.pk, "cells")
    page = officer.get(path)
    cells = {
        cell["name"]: _as_a_browser_has_it(cell["value"])
        for row in page.context["rows"] for cell in row["cells"] if cell.get("name")
    }  # fmt: skip
    officer.post(path, cells)
    sheet.refresh_from_db()
    assert sheet.counts["same"] == len(sheet.judged), sheet.judged


def _as_a_browser_has_it(value):
    """One line: breaks are lost."""
    return str(value).replace("\r", "").replace("\n", "")
