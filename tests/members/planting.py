"""One person's name, and more, put wherever something may be typed: what an erasure has to find."""

import datetime as dt

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Q
from django.urls import reverse

from congdoan.members.registers.erasure import Erasure
from congdoan.members.registers.membership import Membership
from congdoan.members.registers.person import Person
from congdoan.records.leading import pointing_at
from congdoan.records.own import values
from congdoan.records.own.models import OwnField
from congdoan.records.record import Line
from congdoan.records.register import REGISTERS
from congdoan.records.sheets.models import SheetImport
from congdoan.records.write import remove
from congdoan.trail.files import keep
from congdoan.trail.jobs import Job
from congdoan.trail.models import Comment, Notice, SavedView, SealedLook
from tests.growing import grow
from tests.members.conftest import SYSTEM

DAY = dt.date
NAME, PHONE, EMAIL = "Vàng Thị Súa Zơpha", "0987 654 321", "sua.zopha@example.vn"
NUMBER, ADDRESS, CARD, SON = "012190777123", "Bản Nà Phát 77, Mường Kim", "0177701", "Vàng A Zơpháo"
BORN = DAY(1990, 5, 17)
# Whatever of these is found anywhere was not erased; the last two are the number's own ends.
GONE = [NAME, "Vang Thi Sua Zopha", "Zơpha", "Zopha", "Zơpháo", "0987654321", "0987 654 321", EMAIL, NUMBER,
        ADDRESS, CARD, "17/5/1990", "1990-05-17", "Tên Cũ Zơpha"]  # fmt: skip


def plant(sua, world, user):
    """One record of every register that leads to the person with every text filled, and all that
    hangs on them."""
    for model in {model for model, _field in pointing_at(Person)}:
        head = model._meta.get_field("record").related_model if issubclass(model, Line) else model
        if head not in (Person, Membership, Erasure):
            _plant(head, model, sua, world)
    _request(sua, world)
    for register in REGISTERS.values():
        for record in register.model.objects.across_units("planting").filter(_his(register, sua)):
            _hang(register, record, user)
    _aside(sua, user)


def _his(register, sua):
    names = [field.name for field in register.model._meta.fields if field.related_model is Person]
    found = Q(pk=sua.pk) if register.model is Person else Q(pk=None)
    for name in names:
        found |= Q(**{name: sua})
    return found


def _plant(head, model, sua, world):
    """A record of that register for the person, its free texts full of the name; a line where lines lead."""
    register = head.register
    names = [field.name for field in head._meta.fields if field.related_model is Person]
    changes = {names[0]: sua} if names else {}
    if register.path == "members/duplicates":
        changes["other"] = grow("members/people", world["CS001"], {
            "code": "DV-770077", "full_name": "Lò Văn Khác", "identity_number": ""})  # fmt: skip
    record = grow(register, world.get(register.example["unit"], world["CS001"]), changes)
    if model is not head:
        [name] = [field.name for field in model._meta.fields if field.related_model is Person]
        line = model.objects.filter(record=record).first() or model(record=record)
        _fill_line(line, name, sua)
    for field in _free(head):
        setattr(record, field.name, f"gặp {NAME}, {PHONE}"[: field.max_length or 99])
    head.objects.across_units("planting").filter(pk=record.pk).update(
        **{field.name: getattr(record, field.name) for field in _free(head)}
    )


def _fill_line(line, name, sua):
    setattr(line, name, sua)
    for field in line._meta.fields:
        if (
            "Integer" in field.get_internal_type()
            and not field.null
            and not getattr(line, field.name)
        ):
            setattr(line, field.name, 1)
    line.save()


def _free(model):
    """Texts somebody types, long enough to hold a name, without a choice or a rule of their own."""
    own = ("folded", "called", "sort_key", "decision_no", "code", "card_no", "clues", "status")
    return [
        field for field in model._meta.fields
        if field.get_internal_type() in ("CharField", "TextField") and not field.choices
        and field.name not in own and not field.unique and (field.max_length or 99) >= 40
        and field.editable
    ]  # fmt: skip


def _request(sua, world):
    request = grow("members/requests", world["CS001"], {
        "full_name": "Vàng Thị Sua Zơpha", "born": BORN.isoformat(), "phone": PHONE,
        "identity_number": NUMBER})  # fmt: skip
    remove(grow("members/requests", world["CS001"], {
        "full_name": "Người Khác", "born": "1991-01-01"}), actor=SYSTEM, reason="nhầm")  # fmt: skip
    assert request.identity_mark == sua.identity_mark


def _hang(register, record, user):
    path = register.path
    if register.area == "members":
        file = SimpleUploadedFile(f"don-{NAME}.txt", f"{NAME} {NUMBER}".encode())
        keep(file, path, record, user)
    Comment.objects.create(register=path, record_id=record.pk, by=user, text=f"{NAME} có con ốm")
    SealedLook.objects.create(
        register=path, record_id=record.pk, field="x", by=user, reason=f"cho {NAME}"
    )
    _say_in_own_field(register, record)
    url = reverse(register.url_name("detail"), args=[record.pk])
    Notice.objects.create(user=user, text=f"{NAME} chờ", url=url)


def _say_in_own_field(register, record):
    """Said, and then said otherwise: history knows both."""
    field, _made = OwnField.objects.get_or_create(
        unit=record.unit, register=register.path, label="Người thân", since=DAY(2020, 1, 1)
    )
    for text in (f"{NAME} {PHONE}", f"chị {NAME}"):
        values.give(record, {field: text})
        values.keep(record)


def _aside(sua, user):
    """Imports, jobs and saved searches name the person too."""
    row, other = ["", NAME, "17/05/1990", PHONE], ["", "Người Khác", "1/1/1991", "0911111111"]
    judged = [{"number": 1, "state": "new"}, {"number": 2, "state": "new"}]
    SheetImport.objects.create(register="members/people", owner=user, name="ds", rows=[["Đơn vị"], row, other],
                               judged=judged, state="cells")  # fmt: skip
    said = {"number": 1, "state": "changed", "pk": sua.pk, "changed": {"phone": PHONE},
            "notes": {"full_name": NAME}}  # fmt: skip
    SheetImport.objects.create(register="members/people", owner=user, name="cũ", judged=[said],
                               left=[{"why": f"{NAME} đã được sửa"}], state="done")  # fmt: skip
    typed = ["", "Tên gõ đè", "17/05/1990", PHONE]
    SheetImport.objects.create(register="members/people", owner=user, name="lưới", rows=[["Đơn vị"], typed, other],
                               meant=[None, [sua.pk, 1, row], None], listed=True, state="cells",
                               judged=[{**said, "version": 1}])  # fmt: skip
    Job.objects.create(kind="x", title="sửa", message=f"{NAME}: chưa sửa", payload={"who": [NAME]})
    SavedView.objects.create(register="members/people", name="tìm", query="q=V%C3%A0ng+Th%E1%BB%8B+S%C3%BAa+Z%C6%A1pha",
                             owner=user)  # fmt: skip
