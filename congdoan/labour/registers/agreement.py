"""Collective agreements: what the union and an employer have signed, and for how long it holds."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Measure, Record, Register, must, once, register
from congdoan.workplaces.cuts import cuts
from congdoan.workplaces.registers.workplace import organised


class Agreement(Record):
    """One collective agreement, kept by the unit that signed it (Labour Code 2019, art. 75-89)."""

    class Grade(models.TextChoices):
        A = "A", _("Loại A")
        B = "B", _("Loại B")
        C = "C", _("Loại C")
        D = "D", _("Loại D")

    number = models.CharField(_("Số thoả ước"), max_length=40)
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", verbose_name=_("Nơi làm việc")
    )
    signed_on = models.DateField(_("Ngày ký"))
    valid_from = models.DateField(_("Hiệu lực từ"))
    valid_until = models.DateField(_("Hiệu lực đến hết"))
    workers = models.PositiveIntegerField(_("Số lao động được áp dụng"))
    better_terms = models.PositiveSmallIntegerField(_("Số điều có lợi hơn luật"), default=0)
    grade = models.CharField(_("Xếp loại chất lượng"), max_length=1, choices=Grade, blank=True)

    class Meta(Record.Meta):
        verbose_name = _("thoả ước lao động tập thể")
        verbose_name_plural = _("Thoả ước lao động tập thể")
        constraints = [
            once("agreement_number_once_in_a_unit", "unit number",
                 _("«Số thoả ước» này đã có ở đơn vị; mở thoả ước đó ra sửa.")),
            must("agreement_ends_after_it_begins", Q(valid_until__gt=F("valid_from")),
                 _("«Hiệu lực đến hết» phải sau «Hiệu lực từ».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.number} – {self.workplace}"


IN_FORCE = ("valid_from", "valid_until")


@register("labour/agreements")
class AgreementRegister(Register):
    model = Agreement
    icon = "paper"
    lead = _("Thoả ước đã ký, còn hiệu lực đến khi nào, tốt hơn luật ở điều nào.")
    columns = "number workplace unit signed_on valid_until workers grade"
    filters = "grade signed_on valid_until"
    search = "number workplace__name"
    sections = {_("Thoả ước"): "unit number workplace", _("Hiệu lực"): "signed_on valid_from valid_until",
                _("Nội dung"): "workers better_terms grade"}  # fmt: skip
    bulk = "grade"
    key = "unit number"
    cuts = cuts("workplace__")
    measures = (
        Measure("agreements.signed", _("Thoả ước ký trong kỳ"), during="signed_on"),
        Measure("agreements.in_force", _("Thoả ước còn hiệu lực"), holding=IN_FORCE),
        Measure("agreements.good", _("Thoả ước loại A, B"), holding=IN_FORCE, where=Q(grade__in="AB")),
        Measure("agreements.workers", _("Lao động được áp dụng"), holding=IN_FORCE, total="workers"),
        Measure("agreements.workplaces", _("Nơi làm việc có thoả ước"), holding=IN_FORCE,
                distinct="workplace", where=Q(workplace__cba_eligible=True), on=organised),
    )  # fmt: skip
    example = {
        "unit": "CS001", "number": "01/2026/TƯLĐTT", "workplace": "NLV-001",
        "signed_on": "2026-02-10", "valid_from": "2026-03-01", "valid_until": "2028-02-29",
        "workers": 1250, "better_terms": 12, "grade": "A",
    }  # fmt: skip
