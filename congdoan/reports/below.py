"""What the reports of the unions below say, for the report of the one above: as they were sent, typed by nobody."""

from django.db.models import Count, DecimalField, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.orgs.models import Unit, UnitVersion
from congdoan.reports.forms import FORMS
from congdoan.reports.forms.words import LIST, NUMBER
from congdoan.reports.found import COMPUTED, QUOTED, Found
from congdoan.reports.registers.report import Report

_NUMBER = DecimalField(max_digits=20, decimal_places=2)


def sent(form, period, **where):
    """Reports of the form that are with the union above, of that period."""
    rows = Report.objects.across_units("what the branch has reported is put together")
    return rows.filter(
        form=form, period_start=period.start, period_end=period.end, status__in=Report.ABOVE, **where
    )  # fmt: skip


def told(form, unit, period, keys):
    """{key: the sum over the sent reports of the branch, None while there are none}; under "" how many there are."""
    keys = [key for key in keys if key]
    sums = {
        f"n{place}": Sum(Cast(KeyTextTransform(key, "snapshot"), _NUMBER))
        for place, key in enumerate(keys)
    }
    branch = Unit.objects.under(unit, period.end).values("pk")
    found = sent(form, period, unit__in=branch).aggregate(reports=Count("pk"), **sums)
    added = {key: _whole(found[f"n{place}"]) for place, key in enumerate(keys)}
    return added | {"": found["reports"]}


def found(one, sources):
    """The `Found` of a field that quotes them, then one for each union and one for what stands under none of them."""
    entries = list(_entries(one, sources))
    names = [each.label for each in entries]
    yield Found(one.key, str(one.label), LIST, COMPUTED, names, detail={QUOTED: True})
    yield from entries


def _entries(one, sources):
    form, day = FORMS[sources.form.below], sources.period.end
    keys = (*one.source.more, one.source.key)
    versions = UnitVersion.objects.filter(
        parent=sources.unit, during__contains=day, unit__kind__in=form.level,
        unit__in=Unit.objects.open_on(day),
    ).select_related("unit").order_by("unit__sort_key", "unit_id")  # fmt: skip
    names = {version.unit: version.name for version in versions}
    children = list(names)
    known = {
        report.unit_id: report for report in sent(form.code, sources.period, unit__in=children)
    }
    for child in children:
        report = known.get(child.pk)
        values = [report.snapshot.get(key) if report else None for key in keys]
        link = reverse("report", args=[report.pk]) if report else ""
        yield _entry(one, child.pk, names[child], values, link, sent=report is not None)
    rest = _under_none(sources, children, keys)
    if any(rest):
        yield _entry(one, "rest", _("Công đoàn cơ sở trực thuộc"), rest, "")


def _entry(one, key, name, values, link, sent=True):
    cells = (
        [number(value) for value in values] if sent else ["–"] * len(values[1:]) + [_("chưa gửi")]
    )
    return Found(
        f"{one.key}/{key}", name[:300], NUMBER, COMPUTED, values[-1], group=one.key, link=link,
        detail={QUOTED: True, "cells": cells},
    )  # fmt: skip


def _under_none(sources, children, keys):
    """What records count at the unit beside what they count at those that report to it."""
    asked = [sources.form.field(key).source for key in keys]
    counts = sources.counts(asked, [sources.unit, *children])
    return [
        sources.counted(one, counts, sources.unit)
        - sum(sources.counted(one, counts, child) for child in children)
        for one in asked
    ]


def _whole(value):
    """As JSON keeps it."""
    return value if value is None or value != int(value) else int(value)
