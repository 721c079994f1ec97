"""Fields that a unit adds to a register, added and written through the pages."""

import datetime as dt

from congdoan.records.own.models import OwnField
from tests.records.test_sheet_import import url
from tests.workplaces.conftest import NO_FORMER

WORKPLACES = "workplaces/workplaces"
OF_EACH = {
    "text": ("Mã riêng", "nhà A1", "nhà A1"), "number": ("Số phòng trọ", "1.810", 1810),
    "day": ("Ngày khám", "5/3/2026", dt.date(2026, 3, 5)), "yes_no": ("Có nhà trẻ", "yes", "yes"),
    "choice": ("Hạng nhà", "Hạng hai", "Hạng hai"),
}  # fmt: skip
SHOWN = {
    "text": "nhà A1",
    "number": "1.810",
    "day": "05/3/2026",
    "yes_no": "Có",
    "choice": "Hạng hai",
}


def at(action, *args):
    return url(action, *args, register=WORKPLACES)


def added(client, label="Số phòng trọ", kind="number", **said):
    """The field, added on its page; it must be taken."""
    form = {"label": label, "kind": kind, "since": "1/1/2026", "listed": "on", **said}
    answer = client.post(at("own-new"), form)
    assert answer.status_code == 302, answer.context["form"].errors
    return OwnField.objects.latest("pk")


def one_of(client, kind):
    """A field of that kind with what is typed into it and what is then kept."""
    label, typed, value = OF_EACH[kind]
    options = "Hạng nhất\nHạng hai" if kind == "choice" else ""
    return added(client, label, kind, options=options), typed, value


def typed_form(client, record):
    """What the record's form shows, as a browser posts it."""
    form = client.get(at("edit", record.pk)).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    shown = {name: "on" if v is True else v for name, v in shown.items() if v not in (None, False)}
    return {**shown, **NO_FORMER}


def edit(client, record, **said):
    form = {**typed_form(client, record), **said, "version": record.version}
    answer = client.post(at("edit", record.pk), form)
    record.refresh_from_db()
    record.__dict__.pop("_own_held", None)
    return answer
