"""Gifts and visits: on which occasion, to whom, worth how much."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import AmountField, Measure, Record, Register, register
from congdoan.welfare.occasions import Occasion, Relation


class Gift(Record):
    """One gift to a named person, or alike gifts to a counted group on one day."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Dự kiến")
        GIVEN = "given", _("Đã tặng")
        SKIPPED = "skipped", _("Không tặng")

    occasion = models.CharField(_("Dịp"), max_length=17, choices=Occasion)
    given_on = models.DateField(_("Ngày tặng"))
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Đoàn viên, người lao động"),
    )  # fmt: skip
    group = models.CharField(_("Hoặc nhóm người nhận"), max_length=120, blank=True)
    relation = models.CharField(
        _("Người nhận là"), max_length=6, choices=Relation, default=Relation.SELF
    )
    recipients = models.PositiveIntegerField(_("Số suất"), default=1)
    value = AmountField(_("Giá trị một suất"))
    total = AmountField(_("Tổng giá trị"), editable=False)
    note = models.CharField(_("Ghi chú, lý do"), max_length=250, blank=True)
    status = models.CharField(_("Tình trạng"), max_length=7, choices=State, default=State.GIVEN)

    class Meta(Record.Meta):
        verbose_name = _("suất quà")
        verbose_name_plural = _("Thăm hỏi, tặng quà")

    def __str__(self):
        return f"{self.get_occasion_display()} – {self.person or self.group}"

    def clean(self):
        if bool(self.person_id) == bool(self.group):
            raise ValidationError({"person": _("Chọn một người, hoặc ghi một nhóm người nhận.")})
        for_child = self.occasion in (Occasion.CHILDREN, Occasion.MID_AUTUMN)
        if for_child and self.relation != Relation.CHILD:
            raise ValidationError({"relation": _("Quà 1/6 và Trung thu: «Người nhận là» Con.")})
        if self.status == self.State.SKIPPED and not self.note:
            raise ValidationError({"note": _("Không tặng thì ghi lý do ở «Ghi chú, lý do».")})

    def derive(self):
        self.total = self.recipients * self.value


GIVEN = Q(status="given")
VISITS = GIVEN & Q(occasion__in=("wedding", "funeral", "illness", "hardship"))


@register("welfare/gifts")
class GiftRegister(Register):
    model = Gift
    icon = "gift"
    lead = _("Ai được thăm, được tặng quà dịp nào; còn suất nào dự kiến mà chưa tặng.")
    columns = "occasion given_on person group unit relation recipients value total status"
    filters = "occasion relation status given_on total"
    search = "person__folded group note"
    sections = {_("Người nhận"): "unit person group relation recipients",
                _("Quà"): "occasion given_on value note status"}  # fmt: skip
    bulk = "status given_on value"
    key = "unit occasion given_on person group relation"
    flow = {"planned": "given skipped"}
    cuts = {value: (label, Q(occasion=value)) for value, label in Occasion.choices}
    measures = (
        Measure("gifts.count", _("Suất quà"), during="given_on", where=GIVEN, total="recipients"),
        Measure("gifts.value", _("Giá trị quà"), during="given_on", where=GIVEN, total="total"),
        Measure("gifts.persons", _("Người được tặng quà"), during="given_on", where=GIVEN,
                distinct="person"),
        Measure("gifts.visits", _("Lượt thăm hỏi"), during="given_on", where=VISITS,
                total="recipients"),
        Measure("gifts.tet_persons", _("Người được chăm lo Tết"), during="given_on",
                where=GIVEN & Q(occasion="tet"), distinct="person"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "occasion": "illness", "given_on": "2026-04-22", "person": "DV-000001",
        "recipients": 1, "value": 500000, "relation": "self", "status": "given",
    }  # fmt: skip
