"""A parameter's value as fields of a form, whatever its shape: a number is one field, a table one for each number.

    fields(value)              {name: field}, the table as it holds today and room for two more bands
    rebuilt(value, given)      the value of that shape with what was given
    fault(value, new)          why the new one cannot hold, or None

A list of dicts is a table of bands, of numbers a span; `group` of a field says what those of one line have in common.
"""

from decimal import Decimal
from itertools import pairwise

from django import forms
from django.utils.translation import gettext as _

from congdoan.base.text import exact
from congdoan.records.fields import NumberFormField
from congdoan.web.admin.words import word

NAME = "value"
MORE_BANDS = 2
# The end of a band is open where nothing is written.
OPEN = "to"


def fields(value):
    roomy = _roomy(value)
    return {_name(path): _field(leaf, *_said(roomy, path)) for path, leaf in _leaves(roomy)}


def rebuilt(value, given):
    """`given` are the form's clean values by field name; empty bands go, and what a band does not have."""
    return _filled(_roomy(value), given, ())


def fault(shape, value):
    """Bands follow one another and have what all bands of `shape` have; the two ends of a span stand in order."""
    if isinstance(value, dict):
        pairs = ((shape[key], part) for key, part in value.items())
        return next((found for pair in pairs if (found := fault(*pair))), None)
    if _banded(value):
        return _bands_fault(shape, value)
    if isinstance(value, list) and _numbers(value) and value != sorted(value):
        return _("Số sau phải từ số trước trở lên: %s.") % " – ".join(map(exact, value))
    return None


def _numbers(parts):
    return all(isinstance(part, int | Decimal) for part in parts)


def _bands_fault(shape, bands):
    if not bands:
        return _("Bảng chưa có mức nào: ghi ít nhất một dòng.")
    needed = [key for key in shape[0] if all(band.get(key) is not None for band in shape)]
    for place, band in enumerate(bands, 1):
        for key in needed:
            if band.get(key) is None:
                return _("Dòng %(n)s chưa có «%(what)s».") % {"n": place, "what": word(key)}
        if band.get(OPEN) is not None and band[OPEN] < band["from"]:
            return _("Dòng %(n)s: «Đến» nhỏ hơn «Từ»; sửa một trong hai.") % {"n": place}
    return next(_overlaps(bands), None) if "from" in needed else None


def _overlaps(bands):
    for place, (lower, upper) in enumerate(pairwise(bands), 2):
        end = lower["from"] if lower.get(OPEN) is None else lower[OPEN]
        if upper["from"] <= end:
            yield _(
                "Dòng %(n)s bắt đầu từ %(begin)s mà dòng trên đã đến %(end)s: các mức không được trùng."
            ) % {"n": place, "begin": exact(upper["from"]), "end": exact(end)}


def _filled(shape, given, path):
    if isinstance(shape, str):  # the words of a rule belong to the program that follows them
        return shape
    if isinstance(shape, dict):
        return dict(zip(shape, _parts(shape.values(), given, path), strict=True))
    if isinstance(shape, list):
        parts = _parts(shape, given, path)
        return [found for part in parts if (found := _shed(part))] if _banded(shape) else parts
    return given.get(_name(path), shape)


def _parts(parts, given, path):
    return [_filled(part, given, (*path, place)) for place, part in enumerate(parts)]


def _shed(band):
    """A band without what it does not have; nothing of one in which nothing was written."""
    if all(leaf is None for leaf in band.values()):
        return {}
    return {key: leaf for key, leaf in band.items() if leaf is not None or key == OPEN}


def _banded(value):
    return isinstance(value, list) and all(isinstance(part, dict) for part in value)


def _roomy(value):
    """The same with every column in every band, and with empty bands where numbers alone stand in them."""
    if isinstance(value, dict):
        return {key: _roomy(part) for key, part in value.items()}
    if not _banded(value):
        return value
    keys = dict.fromkeys(key for band in value for key in band)
    worded = any(isinstance(leaf, str) for band in value for leaf in band.values())
    bands = [*value, *({} for _band in range(0 if worded else MORE_BANDS))]
    return [{key: band.get(key) for key in keys} for band in bands]


def _leaves(value, path=()):
    if not isinstance(value, dict | list):
        yield path, value
        return
    for place, part in enumerate(value.values() if isinstance(value, dict) else value):
        yield from _leaves(part, (*path, place))


def _said(value, path):
    """(«Dòng 2», «từ», whether it has to be there): the words on the way to it; in a band `fault` tells what has to."""
    said, needed = [], True
    for place in path:
        if isinstance(value, dict):
            told = word(list(value)[place])
            value = value[list(value)[place]]
        else:
            told = (_("Dòng %s") if _banded(value) else _("Số thứ %s")) % (place + 1)
            needed &= not _banded(value)
            value = value[place]
        said.append(str(told))
    *group, label = said or [_("Giá trị")]
    return ", ".join(group), label, needed and (value is not None or not path)


def _field(leaf, group, label, needed):
    if isinstance(leaf, str):
        field = forms.CharField(
            label=_upper(label), initial=word(leaf), disabled=True, required=False
        )
    else:
        field = NumberFormField(label=_upper(label), initial=leaf, required=needed)
    field.group = _upper(group)
    return field


def _upper(text):
    return text[:1].upper() + text[1:]


def _name(path):
    return "-".join([NAME, *map(str, path)])
