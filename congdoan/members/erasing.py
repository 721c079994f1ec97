"""Erasing what identifies a person, for good, wherever the system keeps it.

An unnamed person stays, with sex, year of birth, nationality and the day the file was confirmed, and with the
episodes of membership: no figure of the past changes. What was said of the person goes from the record, from
all that leads to it, from history, from files, from unfinished imports. Law 91/2025/QH15 on personal data;
Decree 356/2025/NĐ-CP art. 5.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.struck import GONE
from congdoan.members import keeping, services
from congdoan.members.traces import traces_of
from congdoan.records.leading import past_of, rows_of, strike
from congdoan.records.own import values as own
from congdoan.records.register import REGISTERS
from congdoan.records.sheets import forgetting as sheets
from congdoan.records.write import save
from congdoan.trail import forgetting

WHY = "erasing a person on request"
AREA = "members"
UNNAMED = "Người đã xoá thông tin"
UNNUMBERED = "–"
EMPTY = {
    **dict.fromkeys((
        "phone", "email", "address", "hometown", "job", "qualification", "political_level",
        "ethnicity", "religion", "identity_last",
    ), ""),
    **dict.fromkeys(("identity_sealed", "identity_mark"), None),
    "identity_doubtful": False,
}  # fmt: skip
SENT = {"full_name": UNNAMED, "phone": "", "job": "", "identity_last": ""}
# What history says of these records from now on; the steps stay, with who took them and when.
PAST = {
    "members/people": {**EMPTY, "full_name": UNNAMED, "code": GONE, "folded": "", "called": "",
                       "sort_key": ""},
    "members/memberships": {"card_no": "", "suspended_for": "", "folded": "", "called": "", "sort_key": ""},
    "members/requests": {**SENT, "folded": ""},
    "members/duplicates": {"clues": ""},
}  # fmt: skip
# What the history of a file's lines says; the lines themselves go.
LINES = {
    "family": {"full_name": GONE, "born": None},
    "jobs": {"workplace": None, "employer": "", "job": ""},
    "qualifications": {"level": GONE, "awarded_on": None},
}
# Days of suspensions stay, as those of the roll do; why it was goes.
PAUSED = {"reason": ""}


def reach(person):
    """The traces of what would be erased. Raises Mistake while the person stands on a roll, or once it
    is done."""
    person = one_record(person)
    if person.erased_on:
        raise Mistake(_("Thông tin của người này đã được xoá trước đây."))
    stands = services.open_memberships(person).select_related("unit").first()
    if stands is not None:
        raise Mistake(
            _("%(person)s đang là đoàn viên của %(unit)s: sổ đoàn viên cần biết ai là đoàn viên. "
              "Ghi thôi sinh hoạt trước, hoặc trả lời không xoá và nói rõ lý do.")
            % {"person": person, "unit": stands.unit}
        )  # fmt: skip
    return traces_of(person)


def one_record(person):
    """The record that stayed when several of one person were merged."""
    while person.merged_into_id:
        person = person.merged_into
    return person


def erase(request, *, actor):
    """Carries an approved request out; its `outcome` says how much went and what stays, never what.

    Raises Mistake where `reach` does. There is no way back.
    """
    mine = reach(request.person)
    mine.learn()
    _empty(mine, services.everywhere(actor))
    _forget_past(mine)
    texts = strike(mine.found, mine.words, WHY)
    _forget_own(mine)
    files, kept = _hanging(mine)
    imports = sheets.strike("members/people", _keys(mine, "members/people"), mine)
    forgetting.strike_mine(mine.words)
    outcome = {
        "records": {register.path: len(keys) for register, keys in registers(mine)},
        "texts": sum(texts.values()), "files": files, "imports": imports, **kept,
    }  # fmt: skip
    rows_of(type(request), WHY).filter(pk=request.pk).update(
        outcome=outcome, erased_on=timezone.localdate()
    )


def _forget_own(mine):
    """What own fields say of the person: wholly of this area's records, of others' the words alone."""
    for register, keys in registers(mine):
        if register.area == AREA:
            own.forget(register.path, keys)
        else:
            own.strike(register.path, keys, mine.words)


def registers(mine):
    """(register, keys) of all records that lead to the person; lines go with theirs."""
    for model, keys in mine.found.items():
        if keys and getattr(model, "register", None) is not None:
            yield model.register, keys


def _keys(mine, path):
    return mine.found.get(REGISTERS[path].model, set())


def _rows(mine, path):
    return rows_of(REGISTERS[path].model, WHY).filter(pk__in=_keys(mine, path))


def _pauses():
    return REGISTERS["members/memberships"].lines["suspensions"].model


def _empty(mine, system):
    """The records that are the person's own, as they will be from now on."""
    complete = services.with_complete_file(_keys(mine, "members/people"))
    _rows(mine, "members/memberships").update(suspended_for="")
    _pauses().objects.filter(record__in=_keys(mine, "members/memberships")).update(**PAUSED)
    # That there was a card still counts: which one is gone.
    _rows(mine, "members/memberships").exclude(card_no="").update(card_no=UNNUMBERED)
    for person in _rows(mine, "members/people"):
        for name in LINES:
            getattr(person, name).all().delete()
        person.was_complete, person.erased_on = person.pk in complete, timezone.localdate()
        facts = {**EMPTY, "full_name": UNNAMED, "code": f"XOA-{person.pk:06d}"}
        _save(person, system, **facts, born=_year(person.born))
    for request in _rows(mine, "members/requests"):
        sealed = {"identity_sealed": None, "identity_mark": ""}
        _save(request, system, **SENT, **sealed, born=_year(request.born))
    pairs = _rows(mine, "members/duplicates")
    pairs.update(clues="", points=0)
    pairs.exclude(status="merged").update(status="distinct")


def _save(record, system, **facts):
    for name, value in facts.items():
        setattr(record, name, value)
    save(record, actor=system)


def _year(day):
    return day and day.replace(month=1, day=1)


def _forget_past(mine):
    years = {"born": _year(_rows(mine, "members/people").first().born)}
    lines = {REGISTERS["members/people"].lines[name].model: said for name, said in LINES.items()}
    lines[_pauses()] = PAUSED
    for model, events in past_of(mine.found):
        register = getattr(model, "register", None)
        said = PAST.get(register and register.path, {})
        if "full_name" in said:
            said = {**said, **years}
        said = lines.get(model, said)
        kept = {field.name for field in events.model._meta.fields}
        if said := {name: value for name, value in said.items() if name in kept}:
            events.update(**said)


def places(mine, *, own):
    """(register's path, keys) of this area's records, or of those that are others' too: a session that took him in
    with others has its list in an annex."""
    found = [
        (register.path, keys)
        for register, keys in registers(mine)
        if (register.area == AREA) is own
    ]
    return found if own else [*found, ("members/admissions", _sessions(mine))]


def _sessions(mine):
    """As a question within the one that asks what hangs there."""
    applications = _rows(mine, "members/applications").exclude(admission=None).order_by()
    return applications.values("admission")


def _hanging(mine):
    """(files deleted, what is kept and told): papers as long as they must be, what is others' too."""
    for register, keys in registers(mine):
        addresses = [register.url_of(pk) for pk in keys]
        whole = register.area == AREA
        forgetting.strike(register.path, keys, addresses, mine.words, whole=whole)
    files = sum(forgetting.drop_files(path, keys) for path, keys in places(mine, own=True))
    kept = []
    for paper in forgetting.papers(*places(mine, own=True)):
        until = keeping.paper_until(paper.dated)
        if until is None:
            forgetting.drop_paper(paper, mine.words)
        else:
            kept.append({"number": paper.number, "until": until})
    return files, {"papers": kept, "others": forgetting.hung(*places(mine, own=False))}
