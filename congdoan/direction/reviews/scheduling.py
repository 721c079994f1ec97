"""Reviews that follow from a programme: by its span and rule, and those its items name."""

from dataclasses import dataclass
from datetime import date, timedelta

from congdoan.access.system import System
from congdoan.base.dates import months_later
from congdoan.base.text import fold, one_line
from congdoan.direction.registers.programme import Programme
from congdoan.direction.registers.review import Review
from congdoan.direction.reviews.named import BRIEFING, FINAL, MID, reviews_named
from congdoan.records.write import save
from congdoan.trail.jobs import job

# From when on a programme is reviewed; an archived one gets no new reviews.
REVIEWED = (Programme.Status.ADOPTED, Programme.Status.ISSUED, Programme.Status.RUNNING,
            Programme.Status.MIDTERM, Programme.Status.REVIEWED)  # fmt: skip
# A span shorter than this has no middle worth a review, in months.
SHORTEST = 6
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Slot:
    """One review due, before it is a record; `key` tells it from the others of its programme."""

    key: str
    kind: str
    due: date
    origin: str
    subject: str = ""
    number: str = ""
    years: int | None = None
    full_on: date | None = None
    quote: str = ""


def reviews_of(programme, items=None):
    """The programme's reviews that are new or have changed, not yet written.

    `items` default to those kept with it. What was held stays; a day moved by hand stays until the programme
    says another (ADR 0012). What no longer follows from the programme is dropped.
    """
    if items is None:
        items = list(programme.items.all())
    slots = _slots(programme, items) if programme.status in REVIEWED else []
    known = {} if programme._state.adding else _known(programme)
    changed = [_of_programme(known.pop(slot.key, None), programme, slot) for slot in slots]
    dropped = [one for one in known.values() if one.status == Review.Status.PLANNED]
    for review in dropped if programme.status in REVIEWED else ():
        review.status, review.scheduled_for = Review.Status.DROPPED, None
        changed.append(review)
    return [review for review in changed if review is not None]


@job("reviews", daily="Xếp lịch sơ kết, tổng kết")
def schedule_all(work):
    """Every programme in force has its reviews, also one that came in before reviews were kept."""
    known = Programme.objects.across_units("reviews follow from every programme")
    for programme in known.filter(status__in=REVIEWED).prefetch_related("items"):
        for review in reviews_of(programme):
            save(review, actor=System("lịch sơ kết, tổng kết"))


def _known(programme):
    found = Review.objects.across_units("reviews that follow from this programme")
    return {one.key: one for one in found.filter(programme=programme)}


def _of_programme(review, programme, slot):
    review = review or Review(unit=programme.unit, programme=programme, key=slot.key)
    about = None if review.is_settled else _about(programme, slot)
    return as_slotted(review, slot, slot.subject or programme.title, about)


def as_slotted(review, slot, subject, about=None):
    """The record of a slot, a new one or the one that bears its key; None when it stands as it should, or is past
    changing. `about`: the programme whose figures are looked at."""
    if review.is_settled:
        return None
    said = {"kind": slot.kind, "subject": subject[:300],
            "origin": slot.origin, "years": slot.years, "full_on": slot.full_on,
            "quote": slot.quote, "scheduled_for": slot.due, "status": Review.Status.PLANNED}  # fmt: skip
    if all(getattr(review, name) == value for name, value in said.items()):
        return None
    if review.scheduled_for != slot.due:
        review.due = slot.due
    for name, value in said.items():
        setattr(review, name, value)
    review.about = about
    return review


def _about(programme, slot):
    """The programme whose figures are looked at: itself, or the one of that number in the line above."""
    if not slot.subject:
        return programme
    if not slot.number:
        return None
    line = programme.unit.line_on(programme.period_end)
    found = Programme.objects.across_units("a programme is known by its number")
    return found.filter(unit__in=line, number=slot.number).order_by("-period_start").first()


def _slots(programme, items):
    """All slots by key: those of the span first, then what the items name beside them."""
    slots = {slot.key: slot for slot in _of_span(programme)}
    for text, due in _sayings(programme, items):
        for named in reviews_named(text):
            for slot in _of_saying(programme, text, due, named, slots):
                slots.setdefault(slot.key, slot)
    return list(slots.values())


def _sayings(programme, items):
    """[(text, due)] of what may name a review: the items, then the paragraphs that are none of them."""
    told = [(one_line(item.text), item.due) for item in items]
    told = [(text, due) for text, due in told if reviews_named(text)]
    yield from told
    for line in map(one_line, programme.text.splitlines()):
        if not line.startswith("Căn cứ") and not any(
            text in line or line in text for text, _due in told
        ):
            yield line, None


def _of_span(programme):
    """Half-term and full years by the programme's rule, and the final review at its end."""
    start, end, rule = programme.period_start, programme.period_end, programme.review_rule
    if rule == Programme.Reviewed.NEVER:
        return
    middle = half_of(start, end)
    if rule in (Programme.Reviewed.HALF, Programme.Reviewed.BOTH) and middle:
        yield Slot("mid-half", MID, middle, Review.Origin.HALF)
    if rule in (Programme.Reviewed.YEARLY, Programme.Reviewed.BOTH):
        for years, full in full_years(start, end):
            if not (rule == Programme.Reviewed.BOTH and full == middle):
                yield Slot(
                    f"mid-y{years}", MID, full, Review.Origin.YEAR, years=years, full_on=full
                )
    yield Slot("final", FINAL, end, Review.Origin.END)


def half_of(start, end):
    """The last day of the first half, in whole months; None for a span too short to have one."""
    months = (end + DAY).year * 12 + (end + DAY).month - start.year * 12 - start.month
    if months < SHORTEST:
        return None
    place = start.month - 1 + months // 2
    return date(start.year + place // 12, place % 12 + 1, 1) - DAY


def full_years(start, end):
    """(years, last day of them) for every full year before the end."""
    years = 1
    while (full := months_later(start, 12 * years) - DAY) < end:
        yield years, full
        years += 1


def _of_saying(programme, text, item_due, named, slots):
    """What one named review adds; a review of the programme itself is mostly there already."""
    said = {"origin": Review.Origin.NAMED, "quote": text}
    if named.kind == BRIEFING:
        for quarter in _quarters(programme):
            key = f"briefing-{quarter.year}q{quarter.month // 3}"
            yield Slot(key, BRIEFING, quarter, **said)
    elif not named.subject:
        if not any(slot.kind == named.kind and not slot.subject for slot in slots.values()):
            day = half_of(programme.period_start, programme.period_end)
            final = named.kind == FINAL or day is None
            yield Slot(
                f"{named.kind}-named", named.kind, programme.period_end if final else day, **said
            )
    else:
        about = {"subject": named.subject, "number": named.number, "years": named.years,
                 "full_on": named.full_on}  # fmt: skip
        tail = fold(named.subject)[:80]
        for mark, due in _days_of(programme, item_due, named):
            yield Slot(f"{named.kind}-{mark}-{tail}", named.kind, due, **about, **said)


def _quarters(programme):
    """Ends of quarters from the day of issue on: briefings are quarterly unless somebody moves them."""
    first = max(programme.period_start, programme.issued_on or programme.period_start)
    for year in range(first.year, programme.period_end.year + 1):
        for month in (3, 6, 9, 12):
            day = date(year + month // 12, month % 12 + 1, 1) - DAY
            if first <= day <= programme.period_end:
                yield day


def _days_of(programme, item_due, named):
    """[(mark, due)]: the item's own day, else the day the years are full when it lies in the span,
    else the end of the span; a «sơ kết» without a number of years comes back every year."""
    start, end = programme.period_start, programme.period_end
    if item_due:
        return [("due", item_due)]
    for day in (named.full_on, named.until if named.kind == FINAL else None):
        if day and start <= day <= end:
            return [(f"y{named.years or ''}", day)]
    if named.kind == MID and not named.years and (end - start).days > 366:
        return [*((f"y{years}", full) for years, full in full_years(start, end)), ("end", end)]
    return [("end", end)]
