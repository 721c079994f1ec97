"""Tables that only grow: what happened, kept for good. Each row carries its province (ADR 0015).

Nothing is unique there without the province, nothing is enforced towards other tables and nothing fires:
plain SQL, so that a distributed PostgreSQL can take them by that column.
"""

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from django.utils import timezone
from pghistory import trigger
from pghistory.models import Event

from congdoan.orgs.models import UnitPath

# The one at the top where two provinces stand in line: a province that ended hangs under its heir.
PROVINCE = (
    "COALESCE((SELECT place.ancestor_id FROM orgs_unitpath AS place"
    " WHERE place.unit_id = {unit} AND place.provincial AND place.during @> {day}"
    " ORDER BY place.depth DESC LIMIT 1), 0)"
)


class Serial(models.BigIntegerField):
    """A number from a sequence of the table's own that need not be its key. No identity column: Citus
    takes those in part only."""

    def db_type(self, connection):
        return "bigserial"

    def cast_db_type(self, connection):
        return "bigint"


class AppendOnly(models.Model):
    """A row that is written once and stays. `province`: the unit at province level at or above the one
    that kept it, on the day of writing; 0 where there is none. It never changes, whatever merges later."""

    province = models.BigIntegerField(db_default=0, editable=False)

    class Meta:
        abstract = True


class Past(AppendOnly, Event):
    """One step in the history of a record, written by the triggers of its table."""

    pgh_id = Serial()
    # The number first: the newest steps of all provinces are read by it.
    pk = models.CompositePrimaryKey("pgh_id", "province")

    class Meta:
        abstract = True
        verbose_name_plural = "events"  # what a record calls them


def track(model, exclude=()):
    """History by triggers: insert, update and delete, whoever does it and however."""
    pghistory.track(
        Inserted(), Updated(), Deleted(), model_name=f"{model.__name__}Event", base_model=Past,
        exclude=list(exclude) or None, level=pgtrigger.Statement,
    )(model)  # fmt: skip
    return model


def way_to_unit(fields):
    """(column, label of the record whose line it is, or "") of a model's fields by name: how a row leads
    to the unit that keeps it. None: no unit keeps it."""
    if "record" in fields and fields["record"].is_relation:
        return "record_id", _target(fields["record"])
    pointing = [name for name, field in fields.items() if _target(field) == "orgs.unit"]
    if not pointing:
        return None
    return f"{'unit' if 'unit' in pointing else pointing[0]}_id", ""


def _target(field):
    found = field.remote_field and field.remote_field.model
    return (found if isinstance(found, str) else found._meta.label).lower() if found else ""


def carrying(func, row, way):
    """The body of a history trigger, so that it also writes the province of each row."""
    if way is None:
        return func
    column, record = way
    unit = f'{row}."{column}"'
    if record:
        unit = f'(SELECT unit_id FROM "{record.replace(".", "_")}" WHERE id = {unit})'
    head, told = func.split(") SELECT ", 1)
    values, rows = told.split(" FROM ( SELECT ", 1)
    province = PROVINCE.format(unit=unit, day="CURRENT_DATE")
    return f'{head}, "province") SELECT {values}, {province} FROM ( SELECT {rows}'


# Both halves of an UPDATE by the record's key. PostgreSQL plans a trigger once a session, for as many rows as
# its first statement had: for one row a loop, which is quadratic for thousands. A full join is never a loop;
# every row has its other half, so that it finds what a plain one finds.
_LOOPING, _HASHED = "old_values JOIN new_values", "old_values FULL JOIN new_values"


def planned(func):
    """The body of a history trigger, so that its plan is good for one row and for a hundred thousand."""
    return func.replace(_LOOPING, _HASHED)


class _Trigger(trigger.Event):
    def render_func(self, model):
        return planned(super().render_func(model))

    def get_func(self, model):
        fields = {field.name: field for field in model._meta.concrete_fields}
        row = f"{self.row.lower()}_values"
        return pgtrigger.Func(carrying(super().get_func(model).func, row, way_to_unit(fields)))


class _Carrying:
    def add_event_trigger(self, event_model):
        made = _Trigger(
            event_model=event_model, label=self.label, name=self.trigger_name, row=self.row,
            operation=self.operation, condition=self.condition, level=self.level,
        )  # fmt: skip
        pgtrigger.register(made)(event_model.pgh_tracked_model)


class Inserted(_Carrying, pghistory.InsertEvent):
    pass


class Updated(_Carrying, pghistory.UpdateEvent):
    pass


class Deleted(_Carrying, pghistory.DeleteEvent):
    pass


def append_only_tables():
    """Names of all tables declared so, in order."""
    return sorted(
        model._meta.db_table for model in apps.get_models() if issubclass(model, AppendOnly)
    )


def province_of(unit):
    """The province of what is written today at the unit with this key; 0 above provinces."""
    return provinces_above(unit).values_list("ancestor_id", flat=True).first() or 0


def provinces_above(unit):
    """Ways up from the unit with this key to those at province level, the one that stands today first."""
    above = UnitPath.objects.over(unit, timezone.localdate())
    return above.filter(provincial=True).order_by("-depth")
