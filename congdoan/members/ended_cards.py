"""Cards of those who left: what the page that checks a card asks, what an office has to take back or to change.

A card tells since when its holder is a member of its union, so that it belongs to one episode; whether that has
ended is asked for a thousand people at once, by numbers of records alone: nobody learns which card was looked at.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import View

from congdoan.base.periods import Period
from congdoan.orgs.mapped import listed
from congdoan.orgs.models import Unit
from congdoan.records.register import REGISTERS
from congdoan.records.views.book import address, book, wanted

MEMBERSHIPS = "members/memberships"
# So many people are asked about at once; the script counts in the same blocks.
BLOCK, LAST = 1_000, 10**9
DUE = ("cards.to_take_back", "cards.to_replace")


def ended(block):
    """{person: [the day the last ended episode ended, whether he stands on a roll today]} of that block."""
    first, today = block * BLOCK, timezone.localdate()
    rows = REGISTERS[MEMBERSHIPS].model.objects.across_units("a card is old wherever it is shown")
    rows = rows.filter(person__gte=first, person__lt=first + BLOCK).order_by("person", "joined_on")
    found, standing = {}, set()
    for person, left in rows.values_list("person", "left_on"):
        if left is None or left > today:
            standing.add(person)
        else:
            found[person] = max(left, found.get(person, left))
    return {str(person): [day.isoformat(), person in standing] for person, day in found.items()}


@login_not_required
@require_safe
def ended_of(_request, block):
    """Whose episodes have ended, of a thousand people; no name, no card number, no reason."""
    if block > LAST:
        raise Http404
    today = timezone.localdate().isoformat()
    return JsonResponse({"as_of": today, "ended": ended(block)})


class DueView(View):
    """By unit below: cards to be taken back, cards to be changed; each number opens its list."""

    def get(self, request):
        if not request.actor.may("view", "members") or request.standing is None:
            raise Http404
        self.register, self.day, unit = REGISTERS[MEMBERSHIPS], request.day, request.standing
        below = [*Unit.objects.children_of(unit, self.day).order_by("sort_key"), unit]
        values = self._values(request.actor, [one.pk for one in below])
        rows = list(listed(unit, below, values, self._behind))
        heads = [_("Đơn vị"), *(str(self.register.measure(code).label) for code in DUE)]
        if wanted(request):
            lines = [[row["name"], *(cell["value"] for cell in row["cells"])] for row in rows]
            return book(_("Thẻ cần thu hồi, cần đổi"), unit, self.day, [], heads, lines)
        context = {
            "unit": unit,
            "rows": rows,
            "heads": heads,
            "as_of": self.day,
            "sheet": address(request),
        }
        return render(request, "members/cards_due.html", context)

    def _values(self, actor, nodes):
        rows, period = self.register.rows(actor), Period(self.day, self.day)
        return {
            code: self.register.measure(code).values(rows, period, self.day, nodes) for code in DUE
        }

    def _behind(self, code, unit):
        return self.register.behind(code, unit, Period(self.day, self.day), self.day)
