"""Once a month each union is told who has been suspended too long: after loss of a job a member is without dues for so
many months and no more, and then somebody has to ask him (HD 38/HD-TLĐ 2.2)."""

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from congdoan.access.system import System
from congdoan.base.periods import Period
from congdoan.base.text import number
from congdoan.members import pausing
from congdoan.members.registers.membership import Membership
from congdoan.orgs.models import Unit
from congdoan.trail.jobs import job
from congdoan.trail.language import in_vietnamese
from congdoan.trail.models import Notice
from congdoan.trail.notices import tell_each

CODE = "members.long_suspended"


@job("long-suspensions", daily=gettext_lazy("Nhắc xem lại đoàn viên tạm dừng sinh hoạt đã lâu"))
def run(_work):
    remind(timezone.localdate())


@in_vietnamese()
def remind(today):
    """Tell each union how many, on the first day of the month on which a worker runs. How many notices."""
    said = Notice.objects.filter(
        url__contains=f"measure={CODE}", at__date__gte=today.replace(day=1)
    )
    if said.exists():
        return 0
    register, period = Membership.register, Period.day(today)
    rows = register.rows(System("whose suspension has lasted too long"))
    rows = rows.filter(register.measure(CODE).counted(period)).order_by()
    counted, months = dict(rows.values_list("unit").annotate(Count("pk"))), pausing.longest(today)
    told = {
        unit.pk: (_sentence(counted[unit.pk], months), register.behind(CODE, unit, period))
        for unit in Unit.objects.filter(pk__among=list(counted))
    }
    return tell_each(told, "members")


def _sentence(count, months):
    said = {"n": number(count), "months": months}
    return ngettext(
        "%(n)s đoàn viên tạm dừng sinh hoạt đã từ %(months)s tháng; người mất việc chỉ được miễn đoàn phí đến đó: "
        "xem lại từng người.",
        "%(n)s đoàn viên tạm dừng sinh hoạt đã từ %(months)s tháng; người mất việc chỉ được miễn đoàn phí đến đó: "
        "xem lại từng người.", count) % said  # fmt: skip
