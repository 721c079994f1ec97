"""The forms of a reorganisation: the draft, whom to ask, what one says, the review."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import show
from congdoan.orgs.models import Opinion, Unit
from congdoan.records.fields import DayFormField, PickerField, PickerInput
from congdoan.web.units import consent


class ProjectForm(forms.Form):
    """A draft: the decision it will be, and the sheet of its steps."""

    name = forms.CharField(label=gettext_lazy("Tên đề án"), max_length=250)
    number = forms.CharField(label=gettext_lazy("Số quyết định"), max_length=60)
    decided_on = DayFormField(label=gettext_lazy("Ngày quyết định"))
    effective = DayFormField(label=gettext_lazy("Ngày hiệu lực"))
    file = forms.FileField(
        label=gettext_lazy("Bảng các việc"), help_text=gettext_lazy("xlsx, xls, ods hoặc csv."),
    )  # fmt: skip


class AskForm(forms.Form):
    """Which units are asked, until when."""

    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Đơn vị được hỏi"), queryset=Unit.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    other = PickerField(
        label=gettext_lazy("Đơn vị khác"), queryset=Unit.objects.none(), required=False,
        widget=PickerInput("units"),
    )  # fmt: skip
    until = DayFormField(label=gettext_lazy("Hạn góp ý"))

    def __init__(self, *args, project, actor, **kwargs):
        super().__init__(*args, **kwargs)
        asked = set(project.opinions.values_list("unit", flat=True))
        offered = [one for one in consent.concerned(project) if one.pk not in asked]
        self.fields["units"].queryset = Unit.objects.filter(pk__in=[one.pk for one in offered])
        self.fields["units"].choices = [(one.pk, str(one)) for one in offered]
        self.fields["units"].initial = [one.pk for one in consent.likely(offered)]
        if not offered:
            del self.fields["units"]
        self.fields["other"].queryset = actor.units("manage", "orgs").lasting(actor.day)

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until < timezone.localdate():
            raise forms.ValidationError(_("Hạn góp ý đã qua: ghi một ngày từ hôm nay trở đi."))
        return until

    def clean(self):
        said = super().clean()
        if not self.errors and not self.asked:
            raise forms.ValidationError(_("Chọn ít nhất một đơn vị để hỏi."))
        return said

    @property
    def asked(self):
        other = self.cleaned_data.get("other")
        return [*self.cleaned_data.get("units", ()), *([other] if other else [])]


class AnswerForm(forms.Form):
    """What an asked unit says."""

    stand = forms.ChoiceField(
        label=gettext_lazy("Ý kiến"), choices=Opinion.Stand.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("Nội dung góp ý"), required=False, widget=forms.Textarea({"rows": 3})
    )

    def clean(self):
        said = super().clean()
        if said.get("stand") not in (None, Opinion.Stand.AGREES) and not said.get("text"):
            self.add_error("text", _("Ghi rõ đề nghị sửa gì, hoặc vì sao không đồng ý."))
        return said


class ReviewForm(forms.Form):
    """The review of what was done."""

    reviewed_on = DayFormField(label=gettext_lazy("Ngày tổng kết"))
    results = forms.CharField(
        label=gettext_lazy("Kết quả đạt được"), widget=forms.Textarea({"rows": 4})
    )
    lessons = forms.CharField(
        label=gettext_lazy("Hạn chế, bài học"), widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, **kwargs)
        self.project = project

    def clean_reviewed_on(self):
        day = self.cleaned_data["reviewed_on"]
        if not self.project.effective <= day <= timezone.localdate():
            sentence = _("Ghi một ngày từ %(day)s, ngày đề án có hiệu lực, đến hôm nay.")
            raise forms.ValidationError(sentence % {"day": show(self.project.effective)})
        return day
