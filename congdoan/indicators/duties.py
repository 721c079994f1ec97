"""What waits for one in targets: shares to take or answer, decisions under way, targets that slip."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.indicators import words
from congdoan.indicators.counting.people import too_few
from congdoan.indicators.judged.in_force import targets_of
from congdoan.indicators.judged.results import results
from congdoan.indicators.judged.state import State
from congdoan.indicators.judged.verdict import asks_last_year
from congdoan.indicators.models import Alert, AssignmentDecision, Share
from congdoan.indicators.nightly.alerting import rule_of
from congdoan.records.desk import item

# Alerts that no figure of a target tells.
NO_FIGURE = (Alert.Rule.HAND, Alert.Rule.NOT_CASCADED, Alert.Rule.UNPROVEN)
Status = AssignmentDecision.Status
# Not in the hands of the units below yet; in their hands.
OPEN = (Status.DRAFT, Status.SUBMITTED, Status.DECIDED)
GIVEN = (Status.SENT, Status.ADJUSTED)


def duties(actor, unit, day):
    """Items of the worklist for the unit stood at, as of the day looked through."""
    if unit is None or not actor.may_at("count", "indicators", unit):
        return
    if actor.may_at("edit", "indicators", unit):
        yield from _decisions(unit, day)
        yield from _asked(unit)


def _decisions(unit, day):
    """Those handed to this union that it has not answered, its own that are not sent, and those whose year is
    over and not settled; asked at once."""
    mine = Share.objects.filter(
        to_unit=unit, status=Share.Status.ASSIGNED, decision__status__in=GIVEN
    )
    rows = AssignmentDecision.objects.across_units("of this union, or handed to it")
    due = Q(status__in=OPEN) | Q(status__in=GIVEN, year__lt=day.year)
    own = Q(unit=unit) & due
    for decision in rows.filter(own | Q(pk__in=mine.values("decision"))).order_by("pk"):
        if decision.unit_id == unit.pk:
            over = decision.status in GIVEN
            title = _("Tổng kết chỉ tiêu: %(title)s") if over else "%(title)s"
            yield _answer(title % {"title": decision.title}, decision.get_status_display(),
                          reverse("indicators-decision", args=[decision.pk]), _("Mở"))  # fmt: skip
        else:
            yield _answer(_("Nhận chỉ tiêu: %(title)s") % {"title": decision.title}, decision.number,
                          reverse("indicators-assign-list"), _("Trả lời"))  # fmt: skip


def _asked(unit):
    """What came back from below: another value is asked for."""
    asked = Share.objects.filter(decision__unit=unit, status=Share.Status.COUNTERED)
    for share in asked.select_related("to_unit", "target__indicator"):
        title = _("%(unit)s đề nghị mức khác: %(target)s") % {
            "unit": share.to_unit, "target": share.target.name,
        }  # fmt: skip
        yield _answer(title, share.asked_reason, reverse("indicators-assign-list"), _("Trả lời"))


def _answer(title, meta, url, action):
    return item(title, url, meta=meta, action=action)


def slipping(actor, unit, day):
    """The alerts that no figure of today tells, then the unit's targets that are late or may be, worst first:
    worked out from figures and so asked for apart."""
    if unit is None or not actor.may_at("count", "indicators", unit):
        return
    targets = targets_of(actor, unit, day, everything=True)
    past = asks_last_year(targets)
    found = results(targets, [unit], day, with_last_year=past) if targets else {}
    alerts = _standing(actor, unit)
    yield from _told_apart(alerts)
    alert_of = {(one.rule, one.target_id): one for one in alerts}
    hidden = too_few(actor, unit, day, targets, found)
    if hidden:
        yield _not_told(len(hidden))
    told = [(one, found[one.pk, unit.pk]) for one in targets if one.pk not in hidden]
    for target, one in sorted(told, key=_worst_first):
        if rule := rule_of(one):
            yield _slip(target, one, alert_of.get((rule, target.pk)), day)


def _worst_first(told):
    _target, one = told
    return one.state != State.LATE, one.attained or 0


def _slip(target, one, alert, day):
    return {
        "list": "slip", "title": f"{target.name}: {target.shown_value}", "state": one.state,
        "meta": _with_answer(words.sentence(target, one, day), alert),
        "due": target.window(day).end, **_way(target, alert),
        "state_label": words.state_label(one, words.is_over(target, one, day)),
    }  # fmt: skip


def _not_told(count):
    """How many are left out, slipping or not: which of them slip would tell their number."""
    title = ngettext("%(n)s chỉ tiêu về quá ít người", "%(n)s chỉ tiêu về quá ít người", count)
    return {
        "list": "slip", "title": title % {"n": count}, "meta": _("Không nêu ở đây: con số sẽ cho biết là ai."),
        "state": "draft", "state_label": _("ẩn"), "url": reverse("indicators-scorecard"), "action": _("Xem"),
    }  # fmt: skip


def _standing(actor, unit):
    """The unit's alerts that he may answer."""
    rows = Alert.objects.visible_to(actor, "edit")
    return list(rows.filter(unit=unit, status__in=Alert.OPEN))


def _told_apart(alerts):
    for alert in alerts:
        if alert.rule in NO_FIGURE and not alert.answer:
            url = reverse("indicators-alerts-edit", args=[alert.pk])
            waiting = _answer(alert.told, alert.get_rule_display(), url, _("Trả lời"))
            yield {**waiting, "list": "slip"}


def _with_answer(sentence, alert):
    return f"{sentence} {_('Trả lời')}: {alert.answer}" if alert and alert.answer else sentence


def _way(target, alert):
    """To the answer while one is waited for, else to the result."""
    if alert and not alert.answer:
        return {"url": reverse("indicators-alerts-edit", args=[alert.pk]), "action": _("Trả lời")}
    return {"url": reverse("indicators-result", args=[target.pk]), "action": _("Xem")}
