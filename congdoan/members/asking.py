"""What a member asks for by himself, on pages open to anyone: to move to another union, to stop a lost card.

He says who he is by the number on the card, his name and his birthday together. The answer is the same
whether somebody was found or not: nobody learns here who is a member of what.
"""

from contextlib import suppress

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.base.text import turned
from congdoan.members import gate
from congdoan.members.identity import mark_of
from congdoan.records.fields import DayFormField, DayInput
from congdoan.records.register import REGISTERS
from congdoan.records.write import save

OPEN = ("asked", "released")


class WhoForm(forms.Form):
    """Who asks."""

    number = forms.CharField(
        label=gettext_lazy("Số thẻ, mã đoàn viên hoặc số căn cước"), max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "data-private": ""}),
    )  # fmt: skip
    full_name = forms.CharField(
        label=gettext_lazy("Họ và tên"), max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
    )  # fmt: skip
    born = DayFormField(label=gettext_lazy("Ngày sinh"), widget=DayInput)

    @property
    def sought(self):
        return {name: self.cleaned_data[name] for name in ("number", "full_name", "born")}


class MoveForm(WhoForm):
    moved_on = DayFormField(
        label=gettext_lazy("Chuyển từ ngày"), widget=DayInput, required=False,
        help_text=gettext_lazy("Chưa biết thì để trống."),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Lý do chuyển"), max_length=300, required=False)


class LossForm(WhoForm):
    lost_on = DayFormField(label=gettext_lazy("Mất ngày"), widget=DayInput)
    note = forms.CharField(label=gettext_lazy("Mất thế nào"), max_length=200, required=False)

    def clean_lost_on(self):
        if self.cleaned_data["lost_on"] > timezone.localdate():
            raise forms.ValidationError(_("Ngày này chưa tới; ghi ngày mất thẻ."))
        return self.cleaned_data["lost_on"]


def standing(*, number, full_name, born):
    """The membership on which the one person stands whom all three facts name; else None."""
    mark, number = mark_of(number), number.strip()
    rows = REGISTERS["members/memberships"].model.objects.across_units("a member asks for himself")
    rows = rows.filter(left_on=None, person__born=born, person__called=turned(full_name))
    rows = rows.filter(
        Q(card_no__iexact=number) | Q(person__code__iexact=number) | Q(person__identity_mark=mark)
    )
    found = list(rows.select_related("person", "unit")[:2])
    return found[0] if len(found) == 1 else None


def ask_to_move(membership, *, actor, to, moved_on, reason):
    """The slip that both unions see, as if an officer had written it. Nothing when one waits already,
    or when he is a member there."""
    slips = REGISTERS["members/transfers"].model
    waiting = slips.objects.across_units("one slip at a time").filter(
        person=membership.person, status__in=OPEN
    )
    if membership.unit_id == to.pk or waiting.exists():
        return None
    slip = slips(unit=to, from_unit=membership.unit, person=membership.person, by_member=True,
                 moved_on=moved_on, reason=reason)  # fmt: skip
    return save(slip, actor=actor)


def report_loss(membership, *, actor, lost_on, note):
    """The card is void from now on. Nothing when its loss is known already."""
    losses = REGISTERS["members/cardlosses"].model
    known = losses.objects.across_units("one loss a card").filter(
        person=membership.person, status="lost"
    )
    if known.exists():
        return None
    loss = losses(unit=membership.unit, person=membership.person, teller="member",
                  lost_on=lost_on, note=note)  # fmt: skip
    return save(loss, actor=actor)


@method_decorator(login_not_required, "dispatch")
class AskingView(View):
    """A form for whoever holds a card; what it asks for is done once he is found."""

    template, form = "", None

    def get(self, request):
        return self.page(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if request.POST.get("website") or not form.is_valid():  # no person fills that field
            return self.page(form, 422)
        if found := standing(**form.sought):
            with suppress(Mistake):  # somebody sent the same a moment earlier
                self.ask(found, form.cleaned_data)
        return self.page(None)

    def page(self, form, status=200):
        context = {"form": form, **self.more()}
        return render(self.request, self.template, context, status=status)

    def more(self):
        return {}


@method_decorator(login_not_required, "dispatch")
class MoveView(gate.AtGate, AskingView):
    """Behind the QR of the union he comes to."""

    template, form = "members/move.html", MoveForm

    def ask(self, membership, said):
        actor = System(_("đoàn viên gửi qua mã QR"))
        ask_to_move(membership, actor=actor, to=self.unit, moved_on=said["moved_on"],
                    reason=said["reason"])  # fmt: skip

    def more(self):
        return {"unit": self.unit}


class LossView(AskingView):
    """Beside the page that checks cards."""

    template, form = "members/loss.html", LossForm

    def ask(self, membership, said):
        actor = System(_("đoàn viên báo qua trang kiểm tra thẻ"))
        report_loss(membership, actor=actor, lost_on=said["lost_on"], note=said["note"])
