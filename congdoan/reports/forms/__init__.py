"""The forms of reports, one file each; a new one is added to the list below."""

from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.orgs.kinds import BASE, NATION, PROVINCE, UPPER
from congdoan.reports.forms.half_grassroots import HALF_GRASSROOTS
from congdoan.reports.forms.half_nation import HALF_NATION
from congdoan.reports.forms.half_province import HALF_PROVINCE
from congdoan.reports.forms.half_upper import HALF_UPPER
from congdoan.reports.forms.yearly_grassroots import YEARLY_GRASSROOTS
from congdoan.reports.forms.yearly_nation import YEARLY_NATION
from congdoan.reports.forms.yearly_province import YEARLY_PROVINCE
from congdoan.reports.forms.yearly_upper import YEARLY_UPPER

_ALL = (
    YEARLY_GRASSROOTS,
    HALF_GRASSROOTS,
    HALF_UPPER,
    YEARLY_UPPER,
    HALF_PROVINCE,
    YEARLY_PROVINCE,
    HALF_NATION,
    YEARLY_NATION,
)
_LEVELS = (BASE, UPPER, PROVINCE, NATION)
FORMS = {form.code: form for form in _ALL}
CHOICES = [(form.code, form.name) for form in FORMS.values()]


def forms_of(unit):
    """The forms that a unit of its kind fills in."""
    return [form for form in FORMS.values() if unit.kind in form.level]


def forms_below(unit):
    """The forms that the levels below a unit of its kind fill in."""
    place = next((at for at, kinds in enumerate(_LEVELS) if unit.kind in kinds), 0)
    return [form for form in FORMS.values() if form.level in _LEVELS[:place]]


def told_by(unit, example):
    """The example of a register about a year's report, with the form that the unit (None: any) fills in."""
    year = Period.year(int(example["period_end"][:4]))
    own = [form.code for form in (forms_of(unit) if unit else ()) if form.takes(year)]
    return example | {"form": own[0] if own else example["form"]}


def unsuited(form, unit):
    """The `Mistake` of a unit that fills in a form made for another level, or None."""
    if unit.kind in form.level:
        return None
    gaps = {
        "form": form.name,
        "unit": unit,
        "own": "; ".join(f"«{one.name}»" for one in forms_of(unit)),
    }
    if not gaps["own"]:
        return Mistake(_("{unit} không lập báo cáo riêng; công đoàn cấp trên của đơn vị báo cáo thay. Đứng ở công đoàn "
                         "đó rồi lập."), field="form", **gaps)  # fmt: skip
    return Mistake(
        _("Mẫu «{form}» không dành cho {unit}. Chọn một mẫu của đơn vị: {own}."),
        field="form", **gaps,
    )  # fmt: skip
