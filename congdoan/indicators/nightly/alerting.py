"""What is raised each night from the figures that were just kept, and what clears by itself.

Targets that ask the same question over the same days are worked out together: as many questions to the
database as there are kinds of targets, however many units they stand at.
"""

import datetime as dt
from collections import defaultdict

import pghistory
from django.db import transaction
from django.db.models import Exists, F, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.indicators import words
from congdoan.indicators.assigning.services import still_waiting
from congdoan.indicators.counting.people import counts_people
from congdoan.indicators.judged.in_force import all_targets, indicators_asked
from congdoan.indicators.judged.results import results
from congdoan.indicators.judged.state import State
from congdoan.indicators.judged.verdict import asks_last_year
from congdoan.indicators.models import Alert, Proof, Share
from congdoan.orgs.models import Unit
from congdoan.records.write import save_all
from congdoan.trail.language import in_vietnamese
from congdoan.trail.notices import tell_each

Rule, Status = Alert.Rule, Alert.Status
# After so many days of its period, or from the day it came, a target from above should be with the units below.
GRACE = dt.timedelta(days=30)
CHUNK = 5_000


def rule_of(one):
    """The rule that a result breaks, or None: the list of what slips and the alerts ask the same. In the first days
    of its time only what is broken for good."""
    if one.is_too_soon and not one.is_broken:
        return None
    if one.state == State.LATE:
        return Rule.LATE if one.value else Rule.NOTHING
    return Rule.RISK if one.state == State.RISK else None


@in_vietnamese()
def look(day):
    """Raise what breaks a rule, clear what no longer does or whose period is over, and tell each unit's
    officers of what is new to them. How many were raised for the first time."""
    found, night = _found(day), System("Rà cảnh báo hằng đêm")
    with transaction.atomic(), pghistory.context(who=night.label):
        stood = {(one.rule, one.target_id, one.since): one for one in _stood(found)}
        _again([one for key, one in stood.items() if key in found and one.cleared_on])
        _clear([one for key, one in stood.items() if key not in found and not one.cleared_on], day)
        new = [one for key, one in found.items() if key not in stood]
        save_all(new, actor=night)
        _tell([one for one in new if one.rule != Rule.UNPROVEN])  # the proof itself told its own
    return len(new)


def _found(day):
    """{(rule, target id, first day): Alert} of everything that breaks a rule today, not yet written."""
    found = {}
    for indicator in sorted(indicators_asked(day)):
        for targets in _alike(all_targets(day, indicator=indicator), day):
            for target, one in _worked_out(targets, day):
                if rule := rule_of(one):
                    _put(found, rule, target, _sentence(target, one, day), day)
    given = _given_on()
    for target in all_targets(day, pk__in=still_waiting().values("pk")):
        since = given.get(target.pk) or target.source_date or dt.date.min
        if max(target.window(day).start, since) + GRACE <= day:
            told = _("Đã nhận từ cấp trên, chưa giao cho đơn vị nào bên dưới.")
            _put(found, Rule.NOT_CASCADED, target, told, day)
    if alert := _unproven(day):
        found[alert.rule, None, alert.since] = alert
    return found


def _given_on():
    """{target id: day of the decision that gave it first} of those not handed on; what adjusts gives no new days."""
    given = Share.objects.filter(made__in=still_waiting()).order_by().values_list("made")
    return dict(given.annotate(first=Min("decision__dated")))


def _sentence(target, one, day):
    """What is told to all who read of it, whether or not they may open the records: of persons no number."""
    if not counts_people(one.question):
        return words.sentence(target, one, day)
    label = words.state_label(one, words.is_over(target, one, day))
    return _("Đến %(day)s: %(state)s; con số xem ở trang kết quả.") % {
        "day": show(day), "state": label[:1].lower() + label[1:],
    }  # fmt: skip


def _unproven(day):
    """What the proofs have found wrong ever since the last clean one, at the highest unit; or None."""
    clean = Proof.objects.filter(wrong=0, at__gt=OuterRef("at"))
    first = Proof.objects.filter(~Exists(clean), wrong__gt=0).order_by("at").first()
    if first is None:
        return None
    top = Unit.objects.get(versions__parent=None, versions__during__contains=day)
    since = timezone.localdate(first.at)
    told = _("%(n)s số đang giữ khác số đếm lại từ sổ trong lần so số đêm %(day)s; mở «So số đêm» ở danh mục "
             "chỉ số để xem từng số và tìm nguyên nhân.") % {"n": number(first.wrong), "day": show(since)}  # fmt: skip
    return Alert(rule=Rule.UNPROVEN, since=since, unit=top, raised_on=day, told=told)


def _put(found, rule, target, told, day):
    since = target.window(day).start
    found[rule, target.pk, since] = Alert(
        rule=rule, target=target, since=since, unit=target.unit, raised_on=day,
        told=f"{target.name}: {told}"[:300],
    )  # fmt: skip


def _alike(targets, day):
    """Lists of {unit id: target}: one question over the same days, each unit once in a list."""
    groups = defaultdict(list)
    for target in targets:
        layers = groups[target.cut, target.threshold, target.window(day)]
        free = next((one for one in layers if target.unit_id not in one and len(one) < CHUNK), None)
        if free is None:
            layers.append(free := {})
        free[target.unit_id] = target
    return [layer for layers in groups.values() for layer in layers]


def _worked_out(targets, day):
    """(target, its result at its own unit) of all, counted together."""
    asked = next(iter(targets.values()))
    goals = {(asked.pk, unit): target for unit, target in targets.items()}
    units = [target.unit for target in targets.values()]
    past = asks_last_year(targets.values())
    found = results([asked], units, day, goals=goals, with_last_year=past)
    return [(target, found[asked.pk, unit]) for unit, target in targets.items()]


def _alerts():
    return Alert.objects.across_units("alerts are raised and cleared by the night, for every unit")


def _stood(found):
    sinces = {since for _rule, _target, since in found}
    return _alerts().exclude(rule=Rule.HAND).filter(Q(cleared_on=None) | Q(since__in=sinces))


def _again(alerts):
    """Stands as it stood, with the answer that was given: who was told once is not told again."""
    for status, said in ((Status.RAISED, Q(answer="")), (Status.ANSWERED, ~Q(answer=""))):
        _change(alerts, said, status=status, cleared_on=None)


def _clear(alerts, day):
    _change(alerts, Q(), status=Status.CLEARED, cleared_on=day)


def _change(alerts, where, **facts):
    rows = _alerts().filter(where, pk__among=[one.pk for one in alerts])
    rows.update(version=F("version") + 1, **facts)


def _tell(new):
    """One notice to an officer for a unit, however many its alerts."""
    by_unit = defaultdict(list)
    for one in new:
        by_unit[one.unit].append(one)
    url = reverse("indicators-alerts-list")
    told = {
        unit.pk: (_("%(unit)s có %(n)s cảnh báo mới về chỉ tiêu: %(first)s")
                  % {"unit": unit, "n": len(alerts), "first": alerts[0].told},
                  f"{url}?status=raised&under={unit.pk}")
        for unit, alerts in by_unit.items()
    }  # fmt: skip
    tell_each(told, "indicators")
