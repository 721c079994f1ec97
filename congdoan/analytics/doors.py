"""Which numbers open: the list behind a figure is offered only where the one who asks may read it."""

from urllib.parse import urlencode

from congdoan.indicators import words
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.measures_of_units import PATH as UNITS
from congdoan.indicators.counting.people import about_people
from congdoan.orgs.models import UnitPath


class Doors:
    """Of one actor and the units of a page: asked of the base once for each set of grants."""

    def __init__(self, actor, units):
        self.actor, self.units = actor, [unit.pk for unit in units]
        self._reached = {}

    def open(self, area, unit):
        """Whether he may view records of the area at that unit."""
        roots = tuple(sorted(self.actor.roots("view", area)))
        if roots and roots not in self._reached:
            paths = UnitPath.objects.under(roots, self.actor.day).filter(unit__among=self.units)
            self._reached[roots] = set(paths.values_list("unit_id", flat=True))
        return unit.pk in self._reached.get(roots, ())

    def hides(self, code, unit):
        """Whether it counts persons whose records he may not view there: a small number would tell of one."""
        return about_people(code) and not self.open(area_of(code), unit)

    def value_url(self, target, unit, result, tree):
        """Where a result opens, or None. Net growth has a page of counts, which is for all."""
        question = result.question
        if result.declared:
            may = self.open("indicators", unit)
        else:
            may = question.main_code and (question.kind == "net" or self.opens(question, unit))
        return words.value_url(target, unit, result, tree) if may else None

    def opens(self, question, unit):
        """Whether all the lists that make its value are his to read at that unit."""
        if question.is_one_list:
            return self.open(area_of(question.main_code), unit)
        return all(self.open(area_of(code), unit) for _factor, code, _opening in question.parts)

    def records_url(self, code, period, unit, tree, **more):
        """The list behind a measure's figure, or None."""
        area = area_of(code)
        if not self.open(area, unit) or (area == UNITS and "written_after" in more):
            return None
        url = words.records_url(code, period, unit, tree)
        return f"{url}&{urlencode(more, doseq=True)}" if more else url

    def late_url(self, target, unit, result, seen):
        """The list by which a reported value became another since, or None: of net growth its page of
        counts tells the parts."""
        code = result.question.main_code
        if not code or not result.question.is_one_list or result.period is None:
            return None
        return self.records_url(code, result.period, unit, seen.tree, **seen.since)


def area_of(code):
    """The area of the register a measure counts in; units themselves are of none."""
    path = sources.find(code).source.path
    return path if path == UNITS else path.split("/")[0]
