"""The one row filter: a queryset that refuses to run until someone said for whom.

The mark travels with the queryset, not in a context variable: a job or a shell is held to it too,
and a reader of the code sees the scope where it is used.
"""

from django.db import models


class ScopeMissing(RuntimeError):
    """A queryset of records was run without `visible_to` or `across_units`."""


def within(model, units):
    """Rows kept by one of the units; a model of `scope_paths` is seen from each of them."""
    paths = getattr(model, "scope_paths", None) or (model.scope_path,)
    found = models.Q()
    for path in paths:
        found |= models.Q(**{f"{path}__in": units})
    return found


def seen(model, units):
    """Rows read at one of the units: those it keeps, and those of which a line names it."""
    return within(model, units) | named(model, units)


def named(model, units):
    """Rows with a line (`read_by`) that names one of the units: read there, and no more than that."""
    if not getattr(model, "read_by", ""):
        return models.Q()
    lines = model._meta.get_field(model.read_by).related_model.objects.filter(unit__in=units)
    return models.Q(pk__in=lines.values("record"))


def reach(model, actor, action, below=None):
    """What the actor may do this with: all at and below the units of his grants, but of what is
    `confidential` only what is kept by those very units."""
    closed = getattr(model, "confidential", False)
    own = within(model, actor.held_at(action, model.area)) if closed else models.Q()
    if closed is True:
        return own
    found = within(model, actor.unit_ids(action, model.area, below))
    return found & (~closed | own) if closed else found


class ScopedQuerySet(models.QuerySet):
    """Closed until asked: every way to the database checks the mark."""

    scope = None

    def visible_to(self, actor, action="view", below=None):
        """Rows the actor may `count`, `view`, `edit` or `manage`, at the units of his grants and below.

        With `below` only those of that unit and under it: one question to the tree instead of two.
        """
        marked, model = self._marked(f"{actor.label}/{action}"), self.model
        found = reach(model, actor, action, below)
        if action == "view" and getattr(model, "read_by", ""):
            closed = getattr(model, "confidential", False)
            told = named(model, actor.unit_ids(action, model.area, below))
            found |= told & ~closed if closed else told
            if closed:  # read at the very units named
                found |= named(model, actor.held_at(action, model.area))
        return marked.filter(found)

    def across_units(self, why):
        """All rows, for the reason given: derivations that no person reads row by row."""
        if not why:
            raise ScopeMissing("across_units needs a reason")
        return self._marked(why)

    def _marked(self, scope):
        marked = self._chain()
        marked.scope = scope
        return marked

    def _clone(self):
        clone = super()._clone()
        clone.scope = self.scope
        return clone

    def _ask(self):
        if self.scope is None:
            name = self.model.__name__
            raise ScopeMissing(f"{name}.objects was run without visible_to() or across_units()")

    def _fetch_all(self):
        self._ask()
        super()._fetch_all()

    def _combinator_query(self, *args, **kwargs):
        self._ask()
        return super()._combinator_query(*args, **kwargs)


def _guard(name):
    plain = getattr(models.QuerySet, name)

    def asked(self, *args, **kwargs):
        self._ask()
        return plain(self, *args, **kwargs)

    asked.__name__ = name
    return asked


for _name in ("iterator", "count", "exists", "contains", "aggregate", "update", "delete", "explain",
              "__or__", "__and__"):  # fmt: skip
    setattr(ScopedQuerySet, _name, _guard(_name))
