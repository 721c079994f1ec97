"""Forms of this area: the duplicate check of people, and pickers that know anyone by the exact code."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.text import fold
from congdoan.members.identity import HIDDEN, keep_identity, mark_of, masked
from congdoan.records.derive import RecordForm


class PersonForm(RecordForm):
    """A person once: the same number, or the same name and birthday, is pointed out."""

    identity_number = forms.CharField(
        label=gettext_lazy("Số căn cước, hộ chiếu"), required=False, max_length=30,
        help_text=gettext_lazy("Được mã hoá; chỉ hiện bốn số cuối."),
        widget=forms.TextInput({"autocomplete": "off", "data-private": ""}),
    )  # fmt: skip
    namesake = forms.BooleanField(
        label=gettext_lazy("Là người khác, trùng họ tên và ngày sinh"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "identity_number" in self.fields:
            self.initial.setdefault("identity_number", masked(self.instance))
        if self.instance.pk:
            self.initial.setdefault("namesake", self._namesake(self.instance) is not None)

    def clean(self):
        cleaned = super().clean()
        number = cleaned.get("identity_number") or ""
        if number and HIDDEN not in number:
            self._refuse_same_number(number)
        if not cleaned.get("namesake"):
            self._refuse_namesake(cleaned)
        return cleaned

    def _post_clean(self):
        """The number is sealed last: its doubts depend on the sex and birthday just typed."""
        super()._post_clean()
        number = self.cleaned_data.get("identity_number") or ""
        if number and HIDDEN not in number and not self.errors:
            keep_identity(self.instance, number)

    def _others(self, **facts):
        people = self._meta.model.objects.across_units("the same person is looked for everywhere")
        return people.filter(**facts).exclude(pk=self.instance.pk).select_related("unit")

    def _refuse_same_number(self, number):
        if found := self._others(identity_mark=mark_of(number)).first():
            self.add_error("identity_number", self._already(found))

    def _refuse_namesake(self, cleaned):
        person = self._meta.model(full_name=cleaned.get("full_name", ""), born=cleaned.get("born"))
        person.pk = self.instance.pk
        if found := self._namesake(person):
            hint = _("Nếu là người khác, đánh dấu ô «Là người khác, trùng họ tên và ngày sinh».")
            self.add_error("full_name", format_html("{} {}", self._already(found), hint))

    def _namesake(self, person):
        name = fold(person.full_name)
        if not name or not person.born:
            return None
        near = self._others(born=person.born, folded__startswith=name)
        return next((one for one in near if fold(one.full_name) == name), None)

    def _already(self, found):
        """The sentence, with the way to the record for those in whose reach it is."""
        text = _("Người này đã có hồ sơ %(code)s tại %(unit)s.") % {
            "code": found.code, "unit": found.unit,
        }  # fmt: skip
        if not self._meta.model.objects.visible_to(self.actor).filter(pk=found.pk).exists():
            return _("%(text)s Dùng mã này trong đơn gia nhập hoặc phiếu chuyển.") % {"text": text}
        url = reverse("members-people-detail", args=[found.pk])
        return format_html('{} <a href="{}">{}</a>.', text, url, _("Mở hồ sơ"))


class PersonByCodeForm(RecordForm):
    """Picks a person in reach, or anyone whose exact code is typed: people come from elsewhere."""

    def _narrow(self, name, field):
        super()._narrow(name, field)
        if name != "person":
            return
        field.help_text = _("Gõ tên; người ngoài phạm vi của bạn thì gõ đúng mã, ví dụ DV-000001.")
        typed = str(self.data.get(self.add_prefix(name)) or "").strip()
        if typed:
            everyone = field.queryset.model.objects.across_units("known by the exact code")
            field.queryset = field.queryset | everyone.filter(code__iexact=typed)


def moment_of(form):
    """The state as it is stored, before the form's step; empty for a new record."""
    model, pk = form._meta.model, form.instance.pk
    rows = model.objects.across_units("the state before the step").filter(pk=pk)
    return rows.values_list("status", flat=True).first() or ""


def refuse(fields):
    """Raise one ValidationError over {field: sentence}; nothing when there is none."""
    if fields:
        raise ValidationError(fields)
