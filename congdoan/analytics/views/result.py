"""One target opened: pace, forecast, who decides it, the units below, month by month, year by year."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.analytics.courses import Course
from congdoan.analytics.doors import Doors
from congdoan.analytics.forecasting import sentences
from congdoan.analytics.itself import itself
from congdoan.analytics.mapping import mapped
from congdoan.analytics.seen import Seen, Through
from congdoan.analytics.series import years
from congdoan.analytics.shortfall import deciding
from congdoan.analytics.veil import Veil
from congdoan.analytics.views import facts
from congdoan.indicators import words
from congdoan.indicators.assigning.services import not_cascaded
from congdoan.indicators.judged.in_force import goals
from congdoan.indicators.judged.versions import as_it_stood, handed_down
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.remembering import Remembering, begin_anew
from congdoan.indicators.models import Target
from congdoan.indicators.views.gate import found_or_404, needs
from congdoan.orgs.models import Unit
from congdoan.records.views.book import book, wanted

# More units than so many are no comparison any more.
COMPARED = 6
# The part of the page that asks of many periods, those too that nobody keeps: it follows once the page stands.
COURSE = "course"


@needs("count")
def page(request, pk):
    catch_up(wait=False)
    target = found_or_404(
        Target.objects.visible_to(request.actor, "count").select_related(
            "indicator", "unit", "parent"
        ),
        pk,
    )
    opened = Opened(request, target)
    if wanted(request):
        return opened.sheet()
    if request.GET.get("part") == COURSE:
        return render(request, "analytics/result_course.html", opened.course())
    return render(request, "analytics/result.html", opened.context())


class Opened:
    """A target as one person looks at it on one day."""

    def __init__(self, request, target):
        self.request, self.actor = request, request.actor
        self.target, self.unit = target, target.unit
        self.seen = Seen(request, self.unit)
        as_it_stood([target], self.seen.moment)
        self.units = list(Unit.objects.children_of(self.unit, self.seen.tree))
        self.doors = Doors(self.actor, [self.unit, *self.units])
        handed = Target.objects.visible_to(self.actor, "count").filter(unit__in=self.units)
        handed = handed_down(handed, [target], self.seen.moment)
        self.own = {
            unit: one
            for (pk, unit), one in goals(
                handed.select_related("indicator"), self.seen.day, self.seen.moment
            ).items()
            if pk == target.pk
        }
        self.found = self._results(self.seen.results)
        self.now = self._results(self.seen.results_now)
        self.one = self.found.get(self.unit.pk)
        self.veil = Veil(self.actor, self.doors, self.unit, self.seen)
        told = {(target.pk, unit): one for unit, one in self.found.items()}
        self.hidden = {unit for _pk, unit in self.veil.hidden([target], self.units, told)}

    def _results(self, ask):
        goals = {(self.target.pk, unit): one for unit, one in self.own.items()}
        found = ask([self.target], [self.unit, *self.units], goals=goals)
        return {unit: one for (_pk, unit), one in found.items()}

    @property
    def is_told(self):
        return self.one is not None and self.unit.pk not in self.hidden

    def context(self):
        target, day = self.target, self.seen.day
        common = {
            "target": target, "unit": self.unit, "seen": self.seen, "told": self.is_told,
            "sheet": self._address(format="xlsx"), "veiled": self.unit.pk in self.hidden,
        }  # fmt: skip
        if not self.is_told:
            return common
        return common | self._told(day) | {
            "course_url": self._address(part=COURSE),
            "children": list(self._children()), "itself": itself(self), "map": mapped(self),
            "waiting": not_cascaded(day, target), "may_edit": self.actor.may_at("edit", "indicators", self.unit),
            "may_view": self.doors.open("indicators", self.unit),
            "record_url": reverse("indicators-targets-detail", args=[target.pk]),
            "assign_url": reverse("indicators-assign", args=[target.pk]),
        }  # fmt: skip

    def _address(self, **more):
        """This page's address with something added."""
        query = self.request.GET.copy()
        query.update(more)
        return f"?{query.urlencode()}"

    def course(self):
        """How it goes on and how it went: forecast, who decides, month by month, year by year."""
        target, one, day = self.target, self.one, self.seen.day
        if not self.is_told:
            return {}
        anew = self.request.GET.get("anew") == "1" and begin_anew(self.unit, self.seen.tree)
        counting = Remembering(anew)
        course = Course(target, one, Through(day, self.seen.tree), counting)
        seen_at = course.forecast()
        chosen, hidden = self._chosen(), self.hidden_over(years(target, day), self.units)
        context = {
            "seen": self.seen, "forecast": list(sentences(target, one, seen_at)),
            "deciding": self._deciding(seen_at),
            "chart": course.months(hidden),
            "years": course.years(chosen, hidden),
            "pickable": [(unit, unit in chosen) for unit in self.units if unit.pk not in self.hidden],
        }  # fmt: skip
        return context | {
            "kept": list(self._kept()), "counted_at": counting.counted_at,
            "note": self.seen.is_reported and _("Biểu đồ đếm từ sổ hôm nay; số đã chốt đứng ở đầu trang."),
            "anew_url": counting.is_old and self._address(part=COURSE, anew=1),
        }  # fmt: skip

    def _kept(self):
        """(name, value) of all that the address says of how the page is looked at: what a form sends along."""
        for name, values in self.request.GET.lists():
            for value in values if name not in ("part", "anew", "with") else ():
                yield name, value

    def hidden_over(self, periods, below=()):
        """{(period, unit id)} of those periods that is not told; None to who is told all."""
        if not self.veil.covers(self.target):
            return None
        asked = [(self.target, period) for period in periods]
        return {(period, unit) for _pk, period, unit in self.veil.few_over(asked, below)}

    def _told(self, day):
        target, one = self.target, self.one
        return {
            "result": one, "sentence": words.sentence(target, one, day), "label": self._label(one),
            "icon": one.state.icon, "value": words.value_of(one),
            "wanted": words.goal(target.indicator, one.target), "now": self._now(self.unit.pk),
            "pace": 100 * one.pace if one.pace is not None and not one.is_held_to_last_year else None,
            "changes": list(facts.changes(self)),
            "facts": [*facts.facts(self), *facts.ages(self)], "details": list(words.details(target, one)),
            "url": self.doors.value_url(target, self.unit, one, self.seen.tree),
            "behind": [(_("Tính từ"), list(facts.made_of(self)))],
        }  # fmt: skip

    def _label(self, one):
        return words.state_label(one, words.is_over(self.target, one, self.seen.day))

    def _now(self, unit):
        """What records say now of a reported number, where it is another."""
        now, was = self.now.get(unit), self.found.get(unit)
        is_other = now and was and now.value != was.value
        return words.held(self.target.indicator, now.value, was.value) if is_other else ""

    def _chosen(self):
        picked = set(self.request.GET.getlist("with"))
        return [
            unit for unit in self.units if str(unit.pk) in picked and unit.pk not in self.hidden
        ][:COMPARED]

    def _deciding(self, seen_at):
        """Which units decide what is missing, each with its own gap and the way to it."""
        below = {unit: self.found[unit.pk] for unit in self.units if unit.pk not in self.hidden}
        found = deciding(self.target, self.one, below, seen_at)
        if found is None:
            return None
        gaps = [
            {
                "unit": unit,
                "gap": max(1, round(gap)),
                "url": self.below_url(unit, self.found[unit.pk]),
            }
            for unit, gap in found.gaps
        ]
        return {
            "missing": max(1, round(found.missing)), "gaps": gaps, "covers": found.covers,
            "is_limit": self.one.is_limit,
        }  # fmt: skip

    def below_url(self, unit, one):
        mine = self.own.get(unit.pk)
        if mine:
            return reverse("indicators-result", args=[mine.pk])
        return self.doors.value_url(self.target, unit, one, self.seen.tree)

    def _children(self):
        for unit in self.units:
            one = self.found[unit.pk]
            row = {
                "unit": unit,
                "closed": not unit.is_open(self.seen.day),
                "veiled": unit.pk in self.hidden,
            }
            if not row["veiled"]:
                row |= {
                    "result": one, "value": words.value_of(one),
                    "wanted": words.goal(self.target.indicator, one.target), "now": self._now(unit.pk),
                    "icon": one.state.icon, "label": words.marked(self._label(one), one),
                    "url": self.below_url(unit, one),
                }  # fmt: skip
                if row["now"]:
                    row["now_url"] = self.doors.late_url(self.target, unit, one, self.seen)
            yield row

    def sheet(self):
        headings = [_("Đơn vị"), _("Kết quả"), _("Chỉ tiêu"), _("Đạt (%)"), _("Tình trạng")]
        said = [self.seen.said, self.target.shown_value]
        rows = [self._line(unit) for unit in [self.unit, *self.units]]
        if self.is_told and (own := itself(self)):
            rows.append([own["label"], own["value"], None, None, None])
        return book(self.target.name, self.unit, self.seen.day, said, headings, rows)

    def _line(self, unit):
        one = self.found.get(unit.pk)
        if one is None or unit.pk in self.hidden:
            return [str(unit), _("ẩn") if one else _("chưa chốt"), None, None, None]
        return [str(unit), *words.in_sheet(one, self._label(one))]
