"""The migration steps of ADR 0015: history that was written before it gets its province, and triggers that
plan well for one row and for many.

All tables of an app, or of all apps, in one step that renders their models once; step by step it took a minute.
"""

from django.db.migrations.operations.base import Operation
from pgtrigger.compiler import Trigger, UpsertTriggerSql

from congdoan.orgs.past import PROVINCE, Past, carrying, planned, way_to_unit

# A line's record may be gone: history still says where it was kept.
_OF_RECORD = (
    "(SELECT unit_id FROM {record}event AS its WHERE its.pgh_obj_id = past.{column}"
    " ORDER BY its.pgh_id DESC LIMIT 1)"
)
_TABLE = """
ALTER TABLE {table} DROP CONSTRAINT {table}_pkey, ALTER pgh_id DROP IDENTITY,
    ALTER pgh_id TYPE bigint, ADD COLUMN province bigint NOT NULL DEFAULT 0;
CREATE SEQUENCE {table}_pgh_id_seq OWNED BY {table}.pgh_id;
SELECT setval('{table}_pgh_id_seq', max(pgh_id)) FROM {table} HAVING max(pgh_id) > 0;
ALTER TABLE {table} ALTER pgh_id SET DEFAULT nextval('{table}_pgh_id_seq');
"""
ROWS = "UPDATE {table} AS past SET province = {province};"
_KEY = "ALTER TABLE {table} ADD PRIMARY KEY (pgh_id, province);"
_DAY = "(past.pgh_created_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"


class CarryProvince(Operation):
    """Every history table of the app without a province gets it, in the table, in the trigger that writes
    it and, by the day on which each was written, in its rows."""

    reversible = False
    elidable = False

    def state_forwards(self, app_label, state):
        events = list(_without(app_label, state))
        for key in events:
            tracked, way = _tracked(state, key)
            options = state.models[tracked].options
            options["triggers"] = [_carried(one, way) for one in options["triggers"]]
            fields = state.models[key].fields
            for name in ("pgh_id", "province", "pk"):
                fields[name] = Past._meta.get_field(name).clone()
        if "apps" in state.__dict__:
            # Nobody points at history: no other model has to be rendered anew.
            state._reload(set(events))

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        events = list(_without(app_label, from_state))
        for _app, name in events:
            schema_editor.execute(_TABLE.format(table=f"{app_label}_{name}"))
        for key in events:
            _tracked_model, way = _tracked(from_state, key)
            if way:
                table = f"{app_label}_{key[1]}"
                schema_editor.execute(ROWS.format(table=table, province=province_then(way)))
        for _app, name in events:
            schema_editor.execute(_KEY.format(table=f"{app_label}_{name}"))
        for key in events:
            tracked, _way = _tracked(to_state, key)
            for one in to_state.models[tracked].options["triggers"]:
                if one not in from_state.models[tracked].options["triggers"]:
                    schema_editor.execute(one.install_sql, params=None)

    def describe(self):
        return "History carries the province of its rows"


class PlanHistory(Operation):
    """Every trigger that writes the history of an update, of whichever app, plans well for any number of
    rows. Those that do already stay, so that it may run before or after what other apps add."""

    reversible = False
    elidable = False

    def state_forwards(self, app_label, state):
        for _key, options, planned_ones in _looping(state):
            options["triggers"] = planned_ones

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for key, options, _planned in _looping(from_state):
            for one in to_state.models[key].options["triggers"]:
                if one not in options["triggers"]:
                    schema_editor.execute(one.install_sql, params=None)

    def describe(self):
        return "History is written by plans that hold for one row and for many"


def _looping(state):
    """(key, options, the triggers it should have) of the models with a trigger that plans a loop."""
    for key, model in state.models.items():
        stand = model.options.get("triggers", [])
        wanted = [_planned(one) for one in stand]
        if wanted != stand:
            yield key, model.options, wanted


def _planned(one):
    func = one.sql.kwargs["func"]
    return one if planned(func) == func else _with_body(one, planned(func))


def _without(app_label, state):
    """Keys of the app's history models that have no province yet."""
    for key, model in state.models.items():
        if key[0] == app_label and "pgh_obj" in model.fields and "province" not in model.fields:
            yield key


def _tracked(state, event):
    """(key, way to the unit) of the model whose history it is."""
    label = state.models[event].fields["pgh_obj"].remote_field.model.lower()
    key = tuple(label.split("."))
    return key, way_to_unit(state.models[key].fields)


def _carried(one, way):
    told = one.sql.kwargs
    if "_pgh_attached_context" not in told["func"]:
        return one
    row = "old_values" if "SELECT old_values.* FROM" in told["func"] else "new_values"
    return _with_body(one, carrying(told["func"], row, way))


def _with_body(one, func):
    return Trigger(name=one.name, sql=UpsertTriggerSql(**{**one.sql.kwargs, "func": func}))


def province_then(way):
    """SQL of the province of a row of history on the day when it was written."""
    column, record = way
    unit = _OF_RECORD.format(record=record.replace(".", "_"), column=column)
    return PROVINCE.format(unit=unit if record else f"past.{column}", day=_DAY)
