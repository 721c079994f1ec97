"""Things that are planned and then take place (courses, activities, studies): states and counting."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.records.record import Record


class Event(Record):
    """A record with the states of a thing that takes place."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Dự kiến")
        ANNOUNCED = "announced", _("Đã thông báo")
        HELD = "held", _("Đã tổ chức")
        REPORTED = "reported", _("Đã báo cáo")
        CANCELLED = "cancelled", _("Không tổ chức")

    # The steps, and what counts: a thing planned or called off has not taken place.
    FLOW = {"planned": "announced held cancelled", "announced": "held cancelled",
            "held": "reported"}  # fmt: skip
    HELD = Q(status__in=("held", "reported"))

    status = models.CharField(_("Tình trạng"), max_length=9, choices=State, default=State.PLANNED)

    class Meta(Record.Meta):
        abstract = True

    @property
    def took_place(self):
        return self.status in ("held", "reported")

    def cover(self, named):
        """The head count includes those named: raises `Mistake` when they are more."""
        if named > self.headcount:
            message = _("Đã ghi tên {named} người; «Số lượt người dự» phải từ {named} trở lên.")
            raise Mistake(message, field="headcount", named=named)
