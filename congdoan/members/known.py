"""Who is known already: the same number or the same name and birthday, asked about many at once.

The page asks about one person, a sheet about a hundred thousand: these are the same functions.
"""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from congdoan.base import identity
from congdoan.base.text import fold
from congdoan.members import services
from congdoan.members.identity import HIDDEN, keep_identity, mark_of
from congdoan.members.rules import VIETNAM
from congdoan.records.ahead import ahead, at_once
from congdoan.records.finding import beginning, having
from congdoan.records.register import REGISTERS

NUMBER = "identity_number"


def typed_number(row):
    """The identity number that was typed; nothing where the masked one stands unchanged."""
    number = row.get(NUMBER) or ""
    return "" if HIDDEN in number else number


def mark_in(row):
    """The mark of the number typed, worked out once a row; None where there is none."""
    if "mark" not in row:
        number = typed_number(row)
        row["mark"] = mark_of(number) if number else None
    return row["mark"]


def seal(record, row):
    """Keeps the number typed in a record that bears one, unless it is the number it bears already."""
    mark = mark_in(row)
    if mark and mark != record.identity_mark:
        keep_identity(record, typed_number(row), mark)


def odd_number(row):
    """A citizen number of another length, sex, year or province than it should be: cards with
    mistakes exist, so it is said and kept."""
    number = typed_number(row)
    if not number or fold(row.get("nationality") or VIETNAM) != fold(VIETNAM):
        return {}
    born, sex = row.get("born"), row.get("sex")
    woman = None if not sex else sex == "female"
    odd = identity.faults(number, woman=woman, birth_year=born and born.year)
    return {NUMBER: odd[0].message} if odd else {}


def number_once(register, rows, actor):
    """No two people bear one identity number."""
    meet(register, rows)
    others = {
        place: row["same_number"] for place, row in enumerate(rows)
        if row["same_number"] is not None and row["same_number"].pk != row.get("pk")
    }  # fmt: skip
    for place, sentence in _already(others, actor):
        yield place, NUMBER, sentence


def namesake_once(register, rows, actor):
    """The same name and birthday is pointed out, unless told to be somebody else."""
    meet(register, rows)
    others = {}
    for place, row in enumerate(rows):
        people = [one for one in row["same_name"] if one.pk != row.get("pk")]
        if people and not row.get("namesake"):
            others[place] = people[0]
    hint = _("Nếu là người khác, đánh dấu ô «Là người khác, trùng họ tên và ngày sinh».")
    for place, sentence in _already(others, actor):
        yield place, "full_name", format_html("{} {}", sentence, hint)


def not_elsewhere(register, rows, actor):
    """Who is or was a member is not put on a roll anew: transfers and applications do that."""
    asked = {row["pk"]: place for place, row in enumerate(rows)
             if row.get("joined_on") and row.get("pk")}  # fmt: skip
    if not asked:
        return
    memberships = REGISTERS["members/memberships"].model.objects
    episodes = memberships.across_units("one person, one union").filter(person__among=asked)
    episodes = episodes.select_related("unit").order_by("joined_on", "pk")
    for pk, last in {one.person_id: one for one in episodes}.items():
        unit = rows[asked[pk]].get("unit")
        if last.left_on is None and unit is not None and last.unit_id == unit.pk:
            continue
        sentence = (
            _("Người này đang là đoàn viên của %(unit)s; hãy lập phiếu chuyển sinh hoạt.")
            if last.left_on is None
            else _("Người này từng là đoàn viên của %(unit)s; hãy kết nạp lại bằng đơn gia nhập.")
        )
        yield asked[pk], "joined_on", sentence % {"unit": last.unit}


def same(register, row):
    """Two rows of a sheet are one person by code, by number, or by name and birthday at one union."""
    mark, unit = mark_in(row), getattr(row.get("unit"), "pk", None)
    facts = row.get("full_name") and row.get("born") and not row.get("namesake")
    return [
        *([("code", row["code"])] if row.get("code") else ()),
        *([(NUMBER, mark)] if mark else ()),
        *([("facts", fold(row["full_name"]), row["born"], unit)] if facts else ()),
    ]


def find(register, rows, actor, columns=()):
    """The person each row means, among those in reach: by code, by number, else by name, birthday
    and union together. A row that says it is a namesake means a new person."""
    meet(register, rows)
    codes = {row["code"] for row in rows if row.get("code")}
    people = _everyone(register).filter(code__among=codes).select_related("unit") if codes else ()
    by_code = {one.code: one for one in people}
    found = [by_code.get(row["code"]) if row.get("code") else meant(row) for row in rows]
    asked = {one.pk for one in found if one is not None}
    reach = register.rows(actor, "edit").filter(pk__among=asked).values_list("pk", flat=True)
    near = set(reach) if asked else set()
    services.look_up_roll(one for one in found if one is not None)
    return [one if one is not None and one.pk in near else None for one in found]


def meant(row):
    """The person a row that was met means: of its number, else the one of its name, birthday and union."""
    if row["mark"]:
        return row["same_number"]
    return None if row.get("namesake") else _of_union(row["same_name"], row.get("unit"))


def meet(register, rows, ask=at_once):
    """Puts into each row whom it meets in the whole country: `same_number`, a person or None, and
    `same_name`, those of its name and birthday."""
    met(register, rows, ask)()


def met(register, rows, ask=ahead):
    """Begins to ask whom the rows meet; what it gives back does what `meet` does."""
    fresh = [row for row in rows if "same_name" not in row]
    if not fresh:
        return lambda: None
    everyone = _everyone(register)
    marks = {mark for row in fresh if (mark := mark_in(row))}
    numbered = having(everyone.model, "identity_mark", marks, ask) if marks else list
    named = _names_asked(everyone, fresh, ask)

    def answer():
        by_mark, by_name = _of_marks(everyone, numbered()), named()
        for place, row in enumerate(fresh):
            row["same_number"] = by_mark.get(row["mark"])
            row["same_name"] = by_name.get(place, ())

    return answer


def _of_marks(everyone, found):
    """{mark of a number: the person of those found who bears it, or the one he was merged into}."""
    people = everyone.filter(pk__among=[pk for (pk,) in found]) if found else ()
    people = people.select_related("unit", "merged_into__unit") if found else ()
    return {one.identity_mark: one.merged_into or one for one in people}


def namesakes(people, rows):
    """{place of the row: [people of its name and birthday]}, accents and capitals ignored."""
    return _names_asked(people, rows, at_once)()


def _names_asked(people, rows, ask):
    """A function that gives what `namesakes` gives."""
    asked = [
        (place, row["born"], fold(row["full_name"]))
        for place, row in enumerate(rows) if row.get("born") and row.get("full_name")
    ]  # fmt: skip
    if not asked:
        return dict
    # Names stand first in `folded`, the code after a space.
    pairs = beginning(people.model, "born", "folded", asked, ask)
    return lambda: _of_names(people, asked, pairs())


def _of_names(people, asked, pairs):
    near = people.filter(pk__among={pk for _place, pk in pairs}, merged_into=None).select_related(
        "unit"
    )
    known = {one.pk: (one, fold(one.full_name)) for one in near} if pairs else {}
    names, found = {place: name for place, _born, name in asked}, {}
    for place, pk in pairs:
        if pk in known and known[pk][1] == names[place]:
            found.setdefault(place, []).append(known[pk][0])
    return found


def _of_union(people, unit):
    same = [one for one in people if unit is not None and one.unit_id == unit.pk]
    return same[0] if len(same) == 1 else None


def _everyone(register):
    return register.model.objects.across_units("the same person is looked for everywhere")


def _already(others, actor):
    """(place, sentence) for each person known, with the way to the record within the actor's reach."""
    if not others:
        return
    numbers = {one.pk for one in others.values()}
    model = type(next(iter(others.values())))
    mine = model.objects.visible_to(actor).filter(pk__among=numbers)
    seen = set(mine.values_list("pk", flat=True))
    for place, found in others.items():
        text = _("Người này đã có hồ sơ %(code)s tại %(unit)s.") % {
            "code": found.code, "unit": found.unit,
        }  # fmt: skip
        if found.pk in seen:
            url = reverse("members-people-detail", args=[found.pk])
            yield place, format_html('{} <a href="{}">{}</a>.', text, url, _("Mở hồ sơ"))
        else:
            yield (
                place,
                _("%(text)s Dùng mã này trong đơn gia nhập hoặc phiếu chuyển.") % {"text": text},
            )
