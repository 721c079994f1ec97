"""How results are looked at: as it was then, as it is now, or as it was reported beside as it now is.

?tree=now             the day's figures through today's tree: what merged counts at its heir
?tree=reported&span=7 figures frozen on a day, through that day's tree; the last frozen without span
&now=1                what records say now beside it, also where that has to be counted first
"""

from collections import namedtuple
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.indicators.judged.results import asked_of, results
from congdoan.indicators.kept import figures
from congdoan.indicators.kept.freezing import frozen_of
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import beside
from congdoan.orgs.models import UnitPath

# The day that figures are asked of and whose units they are asked at, where no page is looked at.
Through = namedtuple("Through", "day tree")
THEN, NOW, REPORTED = "then", "now", "reported"
# So many of what was frozen stand as tabs; the others in a list beside them.
TABS = 4
# What records say now of a day that nobody keeps is counted at once of as many units; of more (the nation: half
# a minute) only for who asks.
COUNTED = 5_000


class Seen:
    """`day` is what figures are asked of, `tree` whose units they are asked at."""

    def __init__(self, request, unit):
        self.query, self.unit, today = request.GET.copy(), unit, request.actor.day
        self.frozen = list(frozen_of(unit, request.day).items()) if unit else []
        self.way = self.query.get("tree", THEN)
        if self.way not in (THEN, NOW, REPORTED) or (self.way == REPORTED and not self.frozen):
            self.way = THEN
        self.name, self.spans, self.day = "", [], request.day
        if self.way == REPORTED:
            (self.name, self.day), self.spans = self._chosen()
        self.tree: date = today if self.way == NOW else self.day

    def _chosen(self):
        wanted = self.query.get("span")
        found = (one for one in self.frozen if wanted in {str(span.pk) for span in one[1]})
        key, spans = next(found, self.frozen[0])
        whole = Span.objects.filter(pk__in=[span.pk for span in spans]).order_by("start", "pk")
        return key, list(whole)

    @property
    def is_reported(self):
        return self.way == REPORTED

    @cached_property
    def tells_now(self):
        """Whether what records say now stands beside what was reported."""
        if not self.is_reported:
            return False
        if self.query.get("now") == "1" or beside.is_kept(self.tree):
            return True
        below = UnitPath.objects.under(self.unit, self.tree)
        return below[: COUNTED + 1].count() <= COUNTED

    @property
    def now_url(self):
        """This page with what records say now, counted however long it takes."""
        query = self.query.copy()
        query["now"] = "1"
        return f"?{query.urlencode()}"

    @property
    def moment(self):
        """Up to when targets are known as they stood: until the figures were reported, or the end of the day
        looked back at; None for today's."""
        if self.is_reported:
            return max(span.kept_at for span in self.spans)
        if self.way == NOW or self.day >= timezone.localdate():
            return None
        return timezone.make_aware(datetime.combine(self.day, time.max))

    @property
    def since(self):
        """What an address says to open the records written after the figures were frozen."""
        return {"written_after": min(span.kept_at for span in self.spans).isoformat()}

    def changes(self, target, unit):
        """[(measure code, period, as reported, now)] of the numbers behind a reported result that
        records tell otherwise by now."""
        self._as_known([target])
        if not self.tells_now or not self._was_reported(target, False):
            return []
        asked = asked_of([target], self.day, with_last_year=False)
        was = figures.reported(self.spans)(asked, [unit.pk], self.tree)
        now = figures.values(asked, [unit.pk], self.tree)
        both = [
            (*ask, *(told[ask].get(unit.pk, 0) for told in (was, now))) for ask in sorted(asked)
        ]
        return [one for one in both if one[2] != one[3]]

    def results(self, targets, units, **more):
        """Results as they are looked at; of what was not frozen nothing was reported."""
        self._as_known(targets)
        if self.is_reported:
            targets = [
                one for one in targets if self._was_reported(one, more.get("with_last_year", True))
            ]
            more["read"] = figures.reported(self.spans)
        return results(targets, units, self.day, self.tree, **more)

    def results_now(self, targets, units, **more):
        """What records say now of the reported day, by the formulas known now."""
        for target in targets:
            target.indicator.known_at = None
        return results(targets, units, self.day, self.tree, **more) if self.tells_now else {}

    def _as_known(self, targets):
        """What was reported stays worked out by the formula of then, whatever was written since."""
        for target in targets:
            target.indicator.known_at = self.moment if self.is_reported else None

    def _was_reported(self, target, with_last_year):
        asked = asked_of([target], self.day, with_last_year)
        return bool(asked) and figures.spans_hold(self.spans, asked)

    @property
    def tabs(self):
        """The switch: each way with its address, all else of the address kept."""
        yield self._tab(_("Như lúc đó"), THEN)
        yield self._tab(_("Như bây giờ"), NOW)
        yield from self._frozen_tabs()[:TABS]

    @property
    def older(self):
        """Whatever else was frozen, the latest first; what is looked at stands among the tabs."""
        return self._frozen_tabs()[TABS:]

    def _frozen_tabs(self):
        tabs = [self._tab(name, REPORTED, spans) for (name, _tree), spans in self.frozen]
        return sorted(tabs, key=lambda tab: not tab["active"]) if self.is_reported else tabs

    def _tab(self, label, way, spans=()):
        query = self.query.copy()
        for name in ("tree", "span", "format", "now"):
            query.pop(name, None)
        if way != THEN:
            query["tree"] = way
        if spans:
            query["span"] = spans[0].pk
        mine = {span.pk for span in self.spans}
        active = self.way == way and (not spans or {span.pk for span in spans} == mine)
        return {"label": label, "url": f"?{query.urlencode()}", "active": active}

    @property
    def said(self):
        """The switch in words, for the head of a sheet and of paper."""
        if self.way == NOW:
            return _("theo cây tổ chức hôm nay, %(day)s") % {"day": show(self.tree)}
        if self.is_reported:
            return _("số đã chốt: %(name)s") % {"name": self.name}
        return _("theo cây tổ chức ngày %(day)s") % {"day": show(self.tree)}
