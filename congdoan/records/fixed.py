"""What holds fast of a record once it was signed, numbered or received; and no day of it is ahead."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils import timezone
from django.utils.translation import gettext as _


def hold_fast(stood, record, names, sentence):
    """Raises `ValidationError` at the first of the fields that the record would change of what stands (None: nothing
    does)."""
    for name in names if stood is not None else ():
        if _plain(getattr(stood, name)) != _plain(getattr(record, name)):
            raise ValidationError({name: sentence})


def not_ahead(record, *names):
    """Raises `ValidationError` at the first of those days that is still to come: what was done was done by today."""
    for name in names:
        if (getattr(record, name) or dt.date.min) > timezone.localdate():
            label = record._meta.get_field(name).verbose_name
            raise ValidationError(
                {name: _("«%(day)s» chưa tới; ghi ngày thực tế.") % {"day": label}}
            )


def _plain(value):
    """A browser ends lines in two signs."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value


class LinesFormSet(BaseInlineFormSet):
    """The lines of a record, which change no more in the states their register names as `closed`."""

    closed = ()

    def __init__(self, *args, instance=None, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        status = getattr(instance, "register", None) and instance.register.status
        self.stood = getattr(instance, status, "") if instance and instance.pk else ""

    def clean(self):
        super().clean()
        if self.stood in self.closed and any(map(_changes, self.forms)):
            raise ValidationError(_("Đã ký nên các dòng ở mục này không đổi nữa."))


def _changes(form):
    said = getattr(form, "cleaned_data", {})
    return any(
        _plain(form.initial.get(name)) != _plain(said.get(name)) for name in form.changed_data
    )
