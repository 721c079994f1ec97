"""What several records do together: enrolling an applicant, receiving a transferred member."""

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.members import papers, rules
from congdoan.orgs.changes import before_ending
from congdoan.records.many import maker
from congdoan.records.write import save


def _memberships():
    from congdoan.members.registers.membership import Membership

    return Membership


def enrol(application, *, actor):
    """The decided application becomes a membership; its decision is printed if it has no number.

    Raises Mistake when the person is a member already, has to wait after leaving, or was erased.
    """
    if fault := rules.erased_fault(application.person):
        raise Mistake(fault, field="person")
    former = _history(application.person)
    _must_be_free(former, application.decided_on)
    if not application.decision_no:
        paper = papers.admission(application, actor=actor)
        application.decision_no = paper.number
        save(application, actor=actor)
    return save(
        _memberships()(
            unit=application.unit, person=application.person, workplace=application.workplace,
            employment=application.employment, joined_on=application.decided_on,
            entry="reinstated" if former else application.entry, decision_no=application.decision_no,
            decided_on=application.decided_on,
        ),
        actor=_keep(application.person, application.unit, actor),
    )  # fmt: skip


def receive(transfer, *, actor):
    """Ends the membership at one union and begins it at the other on the same day.

    So the net of every unit above both stays what it was. Raises Mistake when the person is no
    member of the union that lets go, or joined it later than that day.
    """
    day = transfer.moved_on
    old = next((one for one in _history(transfer.person) if one.left_on is None), None)
    if old is None or not _lets_go(transfer.from_unit, old.unit, day):
        raise Mistake(
            _("%(person)s hiện không là đoàn viên của %(unit)s; xem lại nơi đi.")
            % {"person": transfer.person, "unit": transfer.from_unit}, field="from_unit",
        )  # fmt: skip
    if day < old.joined_on:
        raise Mistake(
            _("Ngày chuyển phải từ %(day)s, ngày vào sổ nơi đi.") % {"day": show(old.joined_on)},
            field="moved_on",
        )
    both = _keep(transfer.person, transfer.unit, actor)
    new = _moved(old, transfer.unit, day, workplace=transfer.workplace)
    _end(old, day, actor=both)
    return save(new, actor=both)


def carry_on(old, heir, day, *, actor, decision_no):
    """A member of a union that ended is one of the union that carries it on from that day, by its decision; so is
    one whose group was moved there. Who was suspended still is. His group goes along where it hangs there."""
    both = _keep(old.person, heir, actor)
    hangs = old.group and old.group.line_on(day).filter(pk=heir.pk).exists()
    group = old.group if hangs else None
    new = _moved(old, heir, day, workplace=old.workplace, group=group, status=old.status,
                 decision_no=decision_no)  # fmt: skip
    if old.suspended_on:
        new.suspended_on, new.suspended_for = max(day, old.suspended_on), old.suspended_for
        new.suspended_no = old.suspended_no
    _end(old, day, actor=both, exit_no=decision_no)
    return save(new, actor=both)


def _end(old, day, *, actor, exit_no=""):
    old.left_on, old.exit, old.status = day, "transferred_out", "left"
    old.exit_no = exit_no or old.exit_no
    save(old, actor=actor)


@before_ending
def _nobody_is_left(unit, day):
    """A union ends when its members were moved or struck off: else they would count where it hung."""
    rows = _memberships().objects.across_units("who stands on the roll of a union that ends")
    left = rows.filter(unit=unit).exclude(left_on__lte=day).count()
    if not left:
        return ""
    return _(
        "Còn %(n)s đoàn viên trong sổ của %(unit)s vào ngày %(day)s; chuyển họ đi hoặc ghi thôi sinh hoạt trước."
    ) % {"n": number(left), "unit": unit, "day": show(day)}


def _lets_go(giving, keeps, day):
    """Whether that union may let go of who stands on the roll `keeps`: its own, or that of one that has ended
    and hangs under it, carried on by it."""
    carried = keeps.closed and keeps.closed <= day
    return giving == keeps or bool(
        carried and type(keeps).objects.under(giving, day).filter(pk=keeps.pk)
    )


def is_member(person):
    """Whether the person stands on a roll now; a person not yet written does not."""
    if person._state.adding:
        return False
    told = getattr(person, "stands_on_roll", None)
    return open_memberships(person).exists() if told is None else told


def look_up_roll(people):
    """Asks once for all of them what `is_member` would ask one by one."""
    people = list(people)
    rows = _memberships().objects.across_units("many people, whatever the union")
    rows = rows.filter(person__among={one.pk for one in people}, left_on=None)
    standing = set(rows.values_list("person_id", flat=True)) if people else set()
    for one in people:
        one.stands_on_roll = one.pk in standing


def told_at_once(people):
    """People with the day and the card of the membership they stand on now, as `roll_…`, and
    whether another bears their name and birthday: one question for all, not one a person."""
    mine = _memberships().objects.across_units("the roll of people already in reach")
    mine = mine.filter(person=OuterRef("pk"), left_on=None)
    return people.annotate(
        **{f"roll_{name}": Subquery(mine.values(name)[:1]) for name in ("joined_on", "card_no")},
        namesake_known=Exists(_namesakes_of(people.model, OuterRef)),
    )


def has_namesake(person):
    """Whether somebody else bears the person's name and birthday, accents ignored."""
    told = getattr(person, "namesake_known", None)
    if told is None:
        told = _namesakes_of(type(person), lambda name: getattr(person, name)).exists()
    return told


def _namesakes_of(people, fact):
    """Names turned round are equal where the names are; the index of birthdays finds the few to compare."""
    rows = people.objects.across_units("namesakes, whatever the union")
    rows = rows.filter(born=fact("born"), called=fact("called"), merged_into=None)
    return rows.exclude(pk=fact("pk"))


def open_memberships(*people):
    """The memberships on which these people stand now, whatever the union."""
    rows = _memberships().objects.across_units("one person, whatever the union")
    return rows.filter(person__in=people, left_on=None)


def episodes(*people):
    """Every time these people belonged to a union, the first first."""
    rows = _memberships().objects.across_units("one person, whatever the union")
    return list(rows.filter(person__in=people).select_related("unit").order_by("joined_on", "pk"))


def stands(person, actor):
    """(union, from when until when, the record) of each roll in reach that the person stood on, the
    latest first."""
    register = _memberships().register
    rows = register.rows(actor).filter(person=person).select_related("unit")
    for one in rows.order_by("-joined_on", "-pk"):
        span = {"since": show(one.joined_on), "until": one.left_on and show(one.left_on)}
        said = _("từ %(since)s đến %(until)s") if one.left_on else _("từ %(since)s")
        url = register.url_of(one.pk)
        yield str(one.unit), f"{one.get_status_display()}, {said % span}", url


def with_complete_file(people):
    """Keys of those of these people whose file counts as complete."""
    from congdoan.members.registers.membership import COMPLETE

    rows = _memberships().objects.across_units("whether files are complete")
    rows = rows.filter(COMPLETE, person__in=people).order_by()
    return set(rows.values_list("person_id", flat=True))


def on_roll(person, row):
    """The membership, not yet written, of somebody who was a member before the roll was begun."""
    facts = {"unit_id": person.unit_id, "person_id": person.pk, "joined_on": row["joined_on"],
             "entry": "existing", "card_no": row.get("card_no") or ""}  # fmt: skip
    return maker(_memberships())(facts, {"person": person})


def _moved(old, unit, day, **more):
    return _memberships()(
        unit=unit, person=old.person, card_no=old.card_no, employment=old.employment,
        direct_worker=old.direct_worker, party_member=old.party_member, joined_on=day,
        entry="transferred_in", **more,
    )  # fmt: skip


def _history(person):
    """All the person's memberships, the latest first."""
    return episodes(person)[::-1]


def may_come_back(person, former, day, rates):
    """Whether nothing of his `former` episodes keeps the person from joining on that day."""
    try:
        _must_be_free(former, day, rates)
    except Mistake:
        return False
    return person.erased_on is None


def _must_be_free(former, day, rates=None):
    for one in former:
        if one.left_on is None:
            raise Mistake(
                _("Người này đang là đoàn viên của %(unit)s; hãy lập phiếu chuyển sinh hoạt.")
                % {"unit": one.unit}, field="person",
            )  # fmt: skip
        until = rules.waits_until(one.left_on, one.exit, rates) or one.left_on
        if day < until:
            raise Mistake(
                _("Người này thôi sinh hoạt ngày %(left)s; kết nạp lại được từ %(until)s.")
                % {"left": show(one.left_on), "until": show(until)}, field="decided_on",
            )  # fmt: skip


def _keep(person, unit, actor):
    """The person's record goes along to the union that takes him in.

    What follows from a step reaches units the officer may not write at; history names him still.
    """
    system = everywhere(actor)
    if person.unit_id != unit.pk:
        person.unit = unit
        save(person, actor=system)
    return system


def everywhere(actor):
    """The system under the officer's name: for what follows from a step he may take."""
    return System(actor.label)


def rename_memberships(person):
    """Memberships bear their person's name as it is now: lists of a million sort and search by it."""
    rows = person.memberships.exclude(sort_key=person.sort_key, folded__startswith=person.folded)
    for membership in rows:
        membership.person = person
        membership.derive()
        rows.filter(pk=membership.pk).update(
            folded=membership.folded, called=membership.called, sort_key=membership.sort_key
        )
