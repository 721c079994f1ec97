"""Which numbers are of persons, so that a small one may tell of somebody, and who is not shown them (ADR 0014)."""

from congdoan.indicators.counting import sources
from congdoan.members.registers.person import Person
from congdoan.trail.hooks import offered


def about_people(code):
    """Whether what is counted are persons, so that a small number may tell of one."""
    model = sources.find(code).source.model
    return model is Person or any(one.related_model is Person for one in model._meta.fields)


def counts_people(question):
    """Whether persons stand behind the value that answers it."""
    code = question.main_code
    return bool(code) and about_people(code)


def too_few(actor, unit, day, targets, found):
    """Ids of the targets that speak of too few persons for who may only count."""
    if not targets:
        return set()
    return set().union(
        *(few(actor, unit, day, targets, found) for few in offered("veil", "too_few"))
    )
