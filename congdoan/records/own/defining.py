"""Adding, changing and ending an own field: no name twice, and nothing lost that records say."""

import pghistory
from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import fold, lines
from congdoan.orgs.models import UnitPath
from congdoan.records.fields import form_field
from congdoan.records.own.models import OwnField, OwnValue

FAR = "9999-12-31"


class OwnFieldForm(forms.ModelForm):
    """One own field of a register at a unit. Its kind stands once a record says something in it."""

    class Meta:
        model = OwnField
        fields = ("label", "kind", "options", "help", "required", "listed", "since", "until")
        formfield_callback = form_field

    def __init__(self, *args, register, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.register = register
        self.instance.register, self.instance.unit = register.path, unit
        if self.instance.pk and is_used(self.instance):
            self.fields["kind"].disabled = True
            self.fields["kind"].help_text = _("Đã có bản ghi ghi vào mục này: kiểu không đổi nữa.")

    def clean(self):
        said = super().clean()
        if said.get("kind") == OwnField.Kind.CHOICE:
            self._clean_options(said.get("options", ""))
        else:
            said["options"] = ""
        if {"label", "since"} <= said.keys():
            self._clean_label(said)
        return said

    def _clean_options(self, text):
        options = lines(text)
        twice = sorted({one for one in options if [*map(fold, options)].count(fold(one)) > 1})
        if len(options) < 2:
            self.add_error("options", _("Ghi ít nhất hai lựa chọn, mỗi dòng một lựa chọn."))
        elif twice:
            self.add_error("options", _("Lựa chọn ghi hai lần: %s.") % ", ".join(twice))
        else:
            self._keep_those_said(options)

    def _keep_those_said(self, options):
        said = OwnValue.objects.filter(field=self.instance.pk).exclude(text="")
        gone = sorted(set(said.exclude(text__in=options).values_list("text", flat=True)[:5]))
        if gone:
            self.add_error("options", _(
                "Có bản ghi đang ghi: %s. Giữ lựa chọn ấy, hoặc sửa các bản ghi rồi mới bỏ."
            ) % ", ".join(gone))  # fmt: skip

    def _clean_label(self, said):
        """A heading of a sheet, a label of a form must mean one thing wherever the field holds."""
        known = {fold(str(label)) for label in declared(self.register)}
        if fold(said["label"]) in known:
            self.add_error("label", _("Sổ đã có mục «%s»; ghi vào mục ấy, hoặc đặt tên khác.")
                           % said["label"])  # fmt: skip
            return
        for other in self._meeting(said):
            if fold(other.label) == fold(said["label"]):
                told = {"unit": other.unit, "label": other.label, "day": show(other.since)}
                self.add_error("label", _(
                    "%(unit)s đã có mục «%(label)s» từ %(day)s; dùng mục ấy, hoặc đặt tên khác."
                ) % told)  # fmt: skip
                return

    def _meeting(self, said):
        """Own fields of units above and below that are in force on some day of this one's."""
        unit, since = self.instance.unit, said["since"]
        near = Q(unit__in=UnitPath.objects.over(unit, since).values("ancestor"))
        near |= Q(unit__in=UnitPath.objects.under(unit, since).values("unit"))
        found = OwnField.objects.filter(near, register=self.register.path).exclude(
            pk=self.instance.pk
        )
        found = found.filter(since__lte=said.get("until") or FAR).exclude(until__lt=said["since"])
        return found.select_related("unit")


def declared(register):
    """Labels and names of what the register's own file declares."""
    for field in register.model._meta.fields:
        yield from (field.name, capfirst(field.verbose_name))
    for name, field in getattr(register.form, "declared_fields", {}).items():
        yield from (name, field.label or name)


def is_used(field):
    """Whether any record says or ever said something in it."""
    return OwnValue.objects.filter(field=field).exists()


def save_field(form, *, actor):
    """Writes the field of a valid form. Raises `PermissionDenied` without the manage level there."""
    field = form.instance
    _may(actor, form.register, field.unit)
    with transaction.atomic(), pghistory.context(who=actor.label):
        return form.save()


def remove_field(field, register, *, actor):
    """Takes away a field nobody has written in; raises `Mistake` for any other."""
    _may(actor, register, field.unit)
    if is_used(field):
        raise Mistake(
            _(
                "Đã có bản ghi ghi vào mục này: ghi ngày thôi dùng, những gì đã ghi vẫn còn trên bản ghi."
            )
        )
    with transaction.atomic(), pghistory.context(who=actor.label):
        field.delete()


def _may(actor, register, unit):
    if not actor.may_at("manage", register.area, unit):
        raise PermissionDenied(_("Mục riêng do người có quyền quản lý tại đơn vị lập."))
