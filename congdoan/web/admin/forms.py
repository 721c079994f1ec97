"""What an administrator fills in: an account with its first grant, one more grant, a parameter's value."""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.access.giving import AREA, may_give
from congdoan.access.models import Grant, Role, User
from congdoan.base.parameters import shipped
from congdoan.orgs.models import Unit
from congdoan.records.fields import DayFormField, PickerField, PickerInput
from congdoan.trail.parameters import ParameterEntry, current
from congdoan.web.admin import leaves


class GrantForm(forms.Form):
    """A role at a unit of the administrator's own reach, on dated days, never above his own."""

    role = forms.ModelChoiceField(label=_("Vai trò"), queryset=Role.objects.none())
    unit = PickerField(
        label=_("Tại đơn vị"), queryset=Unit.objects.none(), widget=PickerInput("units")
    )
    since = DayFormField(label=_("Từ ngày"))
    until = DayFormField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.fields["role"].queryset = Role.objects.order_by("name")
        self.fields["unit"].queryset = actor.units("manage", AREA).lasting(actor.day)
        self.fields["since"].initial = actor.day

    def clean(self):
        said = super().clean()
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("Ngày kết thúc phải sau ngày bắt đầu."))
        role, unit = said.get("role"), said.get("unit")
        if role and unit and not may_give(self.actor, role, unit):
            wider = gettext(
                "Vai trò «%(role)s» rộng hơn quyền của chính đồng chí tại %(unit)s; chọn vai trò khác."
            )
            self.add_error("role", wider % {"role": role, "unit": unit})
        return said

    def grant(self, user):
        return Grant.objects.create(user=user, **{
            name: self.cleaned_data[name] for name in ("role", "unit", "since", "until")
        })  # fmt: skip


class AccountForm(GrantForm):
    username = forms.CharField(label=_("Tên đăng nhập"), max_length=60)
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)

    field_order = ("full_name", "username", "phone", "role", "unit", "since", "until")

    def clean_username(self):
        name = self.cleaned_data["username"].strip().lower()
        if User.objects.filter(username=name).exists():
            raise ValidationError(
                gettext("Tên đăng nhập «%(name)s» đã có; chọn tên khác.") % {"name": name}
            )
        return name


class ParameterForm(forms.ModelForm):
    """A new value from a day, in the shape the parameter has: a number, or a table with a field for each of its
    numbers, which begin with those that hold on `day`."""

    valid_from = DayFormField(label=_("Áp dụng từ"))

    class Meta:
        model = ParameterEntry
        fields = ("code", "valid_from", "source")
        widgets = {"code": forms.HiddenInput}

    def __init__(self, *args, day, **kwargs):
        super().__init__(*args, **kwargs)
        self.name, self.shape = self._known(self["code"].value(), day)
        last = {name: self.fields.pop(name) for name in ("valid_from", "source")}
        self.fields |= leaves.fields(self.shape) | last

    def sections(self):
        """Lines of a table with their fields, which stand side by side; then the others, in no line."""
        groups = groupby(
            self.visible_fields(), key=lambda field: getattr(field.field, "group", None)
        )
        return [(title, list(fields)) for title, fields in groups]

    def _known(self, code, day):
        """What the parameter is called and what holds of it on that day; where nothing holds, the first row."""
        held = current().row_or_earliest(code, day)
        return (held.name, held.value) if held else ("", None)

    def clean_code(self):
        if not shipped().rows(self.cleaned_data["code"]):
            raise ValidationError(_("Không có tham số này."))
        return self.cleaned_data["code"]

    def clean(self):
        said = super().clean()
        if not self.errors:
            self.instance.value = leaves.rebuilt(self.shape, said)
            if fault := leaves.fault(self.shape, self.instance.value):
                raise ValidationError(fault)
        return said
