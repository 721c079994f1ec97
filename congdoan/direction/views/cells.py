"""Figures of a page's own table: each counted by a register's measure and opening the records behind."""

from urllib.parse import urlencode

from django.urls import reverse

from congdoan.base.text import number
from congdoan.records.register import find_measure


def cell(code, unit, value, period, day):
    """The number and the list it counts, as a cell of a table."""
    if not value:
        return {"text": "–", "value": 0}
    register, _measure = find_measure(code)
    asked = {"measure": code, "period": period.code, "under": unit.pk, "tree": day.isoformat()}
    url = f"{reverse(register.url_name('list'))}?{urlencode(asked)}"
    return {"text": number(value), "value": value, "url": url}
