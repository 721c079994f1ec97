"""How many records say what in own fields: each number opens the list of those records."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse

from congdoan.base.text import number
from congdoan.records.own.models import OwnField, OwnValue

_SAID = ~Q(text="") | Q(whole__isnull=False) | Q(day__isnull=False)


def counts(register, rows, fields):
    """{key of a field: (how many of the rows say anything, [(label, number, address of the list)])}; the
    values one by one only of fields that have a list of them."""
    said = OwnValue.objects.filter(_SAID, field__in=fields, record_id__in=rows.values("pk"))
    said = said.order_by()
    whole = dict(said.values_list("field").annotate(Count("pk")))
    kinds = (OwnField.Kind.YES_NO, OwnField.Kind.CHOICE)
    asked = said.filter(field__kind__in=kinds).values_list("field", "text")
    parts = {(field, text): count for field, text, count in asked.annotate(Count("pk"))}
    return {
        field.pk: (number(whole.get(field.pk, 0)), list(_parts(register, field, parts)))
        for field in fields
    }


def _parts(register, field, parts):
    for value, label in field.choices:
        query = urlencode({field.name: value})
        url = f"{reverse(register.url_name('list'))}?{query}"
        yield label, number(parts.get((field.pk, value), 0)), url
