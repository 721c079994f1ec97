"""Which cards are void, and which serial the card printed next bears.

A person's cards are numbered from 1 on; the number goes up with each loss that stands. A phone knows a
lost card by the public list of void serials: numbers of records, no names and no card numbers.
"""

from django.db.models import Max

from congdoan.records.register import REGISTERS

STANDS = ("lost", "replaced")


def _losses():
    model = REGISTERS["members/cardlosses"].model
    return model.objects.across_units("a card is void wherever it is shown")


def last_issue(person):
    """The highest issue that was ever reported lost; 0 where none was. Found cards count, so that a
    second loss makes void whatever was printed in between."""
    return _losses().filter(person=person).aggregate(last=Max("issue"))["last"] or 0


def serials(people):
    """{person: the serial of a card printed now}, asked at once."""
    people = list(people)
    rows = _losses().filter(person__among=people, status__in=STANDS).order_by()
    lost = dict(rows.values_list("person").annotate(Max("issue"))) if people else {}
    return {person: serial(person, lost.get(person, 0) + 1) for person in people}


def serial(person, issue):
    return f"{person}-{issue}"


def void():
    """{serial: the day it was lost} of all cards that are void, also those older than the lost one."""
    rows = _losses().filter(status__in=STANDS).order_by("person", "-issue")
    found = {}
    for person, issue, day in rows.values_list("person", "issue", "lost_on"):
        for older in range(1, issue + 1):
            found[serial(person, older)] = day.isoformat()
    return found
