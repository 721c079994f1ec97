"""What has come of the targets that a unit is held to, for its report: the numbers of its scorecard of that day."""

from django.urls import reverse

from congdoan.base.text import percent
from congdoan.indicators import words
from congdoan.indicators.judged.in_force import all_targets
from congdoan.indicators.judged.results import results
from congdoan.indicators.judged.verdict import asks_last_year
from congdoan.reports.forms.words import LIST, RESULT
from congdoan.reports.found import COMPUTED, QUOTED, Found


def results_of(unit, day):
    """[(target, result)] of the unit's targets in force on that day, as its scorecard has them."""
    targets = all_targets(day, unit=unit)
    found = results(targets, [unit], day, with_last_year=asks_last_year(targets))
    return [(target, found[target.pk, unit.pk]) for target in targets]


def found(one, sources):
    """The `Found` of a field that quotes them, then one for each target."""
    told = [_entry(one.key, *each, sources) for each in sources.results]
    names = [each.label for each in told]
    yield Found(one.key, str(one.label), LIST, COMPUTED, names, detail={QUOTED: True})
    yield from told


def _entry(key, target, result, sources):
    day = sources.period.end
    link = words.value_url(target, sources.unit, result, day)
    return Found(
        f"{key}/{target.pk}", target.name[:300], RESULT, COMPUTED, _value(target, result, day), group=key,
        link=link or reverse("indicators-result", args=[target.pk]),
        detail={QUOTED: True, "cells": _cells(target, result, day)},
    )  # fmt: skip


def _value(target, result, day):
    span = result.period.code if result.period else ""
    asked = (target.indicator_id, result.question.cut, str(target.threshold or ""), span)
    return {
        "name": target.name, "adds": result.question.adds_up,
        "said": words.against_goal(result), "value": _plain(result.value), "target": _plain(result.target),
        "attained": _plain(result.attained), "state": result.state, "what": "|".join(asked),
    }  # fmt: skip


def _cells(target, result, day):
    """What was to be reached, what has come of it, how many hundredths, how it stands; of what has no number why."""
    if result.declared and result.value is None:
        return [target.shown_value, words.nothing_yet(target.indicator), "–", "–"]
    return [
        target.shown_value, words.value_of(result), percent(result.attained), stands(target, result, day),
    ]  # fmt: skip


def stands(target, result, day):
    """The word of its state, with the mark of what no record counts."""
    over = words.is_over(target, result, day)
    return words.marked(words.state_label(result, over), result)


def _plain(number):
    """As JSON keeps it."""
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)
