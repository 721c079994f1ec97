"""What templates need to look alike: icons, numbers and days as papers write them, blocks printed again."""

import json
from functools import cache, lru_cache
from pathlib import Path

from django import template
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import resolve, reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from congdoan.base import dates, text
from congdoan.indicators.judged.state import State
from congdoan.records.views.base import level_of
from congdoan.trail import language

register = template.Library()
BUILT = Path(__file__).parent.parent / "static" / "built" / "icons.json"
# The word of a state where nobody says another.
STATES = {one.value: one.label for one in State if one.is_judged} | {
    "late": _("Trễ hạn"), "draft": _("Dự thảo"), "waiting": _("Đang chờ"), "done": _("Đã xong"),
    "refused": _("Từ chối"),
}  # fmt: skip


def _nothing(value):
    """What a template was not told comes as an empty text; papers print it as «–»."""
    return None if value == "" else value


@register.filter
def number(value, places=None):
    """1810 as «1.810»; «–» for nothing."""
    return text.number(_nothing(value), places)


@register.filter
def money(value):
    """136225000 as «136.225.000 đ»; «–» for nothing."""
    return text.money(_nothing(value))


@register.filter
def percent(value, places=1):
    """51.13 as «51,1 %»; «–» for nothing."""
    return text.percent(_nothing(value), places)


@register.filter
def day(value):
    """A date as papers write it; «–» for none."""
    return dates.show(value) if value else "–"


register.filter("in_words", language.in_words)
register.filter("typed", language.typed)
register.filter("worded", language.worded)
register.filter("moment", language.moment)


@register.filter
def plain(value):
    """A number for an attribute: with a point and no grouping, whatever the language."""
    return "" if value is None else str(value)


@register.filter
def initials(name):
    """«Nguyễn Thị Hoa» is NH: the first letters of the family and of the given name."""
    words = str(name).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def scaled(value, width):
    """A share of 0 to 100 as a length of a line `width` long, never past its end."""
    return f"{min(max(float(value or 0), 0), 100) * float(width) / 100:.2f}"


@register.simple_tag
def icon(name, label=""):
    """One of our drawings; hidden from readers of the screen unless it is named."""
    return _drawing(name, str(label))


@lru_cache(1024)
def _drawing(name, label):
    hidden = mark_safe('aria-hidden="true"')
    read = format_html('role="img" aria-label="{}"', label) if label else hidden
    drawn = '<svg class="icon" viewBox="0 0 24 24" {}><path d="{}"/></svg>'
    return format_html(drawn, read, _paths()[name])


@cache
def _paths():
    """{name: the path that draws it}, as `build.mjs` took them together."""
    return json.loads(BUILT.read_text("utf-8"))


@register.simple_tag
def state(name, label=""):
    """The mark of a state: its drawing and its word. A table has a thousand: a tag, not a template."""
    return _mark(name, icon(name), capfirst(label or STATES.get(name, "")))


@lru_cache(1024)
def _mark(name, drawing, label):
    return format_html('<span class="state {}">{}{}</span>', name, drawing, label)


@register.simple_tag
def bar(share, state, label, pace=""):
    """A share of 0 to 100 as a thin line; `pace` marks how far it should have come."""
    marked = pace and format_html(
        '<rect class="pace" x="{}%" y="-3" width="2" height="10"/>', scaled(pace, 99.4)
    )
    return format_html(
        '<svg class="thin {}" role="img" aria-label="{}: {}"><rect width="{}%" height="100%" rx="2"/>{}</svg>',
        state, label, percent(share), scaled(share, 100), marked or "",
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def again(context, name):
    """The text of a block of this page once more, without its tags."""
    blocks = context.render_context.get(BLOCK_CONTEXT_KEY)
    block = blocks and blocks.get_block(name)
    return " ".join(strip_tags(block.render(context)).split()) if block else ""


@register.simple_tag(takes_context=True)
def door(context, name):
    """The address of a register's page; nothing where it would not open for this reader."""
    url = reverse(name)
    area = resolve(url).func.view_initkwargs["register"].area
    return url if context["request"].actor.may(level_of(url), area) else ""


@register.filter
def has_active(items):
    """Whether the page shown is one of these menu items."""
    return any(item.get("active") for item in items)


@register.filter
def share_of(part, whole):
    """How many hundredths of the whole; nothing of nothing is nothing."""
    return 100 * part / whole if part and whole else 0


@register.filter
def at(row, place):
    """The item at that place, or nothing."""
    return row[place] if row and place < len(row) else None


@register.filter
def times(count):
    """So many turns of a loop; three when nothing was said."""
    return range(int(count or 3))


@register.simple_tag
def page_numbers(page):
    """The pages to offer: the ends and the neighbours, None where some are left out."""
    last = page.paginator.num_pages
    near = sorted({1, last, *range(max(1, page.number - 1), min(last, page.number + 1) + 1)})
    pairs = zip([0, *near], near, strict=False)
    return [number for before, here in pairs for number in ([None] * (here > before + 1) + [here])]


@register.simple_tag
def chart_rows(chart):
    """(label, values of each series) for the table under a chart."""
    columns = [series["values"] for series in chart["series"]]
    return list(zip(chart["labels"], zip(*columns, strict=True), strict=True))


@register.filter
def split(words, mark=None):
    """The words of a text, or its parts between marks."""
    return words.split(mark)
