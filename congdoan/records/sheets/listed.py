"""A list opened as a sheet: its records with their cells, to be typed over and written as one change."""

from congdoan.records.derive import form_class
from congdoan.records.fields import DayFormField, WholeFormField
from congdoan.records.own.values import attached
from congdoan.records.sheets import blank, columns
from congdoan.records.sheets.judge import told
from congdoan.records.sheets.models import SheetImport

# Rows that wait below the last one for what is added or pasted on.
SPARE = 10


def opened(register, actor, rows, **values):
    """A sheet, saved, of the records in `rows` in the order of the list, every one of them unchanged."""
    form = columns.sheet_form(register, actor, values.get("unit"))
    heads = columns.labels(form)
    records = list(attached(register.outgoing(rows.select_related(*blank.joined(register, heads)))))
    cells = [_cells(register, actor, form, record, heads) for record in records]
    return SheetImport.objects.create(
        register=register.path, listed=True, state=SheetImport.State.CELLS,
        headings=list(heads.values()), mapping=list(heads), rows=[list(heads.values()), *cells],
        meant=[None, *([one.pk, one.version, row] for one, row in zip(records, cells, strict=True))],
        judged=[told(number, "same", pk=one.pk, version=one.version)
                for number, one in enumerate(records, start=1)],
        **values,
    )  # fmt: skip


def _cells(register, actor, form, record, heads):
    row = blank.row_of(form_class(register), actor, form, record, heads)
    return [_text(form.fields[name], value) for name, value in zip(heads, row, strict=True)]


def _text(field, value):
    """A cell as the form shows it, so that what is typed over it can be told from what stood."""
    if isinstance(field, DayFormField | WholeFormField):
        value = field.widget.format_value(value)
    elif not isinstance(value, str):
        value = str(value).replace(".", ",")
    return value


def lengthen(sheet, number):
    """Rows up to that one, empty: something is typed below the last."""
    while len(sheet.rows) <= number:
        sheet.rows.append([""] * len(sheet.headings))
