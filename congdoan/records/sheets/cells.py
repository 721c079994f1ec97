"""One cell: what a sheet holds becomes what the form takes, a record's value becomes a cell."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from congdoan.base.communes import written
from congdoan.base.text import fold
from congdoan.records.fields import (
    CommuneFormField,
    DayFormField,
    NumberFormField,
    PickerField,
    WholeFormField,
)

YES = {"co", "x", "1", "true", "yes", "dung", "v", "✓"}
NO = {"", "khong", "0", "false", "no", "sai"}
# A sheet keeps 15 digits of a number; the rest of a long account number is gone for good.
SURE_DIGITS = 10**15
_BY_PK = re.compile(r"#(\d+)\b")


class Cells:
    """Turns cells into form data; names once found among many are kept."""

    def __init__(self, register, form):
        self.register, self.fields = register, form.fields
        self._known = {}

    def know(self, name, found):
        """Texts of a field that are known beforehand: {text: record}."""
        self._known.update({(name, text): record for text, record in found.items()})

    def take(self, name, cell):
        """(what the form takes, a note or ""). Raises ValidationError with the sentence."""
        field = self.fields[name]
        if isinstance(field, PickerField):
            return self._picked(name, field, str(cell)), ""
        if isinstance(field, forms.BooleanField):
            return _yes(cell), ""
        if getattr(field, "choices", None):
            return _choice(field, str(cell)), ""
        return self._plain(name, field, cell)

    def _plain(self, name, field, cell):
        number = isinstance(cell, int | float)
        if number and isinstance(field, DayFormField):
            return float(cell), ""
        if isinstance(field, WholeFormField):
            return _whole(cell), ""
        if isinstance(field, NumberFormField):
            return cell, ""
        whole = self._whole(name, cell)
        eaten = whole != str(cell)
        return whole, _("Đã thêm lại số 0 ở đầu mà bảng tính bỏ mất.") if eaten else ""

    def lacks_zeros(self, name, cells):
        """Whether one of the texts lacks what a spreadsheet ate before it was saved as text."""
        whole = self.register.zeros.get(name)
        return whole is not None and any(whole(cell) != cell for cell in cells)

    def _whole(self, name, cell):
        """A cell where a text is wanted: the zeros in front, which the sheet ate, come back."""
        number = not isinstance(cell, str)
        if number and abs(cell) >= SURE_DIGITS:
            raise ValidationError(
                _(
                    "Bảng tính đã làm tròn số dài hơn 15 chữ số; hãy định dạng cột là Văn bản "
                    "rồi gõ lại."
                )
            )
        if name in self.register.zeros:
            return self.register.zeros[name](cell)
        sample = str(self.register.example.get(name, ""))
        return str(cell).zfill(len(sample)) if number and _begins_with_zero(sample) else str(cell)

    def _picked(self, name, field, text):
        if not text:
            return None
        if (name, text) not in self._known:
            self._known[name, text] = self._find(field, text)
        return self._known[name, text]

    def _find(self, field, text):
        if by_pk := _BY_PK.match(text):
            found = field.queryset.filter(pk=int(by_pk[1])).first()
            if found:
                return found
        return field.by_words(text)


def _begins_with_zero(sample):
    return sample.isdecimal() and sample[0] == "0"


def _yes(cell):
    text = fold(str(cell))
    if text in YES:
        return True
    if text in NO:
        return False
    raise ValidationError(_("«%s»: hãy ghi Có hoặc Không.") % cell)


def _choice(field, text):
    if not text:
        return ""
    wanted = fold(text)
    for value, label in flat(field.choices):
        if wanted in (fold(str(label)), fold(str(value))):
            return value
    allowed = ", ".join(str(label) for value, label in flat(field.choices) if value)
    raise ValidationError(_("«%(text)s» không có trong các lựa chọn: %(allowed)s.")
                          % {"text": text, "allowed": allowed})  # fmt: skip


def flat(choices):
    """Pairs of value and label, groups opened."""
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label


def _whole(cell):
    """1810.5 must not be read as 1.810,5 with its dot dropped: 18105."""
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def out(field, value):
    """A form's value as a cell: codes for others, labels for choices, Có or Không, numbers, days."""
    if isinstance(field, PickerField):
        return _code(value)
    if isinstance(field, CommuneFormField):
        return written(value or "")
    if isinstance(field, forms.BooleanField):
        return _("Có") if value else _("Không")
    if isinstance(field, forms.ModelChoiceField):  # its choices are a query: never one a row
        return "" if value is None else str(value)
    if getattr(field, "choices", None):
        return str(dict(flat(field.choices)).get(value, value or ""))
    return "" if value is None else value


def _code(record):
    if record is None:
        return ""
    code = getattr(record, "code", "")
    return code or f"#{record.pk} {record}"
