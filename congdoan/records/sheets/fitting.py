"""Which registers' sheets are judged by columns."""

from django.db import models

from congdoan.records import conditions
from congdoan.records.derive import RecordForm, form_class
from congdoan.records.fields import CommuneField
from congdoan.records.record import Record


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
        # What a record is judged by once it stands, and carries on, is asked by `save` alone.
        and model.settle is Record.settle
        # A commune is read by the unit of its row.
        and not any(isinstance(field, CommuneField) for field in model._meta.fields)
    )
    return plain and all(_known(one) for one in model._meta.constraints)


def entails(judge):
    """Whether new rows of that sheet may stand at a step that has effects: `save` alone does them."""
    register, named = judge.register, {name for _place, name in judge.columns} | {*judge.default}
    if not register.effects:
        return False
    first = register.model._meta.get_field(register.status).default
    return register.status in named or first in register.effects


def _known(constraint):
    if isinstance(constraint, models.CheckConstraint):
        return conditions.can_judge(constraint.condition)
    return isinstance(constraint, models.UniqueConstraint) and bool(constraint.fields)
