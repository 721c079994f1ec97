"""Looks for records that may be one person, over everything in reach: a job with progress and stop."""

from collections import defaultdict
from itertools import chain, combinations, groupby, islice
from operator import itemgetter

from django.contrib import messages
from django.db.models import Count, F, Func, TextField, Value, Window
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear, Greatest, Least
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congdoan.access.actor import Actor
from congdoan.base import phones
from congdoan.base.text import fold, number
from congdoan.members.likeness import score
from congdoan.records.register import REGISTERS
from congdoan.records.views.base import RegisterView
from congdoan.records.write import save_all
from congdoan.trail.jobs import job, start

KIND = "duplicates-scan"
GROUP = 12  # so many are compared each with each; more are parted first
CHUNK = 500
# In the whole country many share a name and a birthday: one fact more is asked of a pair than of two who
# belong to one union.
TOLD, TOLD_HERE = 70, 60


class ScanView(RegisterView):
    """Says what is looked for, and starts it; what it finds comes into the list."""

    level = "edit"

    def get(self, request):
        return render(request, "members/scan.html", self.frame(path=self.path()))

    def post(self, request):
        found = start(KIND, _("Tìm hồ sơ nghi trùng"), request.user, {}, self.url("list"))
        messages.success(request, _("Đang quét; những cặp nghi trùng sẽ hiện trong danh sách."))
        return redirect("job", found.pk)


@job(KIND)
def scan(found):
    """Pairs that nobody has looked at yet: of the same name and birthday, of the same phone, and in one union of
    nearly the same name or birthday."""
    actor = Actor(found.owner)
    people = (
        REGISTERS["members/people"].rows(actor, "edit").filter(merged_into=None, erased_on=None)
    )
    people = people.select_related("unit")
    total, seen, made, crowds = people.count(), 0, 0, Crowds()
    for groups in chunks(chain(*(crowds.parted(way(people)) for way in WAYS)), CHUNK):
        known = people.in_bulk([pk for group in groups for pk in group])
        made += _keep(
            _likely([known[pk] for pk in group if pk in known] for group in groups), actor
        )
        seen += sum(map(len, groups))
        found.step(min(seen, total), total)
    found.step(total, total)
    told = _("Đã xem %(people)s hồ sơ giống nhau, ghi %(made)s cặp mới.")
    return " ".join([told % {"people": seen, "made": made}, *crowds.told()])


def chunks(groups, size):
    groups = iter(groups)
    while some := list(islice(groups, size)):
        yield some


def _same_facts(people):
    """Groups of keys of one name and birthday; names stand turned round in `called`."""
    return _shared(people.exclude(born=None), "born", "called")


def _same_phone(people):
    """However it was typed: with spaces, with +84."""
    digits = _replaced("phone", phones.OTHERS, "", "g")
    rows = people.annotate(digits=_replaced(digits, phones.BEFORE, "0"))
    return _shared(rows.exclude(digits=""), "digits")


def _replaced(text, pattern, by, *flags):
    """The text with what the pattern finds replaced; «g» for all that it finds."""
    more = map(Value, (pattern, by, *flags))
    return Func(text, *more, function="regexp_replace", output_field=TextField())


def _middle_word_lost(people):
    """In one union: the same birthday, family name and given name."""
    words = {"first": _word(1), "second": _word(2)}  # given name, then family name
    return _shared(people.exclude(born=None).annotate(**words), "unit", "born", "first", "second")


def _day_and_month_turned(people):
    """In one union: the same name and year, and two numbers of which either may be the day."""
    both = (ExtractDay("born"), ExtractMonth("born"))
    turned = {"year": ExtractYear("born"), "lower": Least(*both), "upper": Greatest(*both)}
    rows = people.exclude(born=None).annotate(**turned)
    return _shared(rows, "unit", "called", "year", "lower", "upper")


def _word(place):
    """The word of the turned name at that place."""
    return Func("called", Value(" "), Value(place), function="split_part", output_field=TextField())


WAYS = (_same_facts, _same_phone, _middle_word_lost, _day_and_month_turned)


def _shared(people, *names):
    """Groups of those who share these facts, in one pass over all of them: of each person the key and what
    crowds are parted by."""
    several = Window(Count("pk"), partition_by=[F(name) for name in names])
    rows = people.order_by().annotate(several=several).filter(several__gt=1)
    asked = list(dict.fromkeys((*names, "pk", *APART)))
    person = itemgetter(*map(asked.index, ("pk", *APART)))
    rows = rows.order_by(*names, "pk").values_list(*asked).iterator(chunk_size=10_000)
    for _facts, group in groupby(rows, key=lambda row: row[: len(names)]):
        yield list(map(person, group))


# What parts those who share a common name and the first of January, and how each is compared.
APART = {"unit": int, "hometown": fold, "phone": phones.bare}


class Crowds:
    """Parts groups that are too large to compare each with each, and knows which it could not part."""

    def __init__(self):
        self.known = {}  # the same people are met in more than one way

    def parted(self, groups):
        """Groups of keys, none larger than `GROUP`."""
        for group in groups:
            parts = dict.fromkeys(_parts(group, tuple(enumerate(APART.values(), start=1))))
            if len(group) > GROUP:
                self.known[frozenset(row[0] for row in group)] = bool(parts)
            yield from parts

    def told(self):
        """What the scan did not look at whole."""
        if self.known:
            yield _(
                "%(large)s nhóm đông hơn %(most)s người chỉ so những ai cùng đơn vị, quê quán hoặc điện thoại; "
                "%(skipped)s nhóm trong đó không chia nhỏ được nên bỏ qua."
            ) % {
                "large": number(len(self.known)), "most": GROUP,
                "skipped": number(list(self.known.values()).count(False)),
            }  # fmt: skip


def _parts(group, facts):
    """Keys of the group where it is small, else of its parts by each of the facts; what is still large is
    parted by the facts that follow."""
    if len(group) <= GROUP:
        yield tuple(row[0] for row in group)
        return
    for at, (place, compared) in enumerate(facts, start=1):
        parts = defaultdict(list)
        for row in group:
            if alike := row[place] and compared(row[place]):
                parts[alike].append(row)
        for part in parts.values():
            if len(part) > 1:
                yield from _parts(part, facts[at:])


def _likely(groups):
    """Pairs worth a look among groups of people."""
    for people in groups:
        yield from (pair for pair in combinations(people, 2) if score(*pair)[0] >= _enough(*pair))


def _enough(one, other):
    return TOLD_HERE if one.unit_id == other.unit_id else TOLD


def _keep(pairs, actor):
    """New pairs are written together; how many there were."""
    pairs = {frozenset((one.pk, other.pk)): (one, other) for one, other in pairs}
    model = REGISTERS["members/duplicates"].model
    keys = {pk for pair in pairs for pk in pair}
    known = model.objects.across_units("a pair stands once").filter(person__among=keys)
    known = {frozenset(pair) for pair in known.values_list("person_id", "other_id")}
    new = [
        model(unit=one.unit, person=one, other=other)
        for pair, (one, other) in pairs.items() if pair not in known
    ]  # fmt: skip
    save_all(new, actor=actor)
    return len(new)
