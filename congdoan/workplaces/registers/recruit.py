"""Recruits: whom a workplace took on, and who of them joined the union (seed 002 IV.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.members.forms import PersonByCodeForm
from congdoan.records.declare import Measure, Record, Register, register
from congdoan.workplaces import recruiting
from congdoan.workplaces.cuts import cuts
from congdoan.workplaces.registers.workplace import Workplace


class Recruit(Record):
    """One person taken on, as the employer lists him; `person` is ours, once he is known."""

    workplace = models.ForeignKey(
        Workplace, models.PROTECT, related_name="recruits", verbose_name=_("Nơi làm việc")
    )
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    born = models.DateField(_("Ngày sinh"), null=True, blank=True)
    hired_on = models.DateField(_("Ngày tuyển dụng"))
    job = models.CharField(_("Nghề nghiệp, vị trí công việc"), max_length=120, blank=True)
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="recruitments", null=True, blank=True,
        verbose_name=_("Hồ sơ người lao động"),
    )  # fmt: skip

    class Meta(Record.Meta):
        verbose_name = _("người mới tuyển dụng")
        verbose_name_plural = _("Người mới tuyển dụng")
        ordering = ["-hired_on", "-pk"]

    def __str__(self):
        return self.full_name


# On the roll at the end of the period, whoever enrolled him and whenever (requirements IND-005).
JOINED = ("person__memberships__joined_on", "person__memberships__left_on")


@register("workplaces/recruits")
class RecruitRegister(Register):
    model = Recruit
    form = PersonByCodeForm
    icon = "user"
    lead = _(
        "Danh sách người mới tuyển từ nơi làm việc; ai đã vào công đoàn, ai còn phải vận động."
    )
    columns = "full_name born workplace unit hired_on job person"
    filters = "hired_on workplace__sector workplace__ownership"
    search = "full_name workplace__folded"
    sections = {
        _("Người được tuyển"): "unit workplace full_name born hired_on job",
        _("Đối chiếu"): "person",
    }  # fmt: skip
    looks = (recruiting.meet,)
    bulk = "workplace hired_on"
    key = "workplace full_name hired_on"
    cuts = cuts("workplace__")
    measures = (
        Measure("recruits.count", _("Người mới tuyển dụng"), during="hired_on"),
        Measure("recruits.joined", _("Người mới tuyển dụng đã vào công đoàn"), during="hired_on",
                holding=JOINED, until_excluded=True),
        Measure("recruits.unknown", _("Người mới tuyển dụng chưa có hồ sơ"), during="hired_on",
                where=Q(person=None)),
    )  # fmt: skip
    example = {
        "unit": "CS001", "workplace": "NLV-001", "full_name": "Vàng Thị Sua", "born": "2001-08-15",
        "hired_on": "2026-03-02", "job": "Công nhân may",
    }  # fmt: skip

    def complete(self, recruit, row):
        """Who was found in the look is he, unless another person was chosen."""
        if recruit.person is None:
            recruit.person = row.get("met")
