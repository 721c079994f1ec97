"""Reviews of programmes: briefings, mid-term and final ones, with the figures as they stood that day."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from congdoan.direction.registers.programme import Programme
from congdoan.indicators.judged.state import State
from congdoan.members.forms import refuse
from congdoan.records.declare import Measure, Record, Register, later, must, register
from congdoan.records.fixed import not_ahead


class Review(Record):
    """One review due. Those that follow from a `programme`, or from an emulation `movement`, bear a `key` and are kept
    by it (`direction.reviews.scheduling`, `direction.launched`); `about` is the programme whose targets are looked at,
    when known here. `due` may be moved by hand and stays then; `figures` are frozen on the day it is held."""

    class Kind(models.TextChoices):
        BRIEFING = "briefing", _("Giao ban")
        MID = "mid", _("Sơ kết")
        FINAL = "final", _("Tổng kết")

    class Origin(models.TextChoices):
        HALF = "half", _("Giữa kỳ của chương trình")
        YEAR = "year", _("Tròn năm thực hiện chương trình")
        END = "end", _("Hết kỳ của chương trình")
        NAMED = "named", _("Nêu trong chương trình")
        MOVEMENT = "moved", _("Thời hạn của phong trào thi đua")
        ADDED = "added", _("Ghi thêm")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Chưa tổ chức")
        HELD = "held", _("Đã tổ chức")
        REPORTED = "reported", _("Đã ra báo cáo")
        DROPPED = "dropped", _("Không tổ chức")

    OVER = (Status.HELD, Status.REPORTED)

    kind = models.CharField(_("Loại"), max_length=8, choices=Kind, default=Kind.MID)
    subject = models.CharField(_("Về việc thực hiện"), max_length=300)
    years = models.PositiveSmallIntegerField(_("Số năm nhìn lại"), null=True, blank=True)
    due = models.DateField(_("Thời hạn"))
    about = models.ForeignKey(
        Programme, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name=_("Chương trình lấy số liệu"),
    )  # fmt: skip
    origin = models.CharField(
        _("Vì sao có"), max_length=6, choices=Origin, default=Origin.ADDED, editable=False
    )
    quote = models.TextField(_("Trích chương trình"), blank=True, editable=False)
    # The last day of the years looked back on, where the programme counts them.
    full_on = models.DateField(_("Tròn năm vào ngày"), null=True, editable=False)
    held_on = models.DateField(_("Ngày tổ chức"), null=True, blank=True)
    assessment = models.TextField(
        _("Đánh giá"), blank=True,
        help_text=_("Kết quả, hạn chế, nguyên nhân, việc phải làm; mỗi đoạn một dòng."),
    )  # fmt: skip
    status = models.CharField(_("Tình trạng"), max_length=8, choices=Status, default=Status.PLANNED)
    programme = models.ForeignKey(
        Programme, models.CASCADE, null=True, editable=False, related_name="reviews"
    )
    movement = models.ForeignKey(
        "emulation.Movement", models.CASCADE, null=True, editable=False, related_name="reviews"
    )
    key = models.CharField(max_length=120, blank=True, editable=False)
    scheduled_for = models.DateField(null=True, editable=False)
    figures = models.JSONField(null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("cuộc sơ kết, tổng kết")
        verbose_name_plural = _("Sơ kết, tổng kết")
        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "key"], condition=~Q(key=""), name="review_once_a_programme",
                violation_error_message=_("Cuộc sơ kết, tổng kết này đã có trong lịch."),
            ),
            models.UniqueConstraint(
                fields=["movement", "key"], condition=~Q(key=""), name="review_once_a_movement",
                violation_error_message=_("Cuộc sơ kết, tổng kết này đã có trong lịch."),
            ),
            must("review_looks_back_on_years", Q(years=None) | Q(years__gte=1),
                 _("«Số năm nhìn lại» phải từ 1 trở lên; không tính theo năm thì để trống.")),
        ]  # fmt: skip

    def __str__(self):
        years = " " + _now("%(n)s năm") % {"n": self.years} if self.years else ""
        return f"{self.get_kind_display()}{years}: {self.subject}"

    @property
    def is_over(self):
        return self.status in self.OVER

    @property
    def is_dropped(self):
        return self.status == self.Status.DROPPED

    @property
    def is_settled(self):
        """Held, or dropped by a person: what it follows from moves it no more."""
        return self.is_over or bool(self.is_dropped and self.scheduled_for)

    @property
    def told(self):
        """The rows of figures: frozen once it was held, else as records give them on the day of the page."""
        from congdoan.direction.reviews.holding import figures_of

        day = getattr(self, "looked_on", None) or timezone.localdate()
        rows = self.figures if self.figures is not None else figures_of(self, day)
        return [row | {"state": State(row["state"])} for row in rows]

    def clean(self):
        """A day on which nothing is said to have been held would hide that it is overdue."""
        not_ahead(self, "held_on")
        if self.held_on and not self.is_over:
            refuse(
                {"held_on": _("Cuộc chưa tổ chức thì để trống ngày này, hoặc chuyển tình trạng.")}
            )

    def derive(self):
        if self.is_over:
            self.held_on = self.held_on or timezone.localdate()


@register("direction/reviews")
class ReviewRegister(Register):
    model = Review
    icon = "calendar"
    lead = _("Chương trình nào đến lúc sơ kết, tổng kết; lịch tự có từ thời hạn của chương trình.")
    columns = "subject kind unit due origin held_on status"
    filters = "kind status origin due held_on"
    search = "subject quote"
    sections = {_("Sơ kết, tổng kết"): "unit kind subject years due about",
                _("Kết quả"): "held_on assessment status"}  # fmt: skip
    bulk = "due"
    key = "unit kind subject due"
    flow = {"planned": "held dropped", "held": "reported", "dropped": "planned"}
    effects = {
        "held": later("congdoan.direction.reviews.holding.held"),
        "reported": later("congdoan.direction.reviews.holding.report"),
    }

    def doors(self, record, actor):
        if record.movement_id and actor.may_at("view", "emulation", record.unit_id):
            url = reverse("emulation-movements-detail", args=[record.movement_id])
            yield url, _("Phong trào thi đua"), "emulation"

    pages = (("direction-calendar", _("Lịch công tác")),)
    measures = (
        Measure("reviews.due", _("Sơ kết, tổng kết đến hạn"), during="due",
                where=~Q(status="dropped")),
        Measure("reviews.held", _("Sơ kết, tổng kết đã tổ chức"), during="held_on",
                where=Q(status__in=("held", "reported"))),
        Measure("reviews.overdue", _("Sơ kết, tổng kết quá hạn"), holding=("due", "held_on"),
                since_excluded=True, until_excluded=True, where=~Q(status="dropped")),
    )  # fmt: skip
    example = {
        "unit": "CS001", "kind": "mid", "subject": "Quy chế phối hợp với chính quyền phường",
        "years": 2, "due": "2026-11-30", "assessment": "Hai bên họp đều, việc nêu ra được giải quyết.",
        "status": "planned",
    }  # fmt: skip
