"""Which records and lines lead to others, by whatever they point at; and words struck out of them all.

History is struck with the rows: what a row said before must not outlive what it may say now.
"""

from collections import defaultdict

import pghistory.models
from django.db import models
from django.db.models import Q, Value

from congdoan.records.record import Line

_TEXTS = (models.CharField, models.TextField, models.JSONField)


def pointing_at(model):
    """(model, name of the foreign key) of every register's records and lines that point at this model."""
    for relation in model._meta.get_fields(include_hidden=True):
        found = getattr(relation, "related_model", None)
        if relation.one_to_many and (issubclass(found, Line) or hasattr(found, "register")):
            yield found, relation.field.name


def rows_of(model, why):
    """All rows of a register's model or of its lines, whoever keeps them."""
    kept = hasattr(model.objects, "across_units")
    return model.objects.across_units(why) if kept else model.objects.all()


def leading_to(model, pks, why):
    """{model: keys} of these records, of all that leads to them, and of the records whose lines do;
    a model without such rows has none: its history may still have some."""
    found, due = {model: set(pks)}, [model]
    while due:
        ways = [(target, *way) for target in due for way in pointing_at(target)]
        reached = defaultdict(set)
        for place, pk in _asked_at_once(ways, found, why):
            reached[ways[place][1]].add(pk)
        due = []
        for _target, pointing, _field in ways:
            known = found.setdefault(pointing, set())
            if new := reached[pointing] - known:
                known |= new
                due.append(pointing)
    for line in [one for one in found if issubclass(one, Line)]:
        heads = rows_of(line, why).filter(pk__in=found[line]).values_list("record", flat=True)
        found.setdefault(line._meta.get_field("record").related_model, set()).update(heads)
    return found


def _asked_at_once(ways, found, why):
    """(place among the ways, key) of the rows that point at what was found of each way's target."""
    asked = [
        rows_of(model, why).filter(**{f"{field}__in": found[target]}).order_by()
        .annotate(led_by=Value(place)).values_list("led_by", "pk")
        for place, (target, model, field) in enumerate(ways) if found[target]
    ]  # fmt: skip
    return asked[0].union(*asked[1:], all=True) if asked else ()


def past_of(found):
    """(model, its events) of those records, and of rows deleted since that led to them."""
    for model in found:
        past = Q(pgh_obj_id__in=found[model])
        for field in model._meta.fields:
            if (
                field.is_relation
                and field.related_model in found
                and hasattr(model.pgh_event_model, field.attname)
            ):
                past |= Q(**{f"{field.attname}__in": found[field.related_model]})
        yield model, model.pgh_event_model.objects.filter(past)


def strike(found, words, why):
    """Take the words out of those rows, their history and the reasons given for it; {model: rows}."""
    struck = {
        model: _strike(rows_of(model, why).filter(pk__in=keys), words)
        for model, keys in found.items()
    }
    contexts = set()
    for _model, events in past_of(found):
        _strike(events, words)
        contexts |= set(events.exclude(pgh_context=None).values_list("pgh_context", flat=True))
    _strike(pghistory.models.Context.objects.filter(pk__in=contexts), words)
    return {model: count for model, count in struck.items() if count}


def _strike(rows, words):
    """How many of the rows held one of the words."""
    names = [
        field.attname for field in rows.model._meta.concrete_fields
        if isinstance(field, _TEXTS) and not field.choices and not field.primary_key
    ]  # fmt: skip
    count = 0
    for row in rows.order_by().values("pk", *names) if names else ():
        pk = row.pop("pk")
        changed = {name: words.struck(held) for name, held in row.items() if words.within(held)}
        if changed:
            rows.model._base_manager.filter(pk=pk).update(**changed)
            count += 1
    return count
