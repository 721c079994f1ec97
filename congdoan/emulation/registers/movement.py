"""Emulation movements: launched or joined by a unit, and kept up or only launched."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.orgs.kinds import BASE
from congdoan.orgs.models import unit_at_work
from congdoan.records.declare import Measure, Record, Register, must, register
from congdoan.trail.hooks import offered


class Movement(Record):
    """A movement in one unit. Without a follow-up after the launch it is not kept up (SYS-46)."""

    class Level(models.TextChoices):
        COUNTRY = "country", _("Cả nước, Tổng Liên đoàn")
        PROVINCE = "province", _("Tỉnh, thành phố, ngành")
        UPPER = "upper", _("Công đoàn cấp trên trực tiếp")
        OWN = "own", _("Đơn vị tự phát động")

    name = models.CharField(_("Tên phong trào"), max_length=250)
    level = models.CharField(_("Cấp phát động"), max_length=10, choices=Level)
    launched_on = models.DateField(_("Ngày phát động tại đơn vị"))
    registered_on = models.DateField(_("Ngày đăng ký thi đua"), null=True, blank=True)
    followed_on = models.DateField(_("Ngày kiểm tra, sơ kết gần nhất"), null=True, blank=True)
    # Kept up from its first follow-up on, whenever the latest was.
    kept_up_from = models.DateField(null=True, editable=False)
    until = models.DateField(_("Ngày tổng kết"), null=True, blank=True)
    people = models.PositiveIntegerField(_("Số người được phát động"), default=0)
    goal = models.TextField(_("Nội dung, mục tiêu"), blank=True)

    class Meta(Record.Meta):
        verbose_name = _("phong trào thi đua")
        verbose_name_plural = _("Phong trào thi đua")
        constraints = [
            must("movement_is_followed_after_its_launch",
                 Q(followed_on=None) | Q(followed_on__gt=F("launched_on")),
                 _("Ngày kiểm tra, sơ kết phải sau ngày phát động.")),
            must("movement_ends_after_its_launch", Q(until=None) | Q(until__gte=F("launched_on")),
                 _("«Ngày tổng kết» không được trước ngày phát động.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def derive(self):
        days = (self.followed_on, self.kept_up_from)
        self.kept_up_from = min(filter(None, days)) if self.followed_on else None

    def settle(self):
        """Its reviews stand in the work calendar."""
        for follows in offered("launched", "launched"):
            follows(self)


RUNNING = ("launched_on", "until")
AT_BASE = Q(unit__kind__in=BASE)


@register("emulation/movements")
class MovementRegister(Register):
    model = Movement
    icon = "flag"
    lead = _("Phong trào nào đang chạy, nơi nào chỉ phát động mà chưa kiểm tra, sơ kết.")
    columns = "name unit level launched_on registered_on followed_on until people"
    filters = "level launched_on followed_on until"
    search = "name goal"
    sections = {_("Phong trào"): "unit name level goal",
                _("Các mốc"): "launched_on registered_on followed_on until people"}  # fmt: skip
    bulk = "followed_on until"
    key = "unit name launched_on"
    measures = (
        Measure("movements.launched", _("Phong trào đã phát động"), during="launched_on"),
        Measure("movements.running", _("Phong trào đang duy trì hoặc mới phát động"), holding=RUNNING),
        Measure("movements.registered", _("Phong trào đăng ký"), during="registered_on"),
        Measure("movements.unions", _("Cơ sở đã phát động thi đua"), during="launched_on",
                where=AT_BASE, distinct="unit", on=unit_at_work),
        # Of those launched in the period, also where its last review closed it before the period was over.
        Measure("movements.sustaining_unions", _("Cơ sở duy trì thi đua"), during="launched_on", where=AT_BASE,
                distinct="unit", on=lambda day: Q(kept_up_from__lte=day) & unit_at_work(day)),
    )  # fmt: skip
    example = {
        "unit": "CS001", "name": "Lao động giỏi, lao động sáng tạo năm 2026", "level": "upper",
        "launched_on": "2026-01-15", "registered_on": "2026-02-01", "people": 1250,
    }  # fmt: skip
