"""Running codes such as DV-000001, drawn from the table's own sequence so that two clerks differ."""

from django.db import connection


def next_code(model, prefix):
    """(number, code) of the model's next row; a code that someone typed already is passed over."""
    while True:
        number = _next_number(model._meta.db_table)
        code = f"{prefix}-{number:06d}"
        if not model.objects.across_units("a code is used once").filter(code=code).exists():
            return number, code


def name_all(records, prefix):
    """Codes of the form of `next_code` to those without one, whose numbers are known."""
    bare = {f"{prefix}-{record.id:06d}": record for record in records if not record.code}
    model = type(records[0])
    taken = model.objects.across_units("a code is used once").filter(code__among=list(bare))
    for code in taken.values_list("code", flat=True):
        bare[next_code(model, prefix)[1]] = bare.pop(code)
    for code, record in bare.items():
        record.code = code


def _next_number(table):
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
        return cursor.fetchone()[0]
