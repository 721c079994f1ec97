"""The forms of changes: each begins with the decision, then says what changes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.base.text import lines
from congdoan.orgs.kinds import Kind, Ownership, Sector, begins, may_hang
from congdoan.orgs.models import Unit
from congdoan.records.fields import DayFormField, PickerField, PickerInput

MAX_PARTS = 6


class ChangeForm(forms.Form):
    """What every decision says. Without a number the system gives one and prints the paper."""

    number = forms.CharField(
        label=_("Số quyết định"), max_length=60, required=False,
        help_text=_("Để trống để hệ thống cấp số và in quyết định."),
    )  # fmt: skip
    decided_on = DayFormField(label=_("Ngày quyết định"))
    effective = DayFormField(label=_("Ngày hiệu lực"))
    note = forms.CharField(label=_("Ghi chú"), required=False, widget=forms.Textarea({"rows": 2}))

    # The fields that come first on the page.
    first = ()

    def __init__(self, *args, unit, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.unit, self.actor = unit, actor
        self.order_fields([*self.first, "number", "decided_on", "effective", "note"])


class FoundForm(ChangeForm):
    first = ("kind", "name", "short_name", "code", "ownership", "sector")
    code = forms.CharField(label=_("Mã đơn vị"), max_length=30)
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọi tắt"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Loại đơn vị"), choices=Kind.choices)
    ownership = forms.ChoiceField(
        label=_("Sở hữu"), choices=[("", "–"), *Ownership.choices], required=False
    )
    sector = forms.ChoiceField(
        label=_("Khu vực"), choices=[("", "–"), *Sector.choices], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.actor.day
        self.fields["kind"].choices = [
            (kind, label) for kind, label in Kind.choices
            if may_hang(kind, self.unit.kind) and not begins(kind, day)
        ]  # fmt: skip


class RenameForm(ChangeForm):
    first = ("name", "short_name")
    name = forms.CharField(label=_("Tên mới"), max_length=200)
    short_name = forms.CharField(label=_("Tên gọi tắt mới"), max_length=80, required=False)


class DescribeForm(ChangeForm):
    first = ("ownership", "sector")
    ownership = forms.ChoiceField(label=_("Sở hữu"), choices=Ownership.choices)
    sector = forms.ChoiceField(label=_("Khu vực"), choices=Sector.choices)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"ownership": self.unit.ownership, "sector": self.unit.sector}


class TransferForm(ChangeForm):
    first = ("parent",)
    parent = PickerField(
        label=_("Về trực thuộc"), queryset=Unit.objects.none(), widget=PickerInput("units")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = self.actor.units("manage", "orgs").lasting(self.actor.day)


class MergeForm(ChangeForm):
    first = ("units",)
    units = forms.ModelMultipleChoiceField(
        label=_("Các đơn vị sáp nhập vào đây"), queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.actor.day
        parent = self.unit.parent_on(day)
        if parent:
            siblings = Unit.objects.children_of(parent, day).open_on(day).exclude(pk=self.unit.pk)
            self.fields["units"].queryset = siblings.filter(kind=self.unit.kind)


class SplitForm(ChangeForm):
    first = ("parts",)
    parts = forms.CharField(
        label=_("Các đơn vị mới"), widget=forms.Textarea({"rows": 3}),
        help_text=_("Mỗi dòng một đơn vị: mã; tên."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        day = self.actor.day
        self.children = list(Unit.objects.children_of(self.unit, day).open_on(day))
        places = [(n, _("Đơn vị mới thứ %(n)s") % {"n": n}) for n in range(1, MAX_PARTS + 1)]
        for child in self.children:
            self.fields[f"to_{child.pk}"] = forms.TypedChoiceField(
                label=str(child), choices=places, coerce=int, initial=1
            )

    def clean_parts(self):
        rows = [line.split(";", 1) for line in lines(self.cleaned_data["parts"])]
        if len(rows) < 2 or any(len(row) < 2 or not all(map(str.strip, row)) for row in rows):
            raise forms.ValidationError(
                _("Ghi ít nhất hai dòng, mỗi dòng «mã; tên», ví dụ «HL1; LĐLĐ xã A».")
            )
        return [{"code": code.strip(), "name": name.strip()} for code, name in rows]

    def clean(self):
        said = super().clean()
        parts = said.get("parts") or []
        for child in self.children:
            place = said.get(f"to_{child.pk}", 1)
            if parts and place > len(parts):
                self.add_error(f"to_{child.pk}", _("Chưa có đơn vị mới thứ %(n)s.") % {"n": place})
            elif parts:
                parts[place - 1].setdefault("children", []).append(child)
        return said


FORMS = {
    "found": FoundForm, "rename": RenameForm, "describe": DescribeForm, "transfer": TransferForm,
    "suspend": ChangeForm, "resume": ChangeForm, "merge": MergeForm, "split": SplitForm, "dissolve": ChangeForm,
}  # fmt: skip
