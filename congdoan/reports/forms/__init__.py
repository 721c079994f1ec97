"""The forms of reports, one file each; a new one is added to the list below."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.forms.yearly_grassroots import YEARLY_GRASSROOTS

FORMS = {form.code: form for form in (YEARLY_GRASSROOTS,)}
CHOICES = [(form.code, form.name) for form in FORMS.values()]
WHOLE_YEAR = _("Mẫu này lập cho trọn một năm dương lịch, ví dụ kỳ 2025.")
