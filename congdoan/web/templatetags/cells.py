"""What pages print by hundreds, printed in one go: the cells of lists and of scorecards. As templates, and by
the table library's own way to each cell, they took two thirds of such a page's time."""

from django import template
from django.utils.formats import localize
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from congdoan.web.templatetags.look import bar, percent, state

register = template.Library()
NOTHING = "—"


@register.simple_tag
def body(table):
    """The rows of a table's page, `<tr>` by `<tr>`; nothing where there are none."""
    heads = [_head(place, column) for place, column in enumerate(table.columns)]
    return mark_safe("".join(_row(table, heads, row) for row in table.paginated_rows))


def _head(place, column):
    """(column, the class of its cells, the label a phone shows)."""
    classes = [column.attrs["td"].get("class"), None if place else "title"]
    return column, " ".join(filter(None, classes)), escape(str(column.header))


def _row(table, heads, row):
    cells = (_td(classes, label, _cell(column, row)) for column, classes, label in heads)
    return f"<tr{_opening(table, row)}>{_pick(row.record) if table.selectable else ''}{''.join(cells)}</tr>\n"


def _opening(table, row):
    """What Enter opens in a row: told by the table, or by the library's way."""
    if opens := getattr(table, "opens", None):
        return f' data-href="{escape(opens(row.record))}"'
    return f" {row.attrs.as_html()}" if table.row_attrs else ""


def _td(classes, label, cell):
    """What says nothing takes no room on a phone, but for the title."""
    if cell == NOTHING and "title" not in classes:
        classes = f"{classes} unsaid".lstrip()
    of = f' class="{classes}"' if classes else ""
    return f'<td{of} data-label="{label}">{conditional_escape(localize(cell))}</td>'


def _cell(column, row):
    """A column that prints by itself is asked straight; others go the library's way."""
    prints = getattr(column.column, "cell", None)
    return prints(row.record) if prints else row.get_cell(column.name)


def _pick(record):
    label = escape(_("Chọn %(row)s") % {"row": record})
    return (
        f'<td class="picks"><input type="checkbox" class="pick" name="id" value="{record.pk}" form="bulk"'
        f' aria-label="{label}"></td>'
    )


@register.simple_tag
def result_cell(cell):
    """One unit held to one target: value, target, share, state, and why."""
    if not cell.is_told:
        return _untold(cell)
    parts = [
        _linked(cell.url, cell.value),
        *_held_to(cell),
        *_standing(cell),
        *_remarks(cell),
    ]
    return mark_safe("".join(parts))


def _untold(cell):
    return format_html('<span class="quiet" title="{}">{}</span>', cell.why_untold, cell.value)


def _linked(url, text, tag=""):
    """The text as a link, or as it stands where there is nowhere to go; `tag`: its class."""
    of = f' class="{tag}"' if tag else ""
    if url:
        return f'<a{of} href="{escape(url)}">{conditional_escape(text)}</a>'
    return f"<span{of}>{conditional_escape(text)}</span>" if tag else conditional_escape(text)


def _held_to(cell):
    one = cell.result
    if one.target is None:
        return
    yield f' <span class="quiet">/ {escape(cell.wanted)}</span>'
    if one.attained is not None:
        yield bar(one.attained, one.state, cell.unit)
        yield f' <span class="meta">{percent(one.attained)}</span>'


def _standing(cell):
    """Where there is no number, that alone is said."""
    if cell.result.value is not None:
        yield f" {state(cell.icon, cell.label)}"


def _remarks(cell):
    if cell.now:
        yield f" {_linked(cell.now_url, _('nay: %(value)s') % {'value': cell.now}, 'meta')}"
    if cell.result.declared and cell.result.value is not None:
        yield f' <span class="badge amber">{escape(_("tự báo"))}</span>'
    if why := " · ".join(cell.details):
        yield f' <span class="meta why">{escape(why)}</span>'
