"""Forms of this area: the duplicate check of people, and pickers that know anyone by the exact code."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.members import services
from congdoan.members.identity import masked
from congdoan.records.derive import RecordForm
from congdoan.records.fields import DayFormField


class NumberForm(RecordForm):
    """Of records that bear an identity number: sealed once typed, its end shown afterwards."""

    identity_number = forms.CharField(
        label=gettext_lazy("Số căn cước, hộ chiếu"), required=False, max_length=30,
        help_text=gettext_lazy("Được mã hoá; chỉ hiện bốn số cuối."),
        widget=forms.TextInput({"autocomplete": "off", "data-private": ""}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "identity_number" in self.fields:
            self.initial.setdefault("identity_number", masked(self.instance))


class PersonForm(NumberForm):
    """A person once, and where wished the first day on the roll: its rules are the register's."""

    namesake = forms.BooleanField(
        label=gettext_lazy("Là người khác, trùng họ tên và ngày sinh"), required=False
    )
    joined_on = DayFormField(
        label=gettext_lazy("Là đoàn viên từ ngày"), required=False,
        help_text=gettext_lazy("Đưa luôn vào sổ đoàn viên của đơn vị; đã có trong sổ thì để trống."),
    )  # fmt: skip
    card_no = forms.CharField(label=gettext_lazy("Số thẻ đoàn viên"), required=False, max_length=20)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("joined_on", "card_no"):
            self.initial.setdefault(name, getattr(self.instance, f"roll_{name}", None))
        # Told once, it holds: the same question is not asked at every change.
        if self.instance.pk and self.instance.born:
            self.initial.setdefault("namesake", partial(services.has_namesake, self.instance))


class PersonByCodeForm(RecordForm):
    """Picks a person in reach, or anyone whose exact code is typed: people come from elsewhere."""

    by_code = ("person",)

    def _narrow(self, name, field):
        super()._narrow(name, field)
        if name not in self.by_code:
            return
        field.help_text = _("Gõ tên; người ngoài phạm vi của bạn thì gõ đúng mã, ví dụ DV-000001.")
        typed = str(self.data.get(self.add_prefix(name)) or "").strip()
        if typed:
            everyone = field.queryset.model.objects.across_units("known by the exact code")
            field.queryset = field.queryset | everyone.filter(code__iexact=typed)


class ErasureForm(RecordForm):
    """Whoever edits may take the request in; only who manages decides, and only the page that says
    beforehand what happens carries it out."""

    def clean(self):
        cleaned = super().clean()
        state, before, unit = cleaned.get("status"), moment_of(self), cleaned.get("unit")
        if state is None or unit is None or state == before:
            return cleaned
        if not before and state != "received":
            refuse({"status": _("Yêu cầu mới bắt đầu ở «Đã nhận yêu cầu».")})
        if state == "erased":
            refuse({"status": _(
                "Xoá không lùi lại được: mở «Xem trước và xoá» ở trang của yêu cầu này."
            )})  # fmt: skip
        if state in ("approved", "refused") and not self.actor.may_at(
            "manage", self.register.area, unit
        ):
            refuse({"status": _("Bước này do người quản lý của %(unit)s quyết định.")
                    % {"unit": unit}})  # fmt: skip
        return cleaned


def moment_of(form):
    """The state as it is stored, before the form's step; empty for a new record."""
    model, pk = form._meta.model, form.instance.pk
    rows = model.objects.across_units("the state before the step").filter(pk=pk)
    return rows.values_list("status", flat=True).first() or ""


def refuse(fields):
    """Raise one ValidationError over {field: sentence}; nothing when there is none."""
    if fields:
        raise ValidationError(fields)
