"""Who held rights at a unit that was split, and at which of its heirs he goes on: asked of who stands above, given by
one press for each person and heir."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from congdoan.access import following
from congdoan.access.giving import AREA, may_give
from congdoan.access.models import Grant
from congdoan.orgs.heirs import heirs_of
from congdoan.orgs.models import Change
from congdoan.web.units.views import UnitView


def left_at(unit, actor):
    """How many grants of the unit wait for a word; nothing where the actor has none to say."""
    if not (unit.closed and unit.closed <= actor.day and actor.may_at("manage", AREA, unit)):
        return 0
    return following.asked_for(actor.day).filter(unit=unit).count()


class RightsView(UnitView):
    def get(self, request):
        self._ask()
        heirs = list(heirs_of(self.unit, self.actor.day).order_by("sort_key"))
        held = list(following.held_to_the_end(self.unit))
        context = {"unit": self.unit, "heirs": heirs, "rows": self._rows(held, heirs)}
        return render(request, "units/rights.html", context)

    def post(self, request):
        self._ask()
        grant = get_object_or_404(
            following.held_to_the_end(self.unit), pk=_number(request.POST.get("grant"))
        )
        if grant.user == self.actor.user:
            raise PermissionDenied(_("Không tự giao quyền cho mình; nhờ người quản trị khác."))
        if "end" in request.POST:
            following.end(grant, self.actor.day)
            told = _("Đã kết thúc quyền của %(who)s tại %(unit)s.") % {
                "who": grant.user,
                "unit": self.unit,
            }
        else:
            heir = get_object_or_404(
                heirs_of(self.unit, self.actor.day), pk=_number(request.POST.get("heir"))
            )
            self._give(grant, heir)
            told = _("Đã giao quyền «%(role)s» của %(who)s tại %(unit)s.") % {
                "role": grant.role, "who": grant.user, "unit": heir}  # fmt: skip
        messages.success(request, told)
        return redirect("unit-rights", self.unit.pk)

    def _ask(self):
        """Of a unit that was split, and of who manages rights at it."""
        split = self.unit.successors.filter(change__kind=Change.Kind.SPLIT).exists()
        if not (split and self.unit.closed <= self.actor.day):
            raise Http404
        if not self.actor.may_at("manage", AREA, self.unit):
            raise PermissionDenied(_("Việc này do người quản lý phân quyền ở cấp trên làm."))

    def _give(self, grant, heir):
        if not self._may(grant, heir):
            wider = _(
                "Vai trò «%(role)s» rộng hơn quyền của chính đồng chí tại %(unit)s; việc này do cấp trên làm."
            )
            raise PermissionDenied(wider % {"role": grant.role, "unit": heir})
        following.give_on(grant, heir, self.actor.day)

    def _may(self, grant, heir):
        return self.actor.may_at("manage", AREA, heir) and may_give(self.actor, grant.role, heir)

    def _rows(self, held, heirs):
        """(grant, whether it waits, [(heir, since when it is held there or None, whether he may give it)], whether
        it is his own)"""
        standing = Grant.objects.filter(unit__in=heirs, user__in=[one.user_id for one in held])
        standing = standing.on(self.actor.day).values_list("user", "role", "unit", "since")
        known = {(user, role, unit): since for user, role, unit, since in standing}
        for one in held:
            cells = [(heir, known.get((one.user_id, one.role_id, heir.pk)), self._may(one, heir))
                     for heir in heirs]  # fmt: skip
            waits = one.until is None or one.until >= self.actor.day
            yield one, waits, cells, one.user_id == self.actor.user.pk


def _number(text):
    return text if text and text.isdecimal() else None
