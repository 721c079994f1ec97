"""Rules over several records of cadres: a course held is noted at the offices of those present."""

from django.db.models import Q

from congdoan.access.system import System
from congdoan.cadres.offices import first_training
from congdoan.cadres.registers.official import Official
from congdoan.records.write import save


def note_training(*, course):
    """Bring «trained after taking office» up to date for all whom the course may concern."""
    people = course.participants.values("person")
    concerned = Official.objects.across_units("training is noted where the office is held").filter(
        Q(person__in=people) | Q(trained_on=course.ends_on)
    )
    for official in concerned.select_related("person"):
        if official.trained_on != first_training(official.person, official.began):
            save(official, actor=System("lớp tập huấn"), reason=str(course))
