"""Work that a step entails, named before it can be imported: it needs registers that follow the declaring one."""

from functools import partial

from django.utils.module_loading import import_string


def later(name):
    """The function of that dotted name, looked up when the step is taken: `function(record, actor=actor)`."""
    return partial(_do, name)


def _do(name, record, *, actor):
    import_string(name)(record, actor=actor)


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
