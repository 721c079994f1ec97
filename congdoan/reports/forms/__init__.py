"""The forms of reports, one file each; a new one is added to the list below."""

from congdoan.reports.forms.half_grassroots import HALF_GRASSROOTS
from congdoan.reports.forms.yearly_grassroots import YEARLY_GRASSROOTS

FORMS = {form.code: form for form in (YEARLY_GRASSROOTS, HALF_GRASSROOTS)}
CHOICES = [(form.code, form.name) for form in FORMS.values()]
