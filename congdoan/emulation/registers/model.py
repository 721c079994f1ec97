"""New models and pilots: tried somewhere until a day, judged, then spread or stopped (seeds 003, 004)."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.emulation import model_paper
from congdoan.orgs.models import Unit
from congdoan.records.declare import (
    AmountField,
    Line,
    Lines,
    Measure,
    Record,
    Register,
    must,
    register,
)


class NewModel(Record):
    """A pilot scheme or a good practice of a unit."""

    class Kind(models.TextChoices):
        PILOT = "pilot", _("Thí điểm")
        PRACTICE = "practice", _("Cách làm hay")

    class Pattern(models.TextChoices):
        ZONE_UNION = "zone_union", _("Công đoàn khu, cụm công nghiệp")
        SMALL_UNION = "small_union", _("Công đoàn cơ sở dưới 15 đoàn viên")
        ADVICE_CENTRE = "advice_centre", _("Trung tâm tư vấn, hỗ trợ người lao động")
        OPEN_UNION = "open_union", _("Tổ chức cơ sở mở, linh hoạt")
        SERVING = "serving", _("Tổ chức Công đoàn phục vụ đoàn viên, người lao động")
        EXAMPLE = "example", _("Công nhân làm theo lời Bác")
        MUTUAL = "mutual", _("Tương thân, tương ái của nữ đoàn viên")
        DIGITAL = "digital", _("Chuyển đổi số")
        OTHER = "other", _("Dạng khác")

    class Field(models.TextChoices):
        ORGANISATION = "organisation", _("Tổ chức công đoàn")
        DIGITAL = "digital", _("Chuyển đổi số")
        WELFARE = "welfare", _("Chăm lo, hỗ trợ")
        WOMEN = "women", _("Nữ công")
        EDUCATION = "education", _("Tuyên truyền, giáo dục")
        OTHER = "other", _("Lĩnh vực khác")

    class Status(models.TextChoices):
        IDEA = "idea", _("Ý tưởng")
        DRAFTED = "drafted", _("Đã lập đề án")
        APPROVED = "approved", _("Đã duyệt")
        PILOTING = "piloting", _("Đang thực hiện")
        EVALUATED = "evaluated", _("Đã đánh giá")
        REPLICATED = "replicated", _("Đang nhân rộng")
        STOPPED = "stopped", _("Đã dừng")

    name = models.CharField(_("Tên mô hình"), max_length=200)
    kind = models.CharField(_("Loại"), max_length=8, choices=Kind, default=Kind.PILOT)
    field = models.CharField(_("Lĩnh vực"), max_length=12, choices=Field)
    pattern = models.CharField(
        _("Dạng mô hình"), max_length=13, choices=Pattern, default=Pattern.OTHER
    )
    description = models.TextField(_("Cách làm"), blank=True)
    approval_no = models.CharField(_("Số văn bản duyệt"), max_length=60, blank=True)
    starts_on = models.DateField(_("Bắt đầu"), null=True, blank=True)
    ends_on = models.DateField(_("Kết thúc thí điểm"), null=True, blank=True)
    cost = AmountField(_("Kinh phí"), default=0)
    evaluated_on = models.DateField(_("Ngày đánh giá"), null=True, blank=True)
    evaluation = models.TextField(_("Kết quả đánh giá"), blank=True)
    lessons = models.TextField(_("Bài học để nhân rộng"), blank=True)
    status = models.CharField(_("Tình trạng"), max_length=10, choices=Status, default=Status.IDEA)

    class Meta(Record.Meta):
        verbose_name = _("mô hình mới")
        verbose_name_plural = _("Mô hình mới, thí điểm")
        constraints = [
            must("pilot_runs_until_a_day",
                 ~Q(status__in=("piloting", "evaluated", "replicated"), kind="pilot")
                 | Q(starts_on__isnull=False, ends_on__isnull=False),
                 _("Thí điểm phải có ngày bắt đầu và ngày kết thúc.")),
            must("model_ends_after_it_begins",
                 Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=models.F("starts_on")),
                 _("«Kết thúc thí điểm» không được trước «Bắt đầu».")),
            must("model_spread_after_it_was_judged",
                 ~Q(status__in=("evaluated", "replicated"))
                 | Q(evaluated_on__isnull=False) & ~Q(evaluation=""),
                 _("Ghi ngày và kết quả đánh giá trước khi nhân rộng.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def settle(self):
        """A model spreads only once it was judged."""
        first = self.replications.filter(since__isnull=False).order_by("since").first()
        if first and (self.evaluated_on is None or first.since < self.evaluated_on):
            text = _(
                "Nơi nhân rộng «%(unit)s» ghi trước ngày đánh giá; đánh giá xong mới nhân rộng."
            )
            raise Mistake(text % {"unit": first.unit}, field="evaluated_on")


class Criterion(Line):
    """One thing by which the model was judged, and what was found."""

    record = models.ForeignKey(NewModel, models.CASCADE, related_name="criteria")
    name = models.CharField(_("Tiêu chí"), max_length=200)
    found = models.CharField(_("Kết quả"), max_length=300)

    def __str__(self):
        return self.name


class Replication(Line):
    """A unit that took the model over, and what came of it there."""

    record = models.ForeignKey(NewModel, models.CASCADE, related_name="replications")
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name=_("Đơn vị nhân rộng")
    )
    planned_on = models.DateField(_("Dự kiến từ"), null=True, blank=True)
    since = models.DateField(_("Từ ngày"), null=True, blank=True)
    result = models.CharField(_("Kết quả"), max_length=300, blank=True)

    class Meta(Line.Meta):
        unique_together = ("record", "unit")
        constraints = [
            must("replication_is_planned_or_begun", Q(planned_on__isnull=False) | Q(since__isnull=False),
                 _("Ghi ngày dự kiến hoặc ngày bắt đầu nhân rộng.")),
        ]  # fmt: skip

    def __str__(self):
        return str(self.unit)


def spread_of(model, actor):
    """(label, how many, the page of them) of where it had been taken over by the day looked at."""
    begun = model.replications.filter(since__lte=getattr(model, "looked_on", actor.day))
    url = f"{reverse('emulation-spread')}?model={model.pk}"
    yield _("Nơi đã làm theo"), number(begun.count()), url


@register("emulation/models")
class NewModelRegister(Register):
    model = NewModel
    icon = "star"
    lead = _("Cách làm mới ở đâu, thử đến bao giờ, đánh giá ra sao, nơi nào đã làm theo.")
    columns = "name unit field pattern kind starts_on ends_on evaluated_on status"
    filters = "field pattern kind status starts_on ends_on"
    search = "name"
    sections = {
        _("Mô hình"): "unit name kind field pattern description",
        _("Thực hiện"): "approval_no starts_on ends_on cost",
        _("Đánh giá"): "evaluated_on evaluation lessons status",
    }  # fmt: skip
    lines = {
        "criteria": Lines(Criterion, "name found", _("Tiêu chí đánh giá")),
        "replications": Lines(Replication, "unit planned_on since result", _("Nhân rộng")),
    }  # fmt: skip
    figures = {_("Đã lan đến đâu"): spread_of}
    flow = {
        "idea": "drafted stopped", "drafted": "approved stopped", "approved": "piloting stopped",
        "piloting": "evaluated stopped", "evaluated": "replicated stopped",
    }  # fmt: skip
    pages = (("emulation-spread", _("Nhân rộng đến đâu")),)
    actions = (
        ("emulation-models-evaluation", _("In báo cáo đánh giá"), "paper"),
        ("emulation-models-evaluation-word", _("Báo cáo đánh giá, bản Word"), "download"),
    )
    routes = {
        "evaluation": ("<int:pk>/evaluation.pdf", model_paper.EvaluationView),
        "evaluation-word": ("<int:pk>/evaluation.docx", model_paper.EvaluationWordView),
    }
    bulk = "status"
    key = "unit name"
    cuts = {
        **{field.value: (field.label, Q(field=field)) for field in NewModel.Field},
        **{f"as_{one.value}": (one.label, Q(pattern=one)) for one in NewModel.Pattern},
    }  # fmt: skip
    measures = (
        Measure("pilots.launched", _("Mô hình thí điểm bắt đầu"), during="starts_on",
                where=Q(kind="pilot", field="digital") & ~Q(status__in=("idea", "drafted"))),
        Measure("models.launched", _("Mô hình mới bắt đầu"), during="starts_on",
                where=~Q(status__in=("idea", "drafted"))),
        Measure("models.evaluated", _("Mô hình được đánh giá"), during="evaluated_on",
                where=Q(status__in=("evaluated", "replicated", "stopped"))),
        Measure("models.replication_planned", _("Nơi dự kiến nhân rộng mô hình"),
                during="replications__planned_on", distinct="replications"),
        Measure("models.replicated", _("Nơi nhân rộng mô hình"), during="replications__since",
                distinct="replications"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "name": "Tổ công đoàn số", "kind": "pilot", "field": "digital",
        "approval_no": "21/QĐ-LĐLĐ", "starts_on": "2026-02-01", "ends_on": "2026-12-31",
        "cost": 15000000, "status": "approved",
    }  # fmt: skip
