"""The form of one item of a programme: how a unit words what it takes up, and its own items."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.direction.fields import Field
from congdoan.direction.registers.programme import ProgrammeItem
from congdoan.orgs.models import Unit
from congdoan.records.fields import DayFormField, PickerField, PickerInput


class ItemForm(forms.Form):
    """What a unit words itself of an item."""

    text = forms.CharField(label=_("Nội dung"), max_length=2000, widget=forms.Textarea({"rows": 3}))
    field = forms.ChoiceField(
        label=_("Lĩnh vực"), required=False, choices=[("", "–"), *Field.choices]
    )
    lead = forms.CharField(label=_("Chủ trì"), max_length=300, required=False)
    unit = PickerField(
        label=_("Đơn vị chủ trì"), required=False, queryset=Unit.objects.all(),
        widget=PickerInput("addressees"),
    )  # fmt: skip
    cooperating = forms.CharField(label=_("Phối hợp"), max_length=300, required=False)
    due = DayFormField(label=_("Thời hạn"), required=False)
    off_core = forms.BooleanField(label=_("Ngoài chức năng đại diện"), required=False)


class OwnItemForm(ItemForm):
    """An item that only this unit sets itself; targets are set where figures are."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=[one for one in ProgrammeItem.Kind.choices if one[0] != "target"]
    )
    field_order = ("kind", "text", "field", "lead", "unit", "cooperating", "due", "off_core")


def form_over(above, own=None, data=None):
    """The form over what the unit made of an item from above, at first over that one as it stands: but who leads it
    there is no unit that leads it here. Ids bear the item's number, names do not."""
    item = own or above
    initial = {name: getattr(item, name) for name in ItemForm.base_fields}
    initial["unit"] = own and own.unit
    return ItemForm(data, initial=initial, auto_id=f"i{item.pk}_%s")
