"""Looks for records that may be one person, over everything in reach: a job with progress and stop."""

from itertools import combinations

from django.contrib import messages
from django.db.models import Count, F
from django.db.models.functions import Lower, StrIndex, Substr
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.access.actor import Actor
from congdoan.members.likeness import LIKELY, score
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RegisterView
from congdoan.records.write import save
from congdoan.trail.jobs import job, start

KIND = "duplicates-scan"
GROUP = 12  # of one name and birthday; more are no duplicates but a fault of their own
CHUNK = 500


class ScanView(RegisterView):
    """Says what is looked for, and starts it; what it finds comes into the list."""

    level = "edit"

    def get(self, request):
        return render(request, "members/scan.html", self.frame(path=self.path()))

    def post(self, request):
        found = start(KIND, _("Tìm hồ sơ nghi trùng"), request.user, {}, self.url("list"))
        messages.success(request, _("Đang quét; những cặp nghi trùng sẽ hiện trong danh sách."))
        return redirect("job", found.pk)


@job(KIND)
def scan(found):
    """Pairs of the same name and birthday, or the same phone, that nobody has looked at yet."""
    actor = Actor(found.owner)
    people = REGISTERS["members/people"].rows(actor, "edit")
    keys = [*_same_facts(people), *_same_phone(people)]
    made = 0
    for at in range(0, len(keys), CHUNK):
        found.step(at, len(keys))
        groups = [
            list(people.filter(**key).order_by("pk")[:GROUP]) for key in keys[at : at + CHUNK]
        ]
        made += _keep(_likely(groups), actor)
    found.step(len(keys), len(keys))
    return _("Đã xem %(groups)s nhóm, ghi %(made)s cặp mới.") % {"groups": len(keys), "made": made}


def _same_facts(people):
    """Names stand first in `folded`, then the code."""
    name = Substr("folded", 1, StrIndex(F("folded"), Lower("code")) - 2)
    rows = people.exclude(born=None).annotate(name=name).order_by().values("born", "name")
    for row in rows.annotate(n=Count("pk")).filter(n__gt=1).iterator():
        yield {"born": row["born"], "folded__startswith": f"{row['name']} "}


def _same_phone(people):
    rows = people.exclude(phone="").order_by().values("phone")
    for row in rows.annotate(n=Count("pk")).filter(n__gt=1, n__lte=GROUP).iterator():
        yield {"phone": row["phone"]}


def _likely(groups):
    """Pairs worth a look among groups of people."""
    for people in groups:
        yield from (pair for pair in combinations(people, 2) if score(*pair)[0] >= LIKELY)


def _keep(pairs, actor):
    model, made = REGISTERS["members/duplicates"].model, 0
    for one, other in pairs:
        known = model.objects.across_units("a pair stands once").filter(
            person__in=(one, other), other__in=(one, other)
        )
        if not known.exists():
            save(model(unit=one.unit, person=one, other=other), actor=actor)
            made += 1
    return made
