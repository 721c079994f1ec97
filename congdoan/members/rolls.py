"""The roll of a union that has ended goes on to those that carry it on: group by group, workplace by workplace,
each member by a pair of records of one day, so that the net of every union above both stays what it was."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congdoan.access.actor import Actor
from congdoan.base.dates import show
from congdoan.base.text import number
from congdoan.members import services
from congdoan.members.registers.membership import Membership
from congdoan.orgs.heirs import heirs_of
from congdoan.orgs.models import Unit, UnitVersion
from congdoan.records.fields import DayFormField
from congdoan.trail.jobs import job, spoken_aside, start

KIND = "roll"
# So many are moved at once; more by the worker.
AT_ONCE = 200


def left_on(unit, actor):
    """Who stands on the roll of the ended union, as far as the actor may move them."""
    return Membership.objects.visible_to(actor, "edit").filter(unit=unit, left_on=None)


def parts_of(unit, actor):
    """[(group, workplace, how many)] of who is left, the largest first; None where they have none."""
    rows = left_on(unit, actor).order_by().values("group", "workplace")
    told = rows.annotate(count=Count("pk")).order_by("-count", "group", "workplace")
    return list(told.values_list("group", "workplace", "count"))


@transaction.atomic
def move(unit, day, allotted, actor, tell=lambda _done, _total: None):
    """Each member of an allotted part begins at its union on the day on which he ends here. How many."""
    heirs = Unit.objects.in_bulk(set(allotted.values()))
    rows = left_on(unit, actor).select_related("person", "unit", "group").order_by("pk")
    chosen = [one for one in rows if key_of(one.group_id, one.workplace_id) in allotted]
    decision = unit.successors.select_related("change").first()
    for done, one in enumerate(chosen, start=1):
        heir = heirs[allotted[key_of(one.group_id, one.workplace_id)]]
        services.carry_on(one, heir, day, actor=actor, decision_no=decision.change.number)
        tell(done, len(chosen))
    return len(chosen)


@job(KIND)
def run(found):
    """A long roll, whole or not at all."""
    told = found.payload
    unit, day = Unit.objects.get(pk=told["unit"]), forms.DateField().to_python(told["day"])
    with spoken_aside(found) as tell:
        count = move(unit, day, told["to"], Actor(found.owner), tell)
    return _("Đã chuyển %(n)s đoàn viên.") % {"n": number(count)}


def key_of(group, workplace):
    return f"to_{group or 0}_{workplace or 0}"


class RollForm(forms.Form):
    """Where each part of the roll goes; what is left open stays for later."""

    day = DayFormField(label=gettext_lazy("Chuyển từ ngày"))

    def __init__(self, *args, unit, parts, heirs, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.heirs = unit, heirs
        self.fields["day"].initial = unit.closed
        names, likely = _names(parts), self._likely([one[0] for one in parts])
        choices = [("", gettext_lazy("Để lại, chuyển sau")), *((one.pk, str(one)) for one in heirs)]
        for group, workplace, count in parts:
            self.fields[key_of(group, workplace)] = forms.TypedChoiceField(
                label=f"{names[group, workplace]} · {number(count)}", choices=choices, coerce=int, required=False,
                empty_value=None, initial=likely.get(group),
            )  # fmt: skip

    def _likely(self, groups):
        """{group: heir}: where it hangs now; the only heir there is."""
        if len(self.heirs) == 1:
            return dict.fromkeys(groups, self.heirs[0].pk)
        hangs = UnitVersion.objects.filter(
            unit__in=set(filter(None, groups)),
            parent__in=self.heirs,
            during__contains=self.unit.closed,
        )
        return dict(hangs.values_list("unit", "parent"))

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not self.unit.closed <= day <= timezone.localdate():
            sentence = _("Ghi một ngày từ %(day)s, ngày đơn vị kết thúc, đến hôm nay.")
            raise ValidationError(sentence % {"day": show(self.unit.closed)})
        return day

    def clean(self):
        said = super().clean()
        if not self.errors and not self.allotted:
            raise ValidationError(_("Chọn đơn vị nhận cho ít nhất một nhóm."))
        return said

    @property
    def allotted(self):
        return {name: pk for name, pk in self.cleaned_data.items() if name != "day" and pk}


def _names(parts):
    """{(group, workplace): how a part is called}."""
    groups = Unit.objects.in_bulk({one[0] for one in parts if one[0]})
    places = Membership._meta.get_field("workplace").related_model
    places = places.objects.across_units("where members of the roll work").in_bulk(
        {one[1] for one in parts if one[1]}
    )
    return {
        (group, place): " · ".join(
            str(one) for one in (groups.get(group), places.get(place)) if one
        )
        or _("Không ghi tổ, nơi làm việc")
        for group, place, _count in parts
    }


class RollView(View):
    """The parts of an ended union's roll and who takes each; strangers find nothing."""

    def dispatch(self, request, *args, pk, **kwargs):
        self.actor = request.actor
        self.unit = self.actor.units("edit", "members").filter(pk=pk).first()
        if self.unit is None or not self.unit.closed or self.unit.closed > self.actor.day:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def parts(self):
        return parts_of(self.unit, self.actor)

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        counts = {key_of(group, place): count for group, place, count in self.parts}
        if sum(counts[name] for name in form.allotted) > AT_ONCE:
            return self._begin(form)
        count = move(self.unit, form.cleaned_data["day"], form.allotted, self.actor)
        messages.success(request, _("Đã chuyển %(n)s đoàn viên.") % {"n": number(count)})
        return redirect("members-roll", self.unit.pk)

    def _begin(self, form):
        title = _("Chuyển đoàn viên của %s") % self.unit
        payload = {
            "unit": self.unit.pk,
            "day": form.cleaned_data["day"].isoformat(),
            "to": form.allotted,
        }
        back = reverse("members-roll", args=[self.unit.pk])
        found = start(KIND, title, self.request.user, payload, back)
        return redirect("job", found.pk)

    def _form(self, data=None):
        heirs = self.actor.units("edit", "members").filter(
            pk__in=heirs_of(self.unit, self.actor.day)
        )
        return RollForm(data, unit=self.unit, parts=self.parts, heirs=list(heirs))

    def _page(self, form, status=200):
        context = {"unit": self.unit, "form": form, "left": sum(one[2] for one in self.parts)}
        return render(self.request, "members/roll.html", context, status=status)
