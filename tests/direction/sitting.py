"""What is said of a meeting beside its pages: who came, what was concluded, which papers went out."""

import datetime as dt

from congdoan.base.periods import Period
from congdoan.direction.meetings.services import roll
from congdoan.trail.models import IssuedPaper
from tests.growing import SYSTEM

DAY = dt.date(2026, 6, 15)
YEAR = Period.year(2026)


def come(meeting, present, rest="absent"):
    """So many of those called were there."""
    said = {}
    for place, one in enumerate(meeting.participants.order_by("pk")):
        said[one.pk] = ("present" if place < present else rest, "đi công tác")
    roll(SYSTEM, meeting=meeting, said=said)


def decide(meeting, **changes):
    said = {
        "text": "Lập kế hoạch tập huấn quý III",
        "lead": "Ban Tổ chức",
        "due": dt.date(2026, 7, 31),
    }
    return meeting.conclusions.create(**{**said, **changes})


def papers(meeting):
    return [
        paper.number
        for paper in IssuedPaper.objects.of("direction/meetings", meeting).order_by("pk")
    ]
