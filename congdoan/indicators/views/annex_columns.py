"""What stands beside each target of an annex: the year before, what units registered, what the year came to."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.indicators import words
from congdoan.indicators.assigning import proposing, services
from congdoan.orgs.models import Change, Succession


class Beside:
    """Of a decision and its annex, through the tree of the day; each thing is asked once for all targets."""

    def __init__(self, decision, annex, day):
        self.decision, self.annex, self.day = decision, annex, day
        self.targets = [column.target for column in annex.columns]
        self.is_settled = decision.status == decision.Status.SETTLED

    def heads(self, target, full=False):
        """What follows the target's own column; in full, as a sheet needs it, each says whose it is."""
        names = [_("Năm trước"), _("Đăng ký")]
        names += [_("Đạt được"), _("Kết quả")] if self.is_settled else []
        return [f"{name}: {target.name}" for name in names] if full else names

    def cells(self, target, unit):
        """What stands under those heads."""
        key = (target.pk, unit.pk)
        known = [
            {"value": self._told(target, found.get(key)), "num": True}
            for found in (self._past, self._offered)
        ]
        return known + self._settled(target, unit)

    def _settled(self, target, unit):
        """What the year came to, as it was when the decision was settled."""
        share = self.annex.cell(target, unit)
        if not self.is_settled:
            return []
        if share is None:
            return [{"value": ""}, {"value": ""}]
        if share.outcome == share.ENDED:
            return [{"value": ""}, {"value": self._ended(unit)}]
        return [
            {"value": self._of_goal(target, share), "num": True},
            {"value": words.outcome(share.outcome)},
        ]

    def _of_goal(self, target, share):
        """What was reached of what the unit was held to: more than it was given when it had taken over another's."""
        given = share.made and share.made.value
        reached = words.held(target.indicator, share.reached, given)
        if share.reached is None or given is None:
            return reached
        return f"{reached}/{words.goal(target.indicator, given)}"

    def _ended(self, unit):
        heir = self._heirs.get(unit.pk)
        return _("Đã nhập vào %(unit)s") % {"unit": heir} if heir else _("Đã kết thúc")

    @cached_property
    def _heirs(self):
        """{unit id: the unit it was merged into}."""
        steps = Succession.objects.filter(
            change__kind=Change.Kind.MERGE, predecessor__in=self.annex.units
        )
        return {step.predecessor_id: step.successor for step in steps.select_related("successor")}

    def _told(self, target, value):
        return "" if value is None else words.shown(target.indicator, value)

    @cached_property
    def _past(self):
        return proposing.last_years(self.targets, self.annex.units, self.decision.year, self.day)

    @cached_property
    def _offered(self):
        return proposing.all_registered(self.targets, self.annex.units, self.decision.year)

    @property
    def counted_on(self):
        """The day that persons are counted on: that of the decision once it is issued."""
        return self.day if self.decision.is_open else self.decision.dated or self.day

    @cached_property
    def headcount(self):
        return proposing.headcount(self.annex.units, self.counted_on) if self.annex.units else {}

    def cascades(self):
        """(label, address) of how far each target of a decision in force has come."""
        if self.decision.is_open:
            return
        for target in self.targets:
            if target.part_of_id not in {one.pk for one in self.targets}:
                yield target.name, reverse("indicators-cascade", args=[target.pk])

    def waiting(self):
        """{unit: names of the targets} that units received and have not handed on."""
        if self.decision.status not in ("sent", "adjusted"):
            return {}
        found = {}
        names = {target.pk: target.name for target in self.targets}
        for one in services.not_cascaded(self.day, *self.targets):
            found.setdefault(one.unit, []).append(names[one.parent_id])
        return {unit: sorted(told) for unit, told in found.items()}
