"""Numbers that were given on paper and typed into programmes: the machine draws none of them again."""

from django.utils.translation import gettext as _

from congdoan.base.dates import show
from congdoan.direction.registers.document import Document
from congdoan.direction.registers.programme import Programme
from congdoan.trail.models import IssuedPaper


def last(unit, symbol, year):
    """The last serial of the symbol that a programme of the unit and the year bears."""
    return max(_borne(unit, symbol, year), default=0)


def bearer(unit, symbol, dated, serial):
    """What the programme is called that bears this serial of the symbol in the day's year; None where none does.

    One of that very day is the paper's own programme.
    """
    one = _borne(unit, symbol, dated.year, issued_on=dated).get(serial)
    return one and one.title


def twice(programme):
    """The sentence of what bears the programme's number in its year already; empty where nothing does.

    A document of that number and day is the programme's own paper.
    """
    serial, symbol = parts(programme.number)
    if serial is None:
        return ""
    year = programme.issued_on.year
    given = IssuedPaper.objects.filter(unit=programme.unit, symbol=symbol, year=year, serial=serial)
    given = given.exclude(register=programme.register.path, record_id=programme.pk)
    given = given.exclude(register=Document.register.path, dated=programme.issued_on).first()
    other = _borne(programme.unit, symbol, year, pk=programme.pk).get(serial)
    if given is None and other is None:
        return ""
    what, day = (given.subject, given.dated) if given else (other.title, other.issued_on)
    return _("Số {number} năm {year} đã là của «{subject}», ngày {day}; xem lại số ghi trên văn bản.").format(
        number=programme.number, year=year, subject=what, day=show(day)
    )  # fmt: skip


def parts(number):
    """(serial, symbol) of «01/KH-LĐLĐ»; (None, "") of what is written otherwise."""
    serial, _slash, symbol = number.partition("/")
    serial = serial.strip()
    return (int(serial), symbol.strip()) if serial.isdecimal() and symbol else (None, "")


def _borne(unit, symbol, year, **but):
    """{serial: programme} of those of the unit, the symbol and the year, but for some."""
    rows = Programme.objects.across_units("numbers a unit has given")
    rows = rows.filter(unit=unit, issued_on__year=year, number__iendswith=f"/{symbol}")
    found = {
        parts(one.number): one for one in rows.exclude(**but).only("number", "title", "issued_on")
    }
    return {serial: one for (serial, _symbol), one in found.items() if serial is not None}
