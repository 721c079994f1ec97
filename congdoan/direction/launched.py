"""Reviews that follow from an emulation movement: at half its time, after full years, at its end (ADR 0012)."""

from django.db.models import Q
from django.utils import timezone

from congdoan.access.system import System
from congdoan.base.dates import months_later
from congdoan.direction.registers.review import Review
from congdoan.direction.reviews.named import FINAL, MID
from congdoan.direction.reviews.scheduling import Slot, as_slotted, full_years, half_of
from congdoan.emulation.registers.movement import Movement
from congdoan.records.write import save
from congdoan.trail.jobs import job
from congdoan.trail.language import in_vietnamese

WHY = "lịch sơ kết, tổng kết"
Status = Review.Status


@in_vietnamese()
def launched(movement):
    """Write the movement's reviews that are new or have changed. By the system: who keeps the movement may have no
    rights in the calendar."""
    today = timezone.localdate()
    rows = Review.objects.across_units("reviews that follow from this movement")
    known = {one.key: one for one in rows.filter(movement=movement)}
    if movement.until and movement.until < today and not known:
        return  # over before anybody wrote it down
    slots = {slot.key: slot for slot in _slots(movement, known, today)}
    for slot in slots.values():
        new = Review(unit=movement.unit, movement=movement, key=slot.key)
        _write(as_slotted(known.get(slot.key) or new, slot, f"Phong trào thi đua «{movement}»"))
    for review in known.values():
        if review.key not in slots and review.status == Status.PLANNED:
            review.status, review.scheduled_for = Status.DROPPED, None
            _write(review)


def _write(review):
    if review is not None:
        save(review, actor=System(WHY))


def _slots(movement, known, today):
    """One without an end is looked back on every full year: on the next one, and on those that were due before."""
    start, end, why = movement.launched_on, movement.until, Review.Origin.MOVEMENT
    middle = end and half_of(start, end)
    if middle:
        yield Slot("mid-half", MID, middle, why)
    for years, full in full_years(start, end or months_later(today, 13)):
        if full != middle and (end or full >= today or f"mid-y{years}" in known):
            yield Slot(f"mid-y{years}", MID, full, why, years=years, full_on=full)
            if not end and full >= today:
                break
    if end:
        yield Slot("final", FINAL, end, why)


@job("movement-reviews", daily="Xếp lịch sơ kết, tổng kết phong trào thi đua")
def schedule_all(_found):
    """Movements that run and have nothing ahead in the calendar: brought in by a sheet, or a year further on."""
    today = timezone.localdate()
    rows = Movement.objects.across_units("reviews follow from every movement")
    running = rows.filter(Q(until=None) | Q(until__gte=today), launched_on__lte=today)
    ahead = Review.objects.across_units("what is ahead").filter(
        movement__isnull=False, due__gte=today
    )
    for movement in running.exclude(pk__in=ahead.values("movement")).select_related("unit"):
        launched(movement)


def followed(review, *, actor):
    """Runs inside the step: a movement that was looked back on is kept up from that day."""
    movement = review.movement
    if movement is None or review.held_on <= movement.launched_on:
        return
    if movement.followed_on is None or movement.followed_on < review.held_on:
        movement.followed_on = review.held_on
        save(movement, actor=System(actor.label, actor.day), reason=str(review)[:300])
