"""Who looks like the person being typed: told while the form is filled, before anything is saved."""

from django.shortcuts import render

from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.text import fold
from congdoan.members import likeness
from congdoan.members.identity import HIDDEN, mark_of
from congdoan.members.likeness import LIKELY
from congdoan.records.near import first
from congdoan.records.search import matching
from congdoan.records.views.base import RegisterView

SHOWN, LOOKED_AT = 3, 20


class AlikeView(RegisterView):
    """People of one's own reach that are likely the same, each with what speaks for it."""

    level = "edit"

    def post(self, request):
        typed = self._typed(request.POST)
        found = sorted(self._scored(typed), key=lambda pair: -pair["score"])[:SHOWN]
        return render(request, "members/alike.html", {"found": found})

    def _typed(self, data):
        """A person made of what stands in the form so far; what cannot be read is left out."""
        text = {name: (data.get(name) or "").strip() for name in self.register.words("alike")}
        number = text["identity_number"]
        return self.register.model(
            full_name=text["full_name"], born=_day(text["born"], self.actor.day), sex=text["sex"],
            phone=text["phone"], hometown=text["hometown"],
            unit_id=int(text["unit"]) if text["unit"].isdecimal() else None,
            identity_mark=mark_of(number) if number and HIDDEN not in number else None,
        )  # fmt: skip

    def _scored(self, typed):
        own = self.request.POST.get("own", "")
        for one in self._candidates(typed):
            points, clues = likeness.score(typed, one)
            if points >= LIKELY and str(one.pk) != own:
                yield {"person": one, "score": points, "clues": clues}

    def _candidates(self, typed):
        rows = self.register.rows(self.actor).select_related("unit").filter(merged_into=None)
        found = {}
        if typed.identity_mark:
            found |= {one.pk: one for one in rows.filter(identity_mark=typed.identity_mark)}
        words = fold(typed.full_name).split()
        if len(words) < 2:
            return found.values()
        if typed.born:
            found |= {
                one.pk: one for one in rows.filter(born=typed.born, called__startswith=words[-1])
            }
        named = matching(self.register, rows, f"{words[0]} {words[-1]}")
        return (found | {one.pk: one for one in first(named, LOOKED_AT)}).values()


def _day(text, today):
    try:
        return dates.parse(text, today) if text else None
    except (Mistake, ValueError):
        return None
