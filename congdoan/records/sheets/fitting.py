"""Which registers' sheets are judged by columns."""

from django.db import models

from congdoan.records import conditions
from congdoan.records.derive import RecordForm, form_class
from congdoan.records.fields import CommuneField


def fits(register):
    """Whether everything the register's form judges is known here too."""
    form, model = form_class(register), register.model
    plain = (
        not register.asks_to_complete
        and not register.takes
        and form.clean is RecordForm.clean
        and form._post_clean is RecordForm._post_clean
        and form._narrow is RecordForm._narrow
        and not any(name.startswith("clean_") for name in dir(form))
        and model.clean is models.Model.clean
        # A commune is read by the unit of its row.
        and not any(isinstance(field, CommuneField) for field in model._meta.fields)
    )
    return plain and all(_known(one) for one in model._meta.constraints)


def _known(constraint):
    if isinstance(constraint, models.CheckConstraint):
        return conditions.can_judge(constraint.condition)
    return isinstance(constraint, models.UniqueConstraint) and bool(constraint.fields)
