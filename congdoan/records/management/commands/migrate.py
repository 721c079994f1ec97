"""`migrate`, without building all models anew for every trigger that is added or taken away.

Each register brings six triggers, and every model leads to the units: rendering them all six times a
register was two fifths of the time that an empty database took. What a later step sees of a model does not
include its triggers. To leave: remove this file.
"""

from contextlib import contextmanager

from django.core.management.commands import migrate
from pgtrigger.migrations import AddTrigger, RemoveTrigger


class Command(migrate.Command):
    def handle(self, *args, **options):
        with triggers_aside():
            super().handle(*args, **options)


@contextmanager
def triggers_aside():
    """While it lasts, a trigger changes what is known of a model and nothing that is rendered."""
    before = {step: step.state_forwards for step in (AddTrigger, RemoveTrigger)}
    try:
        for step, forwards in before.items():
            step.state_forwards = _aside(forwards)
        yield
    finally:
        for step, forwards in before.items():
            step.state_forwards = forwards


def _aside(forwards):
    def state_forwards(self, app_label, state):
        rendered = state.__dict__.pop("apps", None)
        forwards(self, app_label, state)
        if rendered is not None:
            state.__dict__["apps"] = rendered

    return state_forwards
