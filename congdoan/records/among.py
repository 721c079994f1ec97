"""`field__among`: one of many thousand values, passed as one array instead of as many parameters."""

from django.db.models import Field, Lookup


@Field.register_lookup
class Among(Lookup):
    """As `in`, for any number of plain values (no subquery, no NULL)."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        left, given = self.process_lhs(compiler, connection)
        field = self.lhs.output_field
        values = [field.get_db_prep_value(one, connection, prepared=False) for one in self.rhs]
        return f"{left} = ANY(%s::{field.rel_db_type(connection)}[])", [*given, values]
