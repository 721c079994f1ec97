"""Lost cards: void from the report on, whoever reports; the card printed next bears another serial."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members import losses
from congdoan.members.cards import NewCardView
from congdoan.members.registers.person import Person
from congdoan.records.declare import Measure, Record, Register, must, register


class CardLoss(Record):
    """A person's cards up to `issue` are void while this stands; a card found again is good again."""

    class Status(models.TextChoices):
        LOST = "lost", _("Đã báo mất")
        REPLACED = "replaced", _("Đã cấp thẻ mới")
        FOUND = "found", _("Đã tìm lại được")

    class Teller(models.TextChoices):
        OFFICER = "officer", _("Cán bộ ghi")
        MEMBER = "member", _("Đoàn viên tự báo")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="card_losses", verbose_name=_("Đoàn viên")
    )
    lost_on = models.DateField(_("Mất ngày"), default=timezone.localdate)
    teller = models.CharField(
        _("Người báo"), max_length=7, choices=Teller, default=Teller.OFFICER
    )  # fmt: skip
    note = models.CharField(_("Mất thế nào"), max_length=200, blank=True)
    replaced_on = models.DateField(_("Cấp thẻ mới ngày"), null=True, blank=True)
    issue = models.PositiveSmallIntegerField(_("Lần cấp của thẻ mất"), editable=False)
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.LOST)

    class Meta(Record.Meta):
        verbose_name = _("thẻ báo mất")
        verbose_name_plural = _("Thẻ báo mất")
        ordering = ["-lost_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status="lost"), name="card_lost_once_until_replaced",
                violation_error_message=_("Thẻ của người này đã được báo mất và chưa cấp thẻ mới."),
            ),
            must("card_replaced_after_its_loss",
                 Q(replaced_on=None) | Q(replaced_on__gte=models.F("lost_on")),
                 _("«Cấp thẻ mới ngày» không thể trước ngày mất.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.person)

    def derive(self):
        self.issue = self.issue or losses.last_issue(self.person_id) + 1
        if self.status == self.Status.REPLACED and self.replaced_on is None:
            self.replaced_on = timezone.localdate()


@register("members/cardlosses")
class CardLossRegister(Register):
    model = CardLoss
    asks_to_complete = True
    icon = "qr"
    seldom = True
    lead = _("Thẻ nào đã mất: từ lúc báo, trang kiểm tra nói thẻ đó không còn giá trị.")
    columns = "person unit lost_on teller replaced_on status"
    filters = "status teller lost_on"
    search = "person__folded"
    sections = {_("Thẻ"): "unit person lost_on teller note", _("Giải quyết"): "status replaced_on"}
    flow = {"lost": "replaced found"}
    key = "person lost_on"
    pages = (("members-cards-due", _("Thẻ cần thu hồi, cần đổi")),)
    actions = (("members-cardlosses-card", _("In thẻ mới"), "qr"),)
    routes = {"card": ("<int:pk>/card.pdf", NewCardView)}
    measures = (Measure("cards.lost", _("Thẻ đoàn viên báo mất"), during="lost_on"),)
    example = {
        "unit": "CS001", "person": "DV-000001", "lost_on": "2026-05-11", "teller": "officer",
        "status": "lost",
    }  # fmt: skip
