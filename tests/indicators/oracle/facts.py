"""Raw rows by table, and the tree of a day climbed from the dated places."""

from functools import cache, cached_property


class Facts:
    """Everything that stands now: `facts["members/memberships"]` are dicts as the table has them,
    `facts["cadres/courses.participants"]` the lines of a register's records."""

    def __init__(self):
        self._tables, self._by_pk, self.counted = {}, {}, {}

    def __getitem__(self, name):
        if name not in self._tables:
            self._tables[name] = list(_model(name)._base_manager.values())
        return self._tables[name]

    def one(self, name, pk):
        """The row with that number."""
        if name not in self._by_pk:
            self._by_pk[name] = {row["id"]: row for row in self[name]}
        return self._by_pk[name][pk]

    def lines(self, name):
        """(the record, the line) of every line of that name."""
        table = name.split(".")[0]
        return [(self.one(table, line["record_id"]), line) for line in self[name]]

    @cached_property
    def places(self):
        """{unit: [(from, up to, parent)]}"""
        found = {}
        for row in self["orgs/versions"]:
            span = (row["during"].lower, row["during"].upper, row["parent_id"])
            found.setdefault(row["unit_id"], []).append(span)
        return found

    def above(self, unit, day):
        """The unit and all above it on that day; nothing while it did not exist."""
        if self.one("orgs/units", unit)["founded"] > day:
            return []
        line = [unit]
        while (parent := self._parent(line[-1], day)) is not None:
            line.append(parent)
        return line

    def _parent(self, unit, day):
        for since, until, parent in self.places.get(unit, ()):
            if since <= day and (until is None or day < until):
                return parent
        return None


@cache
def _model(name):
    from congdoan.orgs.models import Unit, UnitVersion
    from congdoan.records.register import REGISTERS

    if name.startswith("orgs/"):
        return {"orgs/units": Unit, "orgs/versions": UnitVersion}[name]
    path, _dot, lines = name.partition(".")
    register = REGISTERS[path]
    return register.lines[lines].model if lines else register.model


def totals(facts, definition, period, tree, keep=lambda row: True):
    """{unit: number} of one definition at every node: each record is carried up from its own unit."""
    adding, found = definition.adds_up, {}
    for row, amount in definition.of(facts, period):
        if not keep(row):
            continue
        for node in facts.above(definition.unit(row), tree):
            if adding:
                found[node] = found.get(node, 0) + amount
            else:
                found.setdefault(node, set()).add(amount)
    numbers = found if adding else {node: len(values) for node, values in found.items()}
    return {node: number for node, number in numbers.items() if number}
