"""Fields as officers type them: days in many spellings, đồng with dots, others found by code or name."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base import communes, dates
from congdoan.base.errors import Mistake
from congdoan.base.text import exact, fold, money, number, one_line, unmarked
from congdoan.base.written_communes import recognised

# So many texts are cheaper looked up one by one.
FEW = 20


class AmountField(models.BigIntegerField):
    """Money in whole đồng."""


class CommuneField(models.CharField):
    """The code of a commune. As wide as the texts of before there were codes: history keeps them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 120, **kwargs})

    def formfield(self, **options):
        return super().formfield(form_class=CommuneFormField, **options)


class DayInput(forms.DateInput):
    """Shows 14/3/2025 and takes what `DayFormField` takes."""

    def format_value(self, value):
        return dates.show(value) if hasattr(value, "year") else value


class DayFormField(forms.DateField):
    """A day written 5/3, 5.3.25, 2025-03-05 or «hôm nay»."""

    widget = DayInput

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, int | float):
            return _told(dates.from_serial, value)
        if not isinstance(value, str):
            return super().to_python(value)
        return _told(dates.parse, value, timezone.localdate())


class WholeInput(forms.TextInput):
    """1810 is shown as 1.810."""

    input_type = "text"

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "numeric", "class": "num", **(attrs or {})})

    def format_value(self, value):
        return number(value) if isinstance(value, int) else value


class WholeFormField(forms.IntegerField):
    """A whole number with or without dots: 1810, 1.810, 136.225.000 đ."""

    widget = WholeInput
    default_error_messages = {"invalid": _("Ghi số nguyên, ví dụ 1.810.")}

    def to_python(self, value):
        if isinstance(value, str):
            value = unmarked(value)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return super().to_python(value)


class NumberInput(WholeInput):
    """Every digit with Vietnamese marks: 0,3333."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", **(attrs or {})})

    def format_value(self, value):
        return exact(value) if isinstance(value, int | float | Decimal) else value


class NumberFormField(forms.DecimalField):
    """A number with or without marks: 0,3333, 0.3333, 1.810, 2.340.000."""

    widget = NumberInput
    default_error_messages = {"invalid": _("Ghi một số, ví dụ 1.810 hoặc 0,5.")}

    def to_python(self, value):
        if isinstance(value, str):
            value = unmarked(value)
        return super().to_python(value)

    def widget_attrs(self, widget):
        return {}  # not a browser's number field, which takes no marks


class PickerInput(forms.Select):
    """Search as you type among many; without script the code may be typed."""

    template_name = "widgets/picker.html"

    def __init__(self, source, attrs=None):
        super().__init__(attrs)
        self.source = source
        # Where to ask, when it is not the plain list of the source.
        self.url = None
        # {value: its name} of what need not be asked for.
        self.known = {}

    def format_value(self, value):
        """One value, where a select would hold a list of them."""
        return None if value in (None, "") else str(value)

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"].update(source=self.source, url=self.url, label=self._label(value))
        return context

    def _label(self, value):
        if value in (None, ""):
            return ""
        if str(value) in self.known:
            return self.known[str(value)]
        try:
            return str(self.choices.field.to_python(value) or "")
        except ValidationError:
            return str(value)


class CommuneInput(PickerInput):
    """Offers the communes of where one stands; what was typed may be posted as it is."""

    def __init__(self, attrs=None):
        super().__init__("communes", attrs)

    def _label(self, value):
        return communes.written(value or "")


class CommuneFormField(forms.CharField):
    """A commune as people write it. Which is meant may depend on the unit that keeps the record: the form asks
    `coded` once it knows that."""

    widget = CommuneInput
    told = staticmethod(communes.written)

    def to_python(self, value):
        return one_line(super().to_python(value))

    def coded(self, text, province):
        return _told(recognised, text, province)


class PickerField(forms.ModelChoiceField):
    """One of many: by number, else by code or by its whole name, accents ignored."""

    default_error_messages = {
        "unknown": _("Không tìm thấy «%(value)s» trong phạm vi của bạn; gõ lại tên hoặc mã."),
        "several": _("Có nhiều mục tên «%(value)s»; hãy ghi mã."),
    }

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, self.queryset.model):
            return value or None
        text = str(value).strip()
        found = self._by_number(text)
        return found[0] if found else self.by_words(text)

    def by_words(self, text):
        """The one of that code or whole name; never by number: a code may be made of digits."""
        found = self._by_code(text) or self._by_name(text)
        if not found:
            raise ValidationError(self._why_not(text), "unknown", {"value": text})
        if len(found) > 1:
            raise ValidationError(self.error_messages["several"], "several", {"value": text})
        return found[0]

    def fetch(self, texts):
        """{text: record} of those texts that are codes, asked for at once."""
        if len(texts) < FEW or not self._has("code"):
            return {}
        return {one.code: one for one in self.queryset.filter(code__in=texts)}

    def _why_not(self, text):
        """A unit that has ended is named with the one that carries it on."""
        ended = getattr(self, "ended", None)
        unit = ended.filter(code__iexact=text).first() if ended is not None else None
        if unit is None:
            return self.error_messages["unknown"]
        heirs = ", ".join(
            step.successor.name for step in unit.successors.select_related("successor")
        )
        said = {"unit": unit.name, "day": dates.show(unit.closed), "heirs": heirs or "–"}
        return _("%(unit)s đã kết thúc ngày %(day)s; ghi vào đơn vị tiếp nhận: %(heirs)s.") % said

    def _by_number(self, text):
        is_number = text.isdecimal() and len(text) < 12
        return list(self.queryset.filter(pk=int(text))) if is_number else []

    def _by_code(self, text):
        return list(self.queryset.filter(code__iexact=text)[:2]) if self._has("code") else []

    def _by_name(self, text):
        if not self._has("folded"):
            return []
        near = self.queryset.filter(folded__contains=fold(text))[:20]
        exact = [one for one in near if fold(text) in (fold(str(one)), fold(one.name))]
        return exact[:2]

    def _has(self, name):
        return any(field.name == name for field in self.queryset.model._meta.fields)


def _told(function, *args):
    """Call it; a mistake becomes the form's own kind of error."""
    try:
        return function(*args)
    except Mistake as mistake:
        raise ValidationError(mistake.message)


def form_field(field, **options):
    """The form field for a model field: Django's own but for days, numbers and relations."""
    options = {**_said_of(field), **options}
    if field.choices:
        return field.formfield(**options)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return field.formfield(form_class=DayFormField, widget=DayInput, **options)
    if isinstance(field, models.IntegerField | models.BigIntegerField):
        return field.formfield(form_class=WholeFormField, widget=WholeInput, **options)
    if isinstance(field, models.DecimalField):
        return field.formfield(form_class=NumberFormField, widget=NumberInput, **options)
    if isinstance(field, models.TextField):
        return field.formfield(widget=forms.Textarea({"rows": 3}), **options)
    return field.formfield(**options)


def shown(field, value):
    """A value as papers print it."""
    if value is None or value == "":
        return "–"
    if isinstance(field, AmountField):
        return money(value)
    if isinstance(field, CommuneField):
        return communes.named(value)
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, int | Decimal):
        return str(value) if field.name == "year" else number(value)
    return dates.show(value) if hasattr(value, "year") and not hasattr(value, "hour") else value


def _said_of(field):
    """What is said of a year or an address that cannot be read: 1.810 is no example of either."""
    if field.name == "year":
        return {"error_messages": {"invalid": _("Ghi năm bằng bốn chữ số, ví dụ 2026.")}}
    if any(isinstance(one, URLValidator) for one in field.validators):
        return {"error_messages": {"invalid": _("Ghi địa chỉ đầy đủ, bắt đầu bằng https://.")}}
    return {}
