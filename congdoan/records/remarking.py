"""What is worth saying of records that were written, beside that they were: no fault, and nothing refused.

Each app may have a `remarks.py` with `remarks(actor, register, keys)`: it looks at the records of those
keys before they are written and gives back a function of the keys that stand afterwards, which yields
sentences. New records have no key before, deleted ones none afterwards.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from congdoan.trail.hooks import offered

# What was said of the records that services wrote along with the one being saved; None outside of a save.
_heard = ContextVar("heard", default=None)


def watch(actor, register, keys=()):
    """Looks at the records that are about to change; what is given back tells of those written."""
    looks = [look(actor, register, list(keys)) for look in offered("remarks", "remarks")]

    def told(written):
        written = list(written)
        return [str(sentence) for tell in looks for sentence in tell(written)]

    return told


def doubts(form, record, actor):
    """Sentences of what looks odd in what a form was given, each after the name of its field."""
    [doubted] = record.register.doubted([{**form.cleaned_data, "pk": record.pk}], actor)
    return [f"{form.fields[name].label}: {sentence}" for name, sentence in doubted.items()]


@contextmanager
def along(actor, record):
    """While a record is saved. What its step entails in other registers (a transfer received ends one
    membership and begins another) is looked at as well, each sentence said once, in `record.heard`."""
    outer = _heard.get()
    if outer is not None:
        told = watch(actor, record.register, [record.pk] if record.pk else [])
        yield
        outer.extend(told([record.pk]))
        return
    token = _heard.set([])
    try:
        yield
        record.heard = list(dict.fromkeys(_heard.get()))
    finally:
        _heard.reset(token)
