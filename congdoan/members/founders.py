"""Who asked to join a union that is not there yet: counted while its file is open, on its roll the day it is
recognised (SYS-12)."""

from collections import defaultdict
from copy import copy
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.text import number
from congdoan.members import rules, services
from congdoan.records.register import REGISTERS
from congdoan.records.write import save
from congdoan.trail.parameters import current

WAITING = ("applied", "checked")
WHY = "who founds a union applied where the file is kept"


def ready(founding, day):
    """The applications to that union which nothing keeps from its roll on that day; three questions, however many
    applied."""
    found = list(applicants(founding).filter(status__in=WAITING).select_related("unit"))
    rates, lives = current(), defaultdict(list)
    for episode in services.episodes(*(one.person for one in found)):
        lives[episode.person_id].append(episode)
    return [
        one for one in found
        if _admissible(one, founding, day)
        and services.may_come_back(one.person, lives[one.person_id], day, rates)
    ]  # fmt: skip


def count(founding, day):
    """How many would be its members; the number typed where no application is on record."""
    return len(ready(founding, day)) if _applications(founding).exists() else founding.members or 0


def enrol(founding, found, *, actor):
    """Those `found` ready stand on the roll of the new union by its own decision; who still lacks something
    waits there."""
    system = services.everywhere(actor)
    for one in found:
        one.status, one.decided_on = "decided", founding.decided_on
        one.decision_no, one.signer = founding.decision_no, founding.signer
    kept = {one.pk for one in found}
    others = _applications(founding).filter(status__in=WAITING).exclude(pk__in=kept)
    for one in [*found, *others]:
        one.unit = founding.founded
        save(one, actor=system)


def applicants(founding):
    """The applications to it, of whatever state, with their people."""
    return _applications(founding).select_related("person")


def told(founding, actor):
    """(label, number, list) of who applied, of whom how many could be members today or are by now."""
    register = REGISTERS["members/applications"]
    mine = register.rows(actor).filter(founding=founding)
    url = f"{reverse(register.url_name('list'))}?{urlencode({'founding': founding.pk})}"
    yield _("Đơn gia nhập đã nhận"), number(mine.count()), url
    if founding.founded_id:
        joined = mine.filter(status="decided").count()
        yield _("Đã vào sổ đoàn viên"), number(joined), f"{url}&status=decided"
    else:
        day = founding.decided_on or timezone.localdate()
        yield _("Đủ điều kiện vào sổ"), number(len(ready(founding, day))), None


def _applications(founding):
    rows = REGISTERS["members/applications"].model.objects.across_units(WHY)
    return rows.filter(founding=founding.pk)


def _admissible(application, founding, day):
    """Citizens found a union, foreigners join it once it is there (Trade Union Law 50/2024 art. 5)."""
    decided = copy(application)
    decided.status, decided.decided_on = "decided", day
    faults = rules.application_faults(decided, kind=founding.kind)
    return not (faults or application.person.is_foreign)
