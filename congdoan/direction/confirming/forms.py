"""Forms of one find: what a person may put right about a target, a task, a basis and so on."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.direction.confirming.cuts import cut_of, threshold_in
from congdoan.direction.confirming.spans import last_day
from congdoan.direction.registers.reading import Finding
from congdoan.indicators.catalogue.indicator import Indicator, cut_choices
from congdoan.indicators.registers.target import Target
from congdoan.records.fields import DayFormField, NumberFormField, WholeFormField


def _text(label, required=True, rows=2, limit=2000):
    return forms.CharField(
        label=label, required=required, max_length=limit, widget=forms.Textarea({"rows": rows})
    )


def _line(label, required=False, limit=300):
    return forms.CharField(label=label, required=required, max_length=limit)


class FindingForm(forms.Form):
    """A form over `said`; `value()` is what goes into the find's JSON."""

    def __init__(self, *args, finding, **kwargs):
        self.finding = finding
        kwargs["initial"] = {**finding.said, "part_of": finding.whole, **kwargs.get("initial", {})}
        kwargs["prefix"] = f"f{finding.pk}"
        super().__init__(*args, **kwargs)

    def value(self):
        """What was put right; a reason given elsewhere for a lower level stays."""
        kept = {name: self.finding.said[name] for name in ("reason",) if name in self.finding.said}
        return kept | {name: _kept(value) for name, value in self.cleaned_data.items()}


def _kept(value):
    """As JSON keeps it: a day in writing, a number as the reading of documents gives it."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


class TargetForm(FindingForm):
    quote = _text(_("Câu trong văn bản"), rows=3)
    indicator = forms.ChoiceField(label=_("Chỉ số"))
    cut = forms.ChoiceField(label=_("Phạm vi tính"), required=False)
    threshold = WholeFormField(label=_("Tính từ ngưỡng"), required=False, min_value=1)
    comparator = forms.ChoiceField(label=_("So sánh"), choices=Target.Comparator.choices)
    value = NumberFormField(label=_("Giá trị"), required=False)
    value_max = NumberFormField(label=_("Đến mức"), required=False)
    start = DayFormField(label=_("Từ ngày"), required=False)
    end = DayFormField(label=_("Đến ngày"), required=False)
    per_year = forms.BooleanField(label=_("Tính từng năm"), required=False)
    part_of = forms.TypedChoiceField(
        label=_("Trong đó, thuộc chỉ tiêu"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {one.code: one for one in Indicator.objects.all()}
        self.fields["indicator"].choices = self._indicators()
        self.fields["cut"].choices = cut_choices()
        self.fields["part_of"].choices = [("", "–"), *self._wholes()]

    def _wholes(self):
        """Targets of the same document that are no part of this one."""
        others = self.finding.record.findings.filter(kind="target").exclude(pk=self.finding.pk)
        return [(one.pk, str(one)) for one in others if one.whole != self.finding.pk]

    def _indicators(self):
        """The suggested ones first, then the whole catalogue."""
        first = [code for code, _score in self.finding.suggestions if code in self.known]
        rest = [code for code in self.known if code not in first]
        return [
            (_("Gợi ý"), [(code, str(self.known[code])) for code in first]),
            (_("Danh mục"), [(code, str(self.known[code])) for code in rest]),
        ]

    def clean(self):
        said = super().clean()
        indicator = self.known.get(said.get("indicator"))
        if indicator and said.get("cut") and said["cut"] not in indicator.cuts:
            self.add_error(
                "cut", _("Chỉ số này không tính được theo phạm vi đó; hãy chọn phạm vi khác.")
            )
        if indicator and said.get("threshold") and not indicator.threshold:
            self.add_error("threshold", _("Chỉ số này không tính từ ngưỡng nào; hãy để trống."))
        self._how_much(said)
        if said.get("start") and said.get("end") and said["end"] < said["start"]:
            self.add_error("end", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return said

    def _how_much(self, said):
        low, high = said.get("value"), said.get("value_max")
        if low is None and said.get("comparator") not in ("track", "increase", "minimise"):
            self.add_error("value", _("Ghi mức phải đạt, ví dụ 3.000 hoặc 92,5."))
        if said.get("comparator") == "between" and not (low is not None and high and high > low):
            self.add_error("value_max", _("Ghi mức trên, lớn hơn mức dưới."))


class FigureForm(FindingForm):
    quote = _text(_("Câu trong văn bản"), rows=3)
    value = NumberFormField(label=_("Giá trị"))
    unit = _line(_("Đơn vị tính"), limit=60)


class TaskForm(FindingForm):
    quote = _text(_("Việc phải làm"), rows=3)
    responsible = _line(_("Chủ trì"), required=True)
    cooperating = _line(_("Phối hợp"))
    deadline = DayFormField(label=_("Thời hạn"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # «thường xuyên» is no day: the field stays empty and the words stay in the sentence.
        self.initial["deadline"] = last_day(self.initial.get("deadline"))


class BaseForm(FindingForm):
    type = _line(_("Loại văn bản"))
    number = _line(_("Số văn bản"))
    date = DayFormField(label=_("Ngày"), required=False)
    issuer = _line(_("Nơi ban hành"))
    about = _text(_("Về việc"), required=False)


class RecipientForm(FindingForm):
    name = _line(_("Nơi nhận"), required=True)


class MetaForm(FindingForm):
    value = _text(_("Nội dung"))

    def clean(self):
        return {**super().clean(), "field": self.finding.data.get("field")}


class OutlineForm(FindingForm):
    label = _line(_("Số mục"), limit=40)
    heading = _text(_("Tên mục"))


_FORMS = {
    Finding.Kind.TARGET: TargetForm,
    Finding.Kind.NORM: FigureForm,
    Finding.Kind.RESULT: FigureForm,
    Finding.Kind.TASK: TaskForm,
    Finding.Kind.BASE: BaseForm,
    Finding.Kind.CITATION: BaseForm,
    Finding.Kind.RECIPIENT: RecipientForm,
    Finding.Kind.META: MetaForm,
    Finding.Kind.OUTLINE: OutlineForm,
}


def form_of(finding, data=None):
    """The form that puts this find right."""
    return _FORMS[finding.kind](data, finding=finding)


def chosen_indicator(finding, code):
    """`value` of a target whose indicator was picked among the suggestions, or None when unchanged.

    A cut or threshold that the other indicator cannot be asked for is dropped. Raises `ValidationError`.
    """
    if not code or code == finding.said.get("indicator"):
        return None
    indicator = Indicator.objects.filter(pk=code).first()
    if indicator is None:
        raise ValidationError(_("Không có chỉ số này trong danh mục."))
    cut = cut_of(finding.said.get("population"), indicator.cuts)
    threshold = threshold_in(finding.said.get("conditions") or (), indicator.threshold)
    return {**(finding.value or {}), "indicator": code, "cut": cut, "threshold": threshold}
