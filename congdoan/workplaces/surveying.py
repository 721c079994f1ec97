"""Survey rounds and what they find: how far a round has come, and which counts belong to it."""

from collections import defaultdict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.orgs.models import UnitPath
from congdoan.records.register import REGISTERS

PLACES = "workplaces/workplaces"
COUNTS = "workplaces/headcounts"
# Families of measures: the number in the code is the round's.
SEEN, LEFT = "workplaces.seen{}", "workplaces.unseen{}"


def progress(survey, actor):
    """(label, number, its list): the round's workplaces, as they stood on its last day or today."""
    day = min(survey.finished_on or actor.day, actor.day)
    places, period = REGISTERS[PLACES], Period.day(day)
    for code, label in ((SEEN, _("Nơi đã khảo sát")), (LEFT, _("Nơi còn phải đến"))):
        measure = places.measure(code.format(survey.pk))
        found = measure.values(places.rows(actor), period, day, [survey.unit_id])
        url = places.behind(measure.code, survey.unit, period, day)
        yield label, number(found.get(survey.unit_id, 0)), url
    found = f"{reverse('workplaces-headcounts-list')}?{urlencode({'survey': survey.pk})}"
    counts = REGISTERS[COUNTS].rows(actor).filter(survey=survey)
    yield _("Số đếm của đợt"), number(counts.count()), found
    if survey.status == "going" and actor.may_at("edit", survey.area, survey.unit):
        new = f"{reverse('workplaces-headcounts-new')}?{urlencode({'survey': survey.pk})}"
        yield _("Ghi tiếp"), _("Thêm số đếm của đợt này"), new


def count_faults(row):
    """{field: sentence}: a count of a round is taken while the round is going on."""
    survey, day = row.get("survey"), row.get("counted_on")
    if survey is None or day is None:
        return {}
    if survey.status == "planned":
        text = _("Đợt «%(name)s» chưa bắt đầu: chuyển đợt sang «Đang khảo sát» rồi ghi số đếm.")
        return {"survey": text % {"name": survey}}
    if day < survey.started_on or day > (survey.finished_on or day):
        said = {"name": survey, "start": show(survey.started_on),
                "end": show(survey.finished_on) if survey.finished_on else "…"}  # fmt: skip
        text = _("Đợt «%(name)s» làm từ %(start)s đến %(end)s; sửa ngày đếm hoặc chọn đợt khác.")
        return {"counted_on": text % said}
    return {}


def outside(_register, rows, _actor):
    """(place, field, sentence) of counts at workplaces that their round does not reach."""
    asked = defaultdict(list)
    for place, row in enumerate(rows):
        if row.get("survey") and row.get("workplace") and row.get("counted_on"):
            asked[row["survey"], row["counted_on"]].append((place, row["workplace"]))
    for (survey, day), found in asked.items():
        reached = _reached(survey, day)
        for place, workplace in found:
            in_zone = survey.zone.lower() in ("", workplace.zone.lower())
            if workplace.unit_id not in reached or not in_zone:
                yield place, "workplace", _outside(survey)


def _reached(survey, day):
    """Units at and under the round's own on the day of the count."""
    paths = UnitPath.objects.under(survey.unit_id, day)
    return set(paths.values_list("unit_id", flat=True))


def _outside(survey):
    where = f"{survey.zone}, {survey.unit}" if survey.zone else str(survey.unit)
    text = _("Nơi này ngoài phạm vi của đợt «%(name)s» (%(where)s).")
    return text % {"name": survey, "where": where}
