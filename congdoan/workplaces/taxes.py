"""Tax codes of workplaces: who bears one in reach, and what looks odd of them. Said, never refused: a firm
has workplaces in several places, and codes with mistakes stand in the papers of others.
"""

from collections import defaultdict

from django.utils.translation import gettext as _

from congdoan.base import taxcodes
from congdoan.records.register import REGISTERS

FIELD = "tax_code"


def typed(row):
    """The tax code of a row of clean values, without spaces."""
    return (row.get(FIELD) or "").replace(" ", "")


def bearers(rows, actor):
    """{tax code: [workplace]} of those in reach that bear the tax code of one of the rows."""
    codes, found = {code for row in rows if (code := typed(row))}, defaultdict(list)
    places = REGISTERS["workplaces/workplaces"].rows(actor)
    for place in places.filter(tax_code__in=codes).select_related("unit") if codes else ():
        found[place.tax_code].append(place)
    return found


def odd(row):
    """A code of which the check digit is another one than it should be."""
    if not taxcodes.is_odd(typed(row)):
        return {}
    return {FIELD: _("Chữ số kiểm tra của mã số thuế này không đúng; hãy xem lại giấy tờ.")}


def borne_already(register, rows, actor):
    """Another workplace in reach bears the same tax code: perhaps it is on record already."""
    found = bearers(rows, actor)
    text = _("Đã có nơi làm việc mang mã số thuế này: %(place)s (%(code)s), %(unit)s. "
             "Xem có phải một nơi không.")  # fmt: skip
    for number, row in enumerate(rows):
        others = [place for place in found.get(typed(row), ()) if place.pk != row.get("pk")]
        if others:
            told = {"place": others[0], "code": others[0].code, "unit": others[0].unit}
            yield number, FIELD, text % told
