"""Definitions of indicators changed by the office at the top: what is written must be able to count (SYS-02)."""

from difflib import get_close_matches

import pghistory
from django import forms
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.errors import Mistake
from congdoan.base.formula import parse
from congdoan.indicators.catalogue.indicator import VERSIONED
from congdoan.indicators.catalogue.loading import shipped
from congdoan.indicators.counting import sources
from congdoan.indicators.counting.measures_of_units import MEASURES
from congdoan.indicators.models import Indicator, Span
from congdoan.records.fields import DayFormField
from congdoan.records.register import REGISTERS
from congdoan.trail.jobs import start


class IndicatorForm(forms.ModelForm):
    """One definition. A new one takes a code of its own; targets that hang on an old one keep it."""

    cuts = forms.CharField(
        label=gettext_lazy("Tính riêng được theo"), required=False,
        help_text=gettext_lazy("Mã các phạm vi, cách nhau bằng dấu phẩy: state, nonstate."),
    )  # fmt: skip

    since = DayFormField(
        label=gettext_lazy("Thay đổi áp dụng từ ngày"), required=False,
        help_text=gettext_lazy("Chỉ ghi khi đổi công thức, loại số, chiều tốt hoặc cách có số. Kỳ kết thúc trước ngày "
                               "này và số đã chốt, đã báo cáo giữ cách tính và cách đánh giá cũ."),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("Lý do thay đổi"), required=False, max_length=300,
        help_text=gettext_lazy("Văn bản hoặc ý kiến chỉ đạo mà chỉ số đổi theo."),
    )  # fmt: skip

    class Meta:
        model = Indicator
        fields = (
            "code",
            "name",
            "name_en",
            "group",
            "kind",
            "unit",
            "direction",
            "compute",
            "formula",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"] = forms.ChoiceField(
            label=gettext_lazy("Nhóm"),
            choices=[(row["code"], row["name_vi"]) for row in shipped("groups")],
        )
        self.fields["formula"].help_text = _(
            "Tên số đo, số, + - * / và dấu ngoặc; opening(tên) là số đầu kỳ. Ví dụ: {example}"
        ).format(example="100 * members.on_roll / workplaces.workers")
        self.initial["cuts"] = ", ".join(self.instance.cuts)
        self.before = self.instance.as_written
        if self.instance.code:
            self.fields["code"].disabled = True
        else:
            del self.fields["since"], self.fields["reason"]

    def clean_code(self):
        code = self.cleaned_data["code"].strip().upper()
        if not code.startswith("IND-"):
            raise forms.ValidationError(_("Mã chỉ số bắt đầu bằng IND-, ví dụ IND-101."))
        return code

    def clean_formula(self):
        """Every name is a measure that a register has or that the catalogue foresees."""
        text = self.cleaned_data["formula"]
        try:
            formula = parse(text)
        except Mistake as mistake:
            raise forms.ValidationError(mistake.message)
        for name, _opening in sorted(formula.names):
            if not _is_measure(name):
                raise forms.ValidationError(_unknown(name))
        if not formula.names:
            raise forms.ValidationError(
                _("Công thức chưa nêu số đo nào; hãy ghi ít nhất một số đo.")
            )
        if formula.is_never_worked_out:
            raise forms.ValidationError(
                _("Công thức luôn chia cho 0 nên không bao giờ ra số; xem lại mẫu số.")
            )
        return text

    def clean(self):
        said = super().clean()
        cuts = [cut.strip() for cut in said.get("cuts", "").split(",") if cut.strip()]
        if "formula" in said:
            self._check_cuts(cuts, said["formula"])
        self.instance.cuts = cuts
        if self.changed:
            self._says_why(said)
        return said

    @property
    def changed(self):
        """The labels of what an indicator there is is worked out or judged by otherwise from now on."""
        if not self.fields["code"].disabled:
            return []
        said = {name: self.cleaned_data[name] for name in VERSIONED if name in self.cleaned_data}
        return [self.fields[name].label for name in said if self._is_other(name, said[name])]

    def _is_other(self, name, now):
        was = self.before[name]
        return parse(now) != parse(was) if name == "formula" else now != was

    def _says_why(self, said):
        what = {"what": ", ".join(map(str, self.changed))}
        if not said.get("reason", "").strip():
            self.add_error("reason", _("Đã đổi: %(what)s; ghi lý do đổi.") % what)
        if "since" in said and said["since"] is None:
            self.add_error("since", _("Đã đổi: %(what)s; ghi ngày bắt đầu áp dụng.") % what)

    def _check_cuts(self, cuts, formula):
        for cut in cuts:
            for name, _opening in sorted(parse(formula).names):
                if sources.known(name) and not sources.known(f"{name}.{cut}"):
                    self.add_error("cuts", _("Số đo %(name)s không tính riêng được theo «%(cut)s».")
                                   % {"name": name, "cut": cut})  # fmt: skip
                    return


def _is_measure(name):
    return sources.known(name) or name in {row["code"] for row in shipped("measures")}


def _unknown(name):
    codes = [one.code for one in MEASURES]
    codes += [one.code for register in REGISTERS.values() for one in register.measures]
    near = get_close_matches(name, codes, n=3)
    text = _("Không có số đo nào tên «%(name)s».") % {"name": name}
    return text + (" " + _("Có phải: %(near)s?") % {"near": ", ".join(near)} if near else "")


@transaction.atomic
def keep_definition(actor, *, form):
    """Write the definition; figures kept by the old one are forgotten and kept anew by a worker."""
    if form.changed:
        _add_version(actor, form)
    with pghistory.context(who=actor.label):
        indicator = form.save()
    if Span.objects.filter(frozen=False).exists():
        start("figures", "Tính lại số liệu sau thay đổi chỉ số", None, {})
    return indicator


def _add_version(actor, form):
    """What it was stays for periods before the day; who changed it and why is said beside."""
    one, said = form.instance, form.cleaned_data
    first = {"since": None, "reason": "", "by": "", "at": None}
    one.formulas = [
        *({**form.before, **former} for former in one.formulas or [first]),
        {**{name: said[name] for name in VERSIONED}, "since": said["since"].isoformat(),
         "reason": said["reason"].strip(), "by": actor.label, "at": timezone.now().isoformat()},
    ]  # fmt: skip
