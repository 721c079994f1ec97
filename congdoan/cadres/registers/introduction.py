"""Introductions: outstanding members whom the union brings to the Party's notice."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, must, register


class Introduction(Record):
    """One member on the way to the Party; where there is no Party cell, straight to the upper
    committee (seed 001 III.4)."""

    class State(models.TextChoices):
        SPOTTED = "spotted", _("Phát hiện")
        NURTURED = "nurtured", _("Đang bồi dưỡng")
        INTRODUCED = "introduced", _("Đã giới thiệu")
        CLASS = "class", _("Học lớp nhận thức về Đảng")
        ADMITTED = "admitted", _("Đã kết nạp")
        RETURNED = "returned", _("Trả lại hồ sơ")

    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", verbose_name=_("Đoàn viên")
    )
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", verbose_name=_("Nơi làm việc")
    )
    introduced_on = models.DateField(_("Ngày giới thiệu"), null=True, blank=True)
    committee = models.CharField(_("Cấp uỷ nhận"), max_length=160, blank=True)
    to_upper = models.BooleanField(_("Giới thiệu thẳng lên cấp uỷ cấp trên"), default=False)
    admitted_on = models.DateField(_("Ngày kết nạp"), null=True, blank=True)
    status = models.CharField(_("Tình trạng"), max_length=10, choices=State, default=State.SPOTTED)

    class Meta(Record.Meta):
        verbose_name = _("đoàn viên giới thiệu cho Đảng")
        verbose_name_plural = _("Giới thiệu đoàn viên cho Đảng")
        constraints = [
            must("introduced_on_a_day",
                 Q(status__in=("spotted", "nurtured")) ^ Q(introduced_on__isnull=False),
                 _("«Ngày giới thiệu» phải ghi từ bước «Đã giới thiệu», trước đó để trống.")),
            must("admitted_on_a_day", ~Q(status="admitted") ^ Q(admitted_on__isnull=False),
                 _("«Ngày kết nạp» đi cùng tình trạng «Đã kết nạp».")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.person)

    def clean(self):
        if self.introduced_on and not self.committee:
            raise ValidationError({"committee": _("Ghi «Cấp uỷ nhận» hồ sơ giới thiệu.")})
        if self.workplace_id and not self.workplace.party_cell and not self.to_upper:
            message = _("Nơi làm việc chưa có tổ chức Đảng: đánh dấu giới thiệu lên cấp trên.")
            raise ValidationError({"to_upper": message})


@register("cadres/introductions")
class IntroductionRegister(Register):
    model = Introduction
    icon = "star"
    lead = _("Đoàn viên ưu tú: phát hiện, bồi dưỡng, giới thiệu, kết nạp.")
    columns = "person workplace unit introduced_on committee to_upper status"
    filters = "status introduced_on admitted_on to_upper"
    search = "person__folded committee workplace__name"
    sections = {_("Đoàn viên"): "unit person workplace status",
                _("Giới thiệu"): "introduced_on committee to_upper admitted_on"}  # fmt: skip
    bulk = "status introduced_on committee"
    key = "unit person introduced_on"
    flow = {"spotted": "nurtured introduced", "nurtured": "introduced",
            "introduced": "class returned", "class": "admitted returned"}  # fmt: skip
    measures = (
        Measure("introductions.made", _("Lượt giới thiệu cho Đảng"), during="introduced_on"),
        Measure("introductions.persons", _("Đoàn viên được giới thiệu cho Đảng"),
                during="introduced_on", distinct="person"),
        Measure("introductions.admitted", _("Đoàn viên được kết nạp Đảng"), during="admitted_on",
                distinct="person"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "workplace": "NLV-001", "to_upper": True,
        "introduced_on": "2026-05-19", "committee": "Đảng uỷ xã", "status": "introduced",
    }  # fmt: skip
