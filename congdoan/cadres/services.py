"""Rules over several records of cadres: a course held is noted at the offices of those present."""

from congdoan.access.system import System
from congdoan.cadres.offices import first_training
from congdoan.cadres.registers.official import Official
from congdoan.records.write import save
from congdoan.trail.models import Touch


def note_training(people, *, why):
    """Bring «trained after taking office» up to date for these people, called to a course or no more."""
    offices = Official.objects.across_units("training is noted where the office is held")
    concerned = offices.filter(person__in=people)
    for official in concerned.select_related("person"):
        if official.trained_on != first_training(official.person, official.began):
            save(official, actor=System("lớp tập huấn"), reason=why)
    # Who was struck from a course is found at no course any more.
    Touch.of(concerned)
