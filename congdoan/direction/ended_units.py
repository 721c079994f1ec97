"""What becomes of tasks of a union that has ended: what is not done yet is done by who carries it on."""

from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.dates import show
from congdoan.direction.registers.task import Task
from congdoan.orgs.heirs import heirs_of, standing_for
from congdoan.orgs.models import Unit
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese

WHY = "tasks of a union that has ended"


def wind_up(units, day, actor):
    """Of those units ended by that day. What was done stays theirs. Said twice it changes nothing more."""
    ended = units.filter(closed__lte=day).values("pk")
    left = Task.objects.across_units(WHY).filter(unit__in=ended).exclude(status__in=Task.OVER)
    for unit in Unit.objects.filter(pk__in=left.order_by().values("unit")):
        if heir := _heir(unit, day):
            for task in left.filter(unit=unit):
                _hand_over(task, unit, heir, actor)


def _heir(unit, day):
    """The one that carries it on, without any the union above. Of several none is guessed: it stays, and waits where
    it is reminded of."""
    heirs = heirs_of(unit, day)[:2]
    return None if len(heirs) > 1 else standing_for(unit, day)


@in_vietnamese()
def _hand_over(task, unit, heir, actor):
    task.unit = heir
    if task.lead == str(unit):
        task.lead = str(heir)
    why = _("%(unit)s kết thúc ngày %(day)s, việc còn lại do %(heir)s làm tiếp") % {
        "unit": unit, "day": show(unit.closed), "heir": heir,
    }  # fmt: skip
    save(task, actor=System(actor.label), reason=why)
