"""The forms of reports, one file each; a new one is added to the list below."""

from congdoan.reports.forms.half_grassroots import HALF_GRASSROOTS
from congdoan.reports.forms.half_province import HALF_PROVINCE
from congdoan.reports.forms.half_upper import HALF_UPPER
from congdoan.reports.forms.yearly_grassroots import YEARLY_GRASSROOTS
from congdoan.reports.forms.yearly_province import YEARLY_PROVINCE
from congdoan.reports.forms.yearly_upper import YEARLY_UPPER

_ALL = (
    YEARLY_GRASSROOTS,
    HALF_GRASSROOTS,
    HALF_UPPER,
    YEARLY_UPPER,
    HALF_PROVINCE,
    YEARLY_PROVINCE,
)
FORMS = {form.code: form for form in _ALL}
CHOICES = [(form.code, form.name) for form in FORMS.values()]
