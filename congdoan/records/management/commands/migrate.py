"""`migrate`, rendering of the models' past no more than a step looks at.

Django renders all models before the first step and, at every step, all those anew that lead to each
other. Here every model leads to the units, so each of 1.300 steps rendered half of everything: nine
tenths of the time that an empty database took. A step asks for one model; it gets that one, all it
leads to and what leads to it. To leave: remove this file.
"""

from contextlib import contextmanager

from django.core.management.commands import migrate
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython
from django.db.migrations.state import ProjectState, StateApps
from django.db.migrations.utils import resolve_relation

WHOLE = ProjectState.apps
KEPT = 32  # parts rendered last


class Command(migrate.Command):
    def handle(self, *args, **options):
        with forwards_in_parts():
            super().handle(*args, **options)


@contextmanager
def forwards_in_parts():
    """While it lasts, steps forwards see parts; going back is left as Django has it."""
    forwards, code = MigrationExecutor._migrate_all_forwards, RunPython.database_forwards

    def in_parts(executor, state, *args, **options):
        state.__dict__.pop("apps", None)
        kept = {}
        with instead(ProjectState, "apps", property(lambda state: Parts(state, kept))):
            return forwards(executor, state, *args, **options)

    def with_all(*args, **options):
        """What is written in Python may look at many models, and they must know each other."""
        with instead(ProjectState, "apps", WHOLE):
            code(*args, **options)

    with (
        instead(MigrationExecutor, "_migrate_all_forwards", in_parts),
        instead(RunPython, "database_forwards", with_all),
    ):
        yield


@contextmanager
def instead(owner, name, value):
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


class Parts:
    """The models of a state, each rendered when it is asked for, and once for all steps that leave what it
    needs as it was: triggers and indexes come by the hundred and change no column."""

    def __init__(self, state, kept):
        self.state, self.kept = state, kept

    def get_model(self, label, name):
        """LookupError where the state has no such model."""
        part = self._part((label, name.lower()))
        said = frozenset((key, _said(model)) for key, model in part.items())
        if said not in self.kept:
            if len(self.kept) >= KEPT:
                self.kept.pop(next(iter(self.kept)))
            # With the states it was rendered from: what is said of them are the places of their fields.
            self.kept[said] = StateApps(self.state.real_apps, part), part
        return self.kept[said][0].get_model(label, name.lower())

    def _part(self, key):
        """All that is rendered with a model."""
        models, part = self.state.models, {}
        found = {other for other, one in models.items() if other == key or key in _leads_to(one)}
        while found:
            part |= {one: models[one] for one in found}
            found = {
                to for one in found for to in _leads_to(models[one])
            } & models.keys() - part.keys()
        return part


def _said(model):
    """What makes two states of a model one: a changed field or option is another object. Nobody asks a
    rendered model for its triggers."""
    options = {name: value for name, value in model.options.items() if name != "triggers"}
    return (*_places(model.fields), *_places(options), *map(id, model.managers), model.bases)


def _places(named):
    return [(name, id(value)) for name, value in named.items()]


def _leads_to(model):
    """Keys of the models that a rendered one needs: its bases, what it points at and through what."""
    named = [base for base in model.bases if isinstance(base, str)]
    for field in model.fields.values():
        if field.is_relation:
            named += [field.remote_field.model, getattr(field.remote_field, "through", None)]
    return {resolve_relation(one, model.app_label, model.name_lower) for one in named if one}
