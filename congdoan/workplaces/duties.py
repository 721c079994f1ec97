"""What waits for one in development: survey rounds to finish, workplaces to go back to by the day that
was agreed, and new unions whose first year is not over."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from congdoan.members import clocks
from congdoan.records.desk import waiting
from congdoan.workplaces import rules, steering
from congdoan.workplaces.registers.committee import Committee
from congdoan.workplaces.registers.contact import Contact
from congdoan.workplaces.registers.founding import Founding
from congdoan.workplaces.registers.survey import Survey

AHEAD = dt.timedelta(days=7)
FIRST_YEAR = dt.timedelta(days=365)
SHOWN = 20
REVIEWS_BEGIN = 11  # the month from which the members' year is reviewed


def duties(actor, unit, day):
    """Survey rounds due within the week or overdue; contacts whose next day has come or comes within
    the week and that nobody has followed yet; files that stopped; unions founded whose tasks of the
    first year are not settled; steering committees that lack somebody or a yearly review."""
    if unit is not None:
        yield from _to_survey(actor, unit, day)
        yield from _to_go_back_to(actor, unit, day)
        yield from _foundings(actor, unit, day)
        yield from _to_put_in_order(actor, unit, day)


def _to_survey(actor, unit, day):
    open_rounds = Survey.objects.visible_to(actor, "edit", unit).exclude(status="done")
    for survey in open_rounds.filter(due__lte=day + AHEAD).order_by("due")[:SHOWN]:
        title = _("Khảo sát: %(name)s") % {"name": survey}
        label = survey.get_status_display()
        item = waiting(survey, day, title=title, due=survey.due, meta=survey.surveyor, label=label)
        yield {**item, "list": "late"}  # the list of what is late or due within the week


def _to_go_back_to(actor, unit, day):
    later = Contact.objects.across_units("whoever went there since").filter(
        workplace=OuterRef("workplace"), held_on__gt=OuterRef("held_on")
    )
    due = Contact.objects.visible_to(actor, "edit", unit).filter(next_on__lte=day + AHEAD)
    rows = due.exclude(Exists(later)).select_related("workplace")
    for contact in rows.order_by("next_on")[:SHOWN]:
        title = _("Quay lại %(place)s: %(result)s") % {
            "place": contact.workplace, "result": contact.get_result_display()}  # fmt: skip
        yield waiting(contact, day, title=title, due=contact.next_on, meta=contact.officer)


def _foundings(actor, unit, day):
    """Files that stopped, by the day on which the employer is to be asked again; dossiers that wait for their
    decision; unions in their first year. One question for all."""
    stopped = Q(status="refused", next_contact__lte=day + AHEAD)
    new = Q(status__in=Founding.FOUNDED[:2], decided_on__lte=day)
    filed = Q(status__in=DOSSIERS)
    rows = Founding.objects.visible_to(actor, "edit", unit).filter(stopped | new | filed)
    rows = rows.order_by(F("next_contact").asc(nulls_last=True), "decided_on")
    for founding in rows.prefetch_related("supports")[: 2 * SHOWN]:
        yield WAITS.get(founding.status, _in_first_year)(founding, day)


def _to_try_again(founding, day):
    title = _("Vận động lại: %(union)s") % {"union": founding}
    return waiting(founding, day, title=title, due=founding.next_contact, meta=founding.refusal)


def _to_decide(founding, day):
    title = _("Quyết định công nhận: %(union)s") % {"union": founding}
    due = founding.filed_on and clocks.recognition(founding.filed_on)
    return waiting(founding, day, title=title, due=due, meta=founding.get_status_display())


DOSSIERS = ("filed", "checked")
# {state of a file: what waits there}; of those that are unions the first year.
WAITS = {"refused": _to_try_again, **dict.fromkeys(DOSSIERS, _to_decide)}


def _in_first_year(founding, day):
    """By the end of its first year, or the day that the last visit agreed on."""
    left = rules.tasks_left(founding)
    due = _agreed(founding) or founding.decided_on + FIRST_YEAR
    title = _("Kèm cặp %(union)s năm đầu") % {"union": founding}
    meta = ", ".join(map(str, left)) or _("đã đủ việc, ghi là xong")
    return waiting(founding, day, title=title, due=due, meta=meta)


def _agreed(founding):
    """The next visit agreed on, by the latest one that named a day."""
    latest = max(founding.supports.all(), key=lambda one: one.held_on, default=None)
    return latest and latest.next_on


def _to_put_in_order(actor, unit, day):
    """Committees at work that lack who must sit there or have replaced somebody since they were put in
    order, or of whose members nothing is concluded yet: from November on for the year, afterwards as overdue."""
    year = day.year if day.month >= REVIEWS_BEGIN else day.year - 1
    rows = Committee.objects.visible_to(actor, "edit", unit).filter(
        status__in=("active", "consolidated"), since__lte=day
    )
    rows = rows.exclude(until__lt=day).prefetch_related("members", "reviews")
    for committee in rows.order_by("since", "pk")[:SHOWN]:
        if committee.lacking:
            title = _("Kiện toàn %(name)s") % {"name": committee}
            yield waiting(committee, day, title=title, meta=_("còn thiếu: %s") % committee.lacking)
        elif gone := steering.replaced_since(committee, day):
            title = _("Kiện toàn %(name)s") % {"name": committee}
            yield waiting(committee, day, title=title, meta=_("đã thay: %s") % ", ".join(gone))
        due = dt.date(year, 12, 31)
        left = steering.unreviewed(committee, year) if committee.since <= due else ()
        if left:
            title = _("Kiểm điểm năm %(year)s: %(name)s") % {"year": year, "name": committee}
            yield waiting(committee, day, title=title, due=due, meta=", ".join(left))
