"""What an officer does with documents that go out and come in, through the pages."""

from django.urls import reverse

from congdoan.direction.registers.document import Document
from congdoan.direction.registers.incoming import Incoming

STEPS = ("checked", "signed", "numbered", "issued")


def drafted(client, unit, recipients=(("", "VT", "keep"),), **changes):
    """A draft typed on the page; recipients are (unit, name, purpose)."""
    data = {
        "unit": unit.pk, "kind": "plan", "body": "standing", "title": "Phát triển đoàn viên năm 2026",
        "capacity": "head", "signer": "Hoàng Thọ Trung", "confidentiality": "open",
        "text": "I. MỤC ĐÍCH\nTăng đoàn viên ở nơi đông lao động.", "recipients-INITIAL_FORMS": "0",
        "recipients-TOTAL_FORMS": str(len(recipients)), **changes,
    }  # fmt: skip
    for place, (to, name, purpose) in enumerate(recipients):
        data[f"recipients-{place}-unit"] = getattr(to, "pk", to)
        data[f"recipients-{place}-name"] = name
        data[f"recipients-{place}-purpose"] = purpose
    answer = client.post(reverse("direction-documents-new"), data)
    assert answer.status_code == 302, answer.context["form"].errors
    return Document.all_rows.order_by("-pk").first()


def step(client, document, state, register="documents"):
    """Press the button of one step; the page that answers."""
    url = reverse(f"direction-{register}-step", args=[document.pk])
    answer = client.post(url, {"state": state}, follow=True)
    document.refresh_from_db()
    return answer


def taken(client, document, *states):
    """Step after step; nobody looks at the pages in between."""
    url = reverse("direction-documents-step", args=[document.pk])
    for state in states or STEPS:
        answer = client.post(url, {"state": state})
        assert answer.status_code == 302, (state, answer.context["form"].errors)
    document.refresh_from_db()
    return document


def issued(client, unit, recipients=(("", "VT", "keep"),), **changes):
    return taken(client, drafted(client, unit, recipients, **changes))


def arrivals(document):
    return Incoming.all_rows.filter(document=document).order_by("unit__code")


def page(client, name, *args):
    answer = client.get(reverse(name, args=args))
    return answer, answer.content.decode() if not answer.streaming else ""


def form_of(client, document):
    """What the edit page would post."""
    answer = client.get(reverse("direction-documents-edit", args=[document.pk]))
    form, lines = answer.context["form"], answer.context["lines"]
    data = {name: form[name].value() for name in form.fields}
    for _title, formset in lines:
        for part in (formset.management_form, *formset.forms):
            data.update({part.add_prefix(name): part[name].value() for name in part.fields})
    return {name: value for name, value in data.items() if value not in (None, False)}
