"""The part of an indicator that a record speaks of, in words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.indicators.catalogue.indicator import check_cut, cut_choices, cut_label
from congdoan.records.derive import RecordForm


class HasCut:
    """A record with a `cut`: pages say «khu vực nhà nước» where the field keeps `state`."""

    def get_cut_display(self):
        return str(cut_label(self.cut)) if self.cut else ""

    def check_cut(self):
        check_cut(self.cut, self.indicator if self.indicator_id else None)


class CutForm(RecordForm):
    """Offers the parts in words."""

    def _narrow(self, name, field):
        super()._narrow(name, field)
        if name == "cut":
            self.fields[name] = forms.ChoiceField(
                label=field.label, required=False, choices=cut_choices(), help_text=field.help_text,
                error_messages={"invalid_choice": _("Không có phạm vi «%(value)s»; hãy chọn trong danh sách.")},
            )  # fmt: skip


class UsualCutForm(CutForm):
    """Where no part is named the indicator's usual one is meant, and kept."""

    def clean_cut(self):
        return usual_cut(self.cleaned_data)


class UsualCut:
    """A register whose records keep the part that is meant: one that names none is known by it too."""

    form = UsualCutForm

    def find(self, rows, actor, columns=()):
        meant = [{**row, "cut": usual_cut(row)} for row in rows]
        return super().find(meant, actor, columns)


def usual_cut(row):
    """The part that a row of clean values speaks of."""
    indicator = row.get("indicator")
    return row.get("cut") or (indicator.default_cut if indicator else "")
