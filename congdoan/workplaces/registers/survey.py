"""Survey rounds: where the workplaces of an area are visited and their workers counted (seed 004 IV.4)."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.members.forms import refuse
from congdoan.records.declare import Measure, Record, Register, must, register
from congdoan.workplaces import surveying


class Survey(Record):
    """One round over the workplaces of `unit` and all below it, or of one industrial zone there.

    What a round finds at a workplace is a headcount that names the round.
    """

    class Form(models.TextChoices):
        VISIT = "visit", _("Đến tận nơi")
        SHEET = "sheet", _("Phiếu gửi nơi làm việc")
        ONLINE = "online", _("Phiếu điện tử, điện thoại")
        LIST = "list", _("Đối chiếu hồ sơ cơ quan khác")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Đã lên kế hoạch")
        GOING = "going", _("Đang khảo sát")
        DONE = "done", _("Đã xong")

    name = models.CharField(_("Tên đợt khảo sát"), max_length=160)
    zone = models.CharField(
        _("Khu công nghiệp"), max_length=120, blank=True,
        help_text=_("Để trống nếu khảo sát cả địa bàn của đơn vị."),
    )  # fmt: skip
    surveyor = models.CharField(_("Người phụ trách khảo sát"), max_length=120)
    form = models.CharField(_("Hình thức"), max_length=6, choices=Form, default=Form.VISIT)
    started_on = models.DateField(_("Bắt đầu"))
    due = models.DateField(_("Hạn xong"))
    finished_on = models.DateField(_("Ngày xong"), null=True, blank=True)
    status = models.CharField(_("Tình trạng"), max_length=7, choices=Status, default=Status.PLANNED)
    findings = models.TextField(_("Nhận xét, dự báo"), blank=True)
    late_from = models.DateField(_("Trễ từ ngày"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("đợt khảo sát")
        verbose_name_plural = _("Đợt khảo sát doanh nghiệp, lao động")
        ordering = ["-started_on", "-pk"]
        constraints = [
            must("survey_is_due_after_it_begins", Q(due__gte=F("started_on")),
                 _("«Hạn xong» không được trước «Bắt đầu».")),
            must("survey_is_done_on_a_day", ~Q(status="done") | Q(finished_on__isnull=False),
                 _("Ghi «Ngày xong» của đợt khảo sát.")),
            must("survey_ends_after_it_begins",
                 Q(finished_on=None) | Q(finished_on__gte=F("started_on")),
                 _("«Ngày xong» không được trước «Bắt đầu».")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def clean(self):
        """A round is done on the day it is said to be, unless another one is given; taken up again it
        has no such day."""
        if self.status == self.Status.DONE:
            self.finished_on = self.finished_on or timezone.localdate()
        elif self.finished_on and self._was_done():
            self.finished_on = None
        elif self.finished_on:
            refuse(
                {
                    "finished_on": _(
                        "Đợt chưa «Đã xong» thì để trống ngày này, hoặc chuyển tình trạng."
                    )
                }
            )

    def _was_done(self):
        rows = Survey.objects.across_units("the state before the change")
        return rows.filter(pk=self.pk, status=self.Status.DONE).exists()

    def derive(self):
        self.late_from = self.due + dt.timedelta(days=1)


HELD = Q(status__in=("going", "done"))
LATE = Q(finished_on=None) | Q(finished_on__gte=F("late_from"))


@register("workplaces/surveys")
class SurveyRegister(Register):
    model = Survey
    icon = "search"
    lead = _("Đợt nào khảo sát ở đâu, ai làm, hạn bao giờ, đã đến bao nhiêu nơi và còn nơi nào.")
    columns = "name unit zone surveyor started_on due finished_on status"
    filters = "status form started_on due zone"
    search = "name surveyor zone"
    sections = {
        _("Đợt khảo sát"): "unit name zone form",
        _("Phân công"): "surveyor started_on due",
        _("Kết quả"): "status finished_on findings",
    }  # fmt: skip
    flow = {"planned": "going", "going": "done", "done": "going"}
    figures = {_("Tiến độ"): surveying.progress}
    bulk = "surveyor due"
    key = "unit name"
    measures = (
        Measure("surveys.held", _("Đợt khảo sát doanh nghiệp, lao động"), during="started_on",
                where=HELD),
        Measure("surveys.overdue", _("Đợt khảo sát quá hạn"), holding=("late_from", "finished_on"),
                until_excluded=True, where=LATE),
    )  # fmt: skip
    example = {
        "unit": "CS001", "name": "Khảo sát lao động quý I năm 2026", "surveyor": "Lò Văn Sơn",
        "form": "visit", "started_on": "2026-01-15", "due": "2026-07-31", "status": "going",
    }  # fmt: skip
