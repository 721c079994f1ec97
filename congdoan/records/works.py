"""Work named before it can be imported: it needs registers that follow the declaring one."""

from functools import partial

from django.utils.module_loading import import_string


def later(name):
    """The function of that dotted name, looked up when it is called: what a step entails
    (`function(record, actor=actor)`), or what else a register does by one that needs registers after it."""
    return partial(_do, name)


def _do(name, /, *given, **named):
    return import_string(name)(*given, **named)


def missing(work):
    """The name that leads nowhere, or None."""
    if not (isinstance(work, partial) and work.func is _do):
        return None
    [name] = work.args
    try:
        import_string(name)
    except ImportError:
        return name
    return None
