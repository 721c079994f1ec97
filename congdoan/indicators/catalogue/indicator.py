"""Indicators: a formula over measures, kept as data so that the union's office may change it."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext_noop, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.base.formula import parse
from congdoan.base.text import sort_key
from congdoan.indicators.catalogue.question import Question
from congdoan.orgs.past import track
from congdoan.records.measure import threshold_of
from congdoan.records.register import REGISTERS, UNIT_CUTS

# What makes a number what it is: changed from a day on, for a reason.
HOW = ("kind", "direction", "compute")
VERSIONED = ("formula", *HOW)


class Indicator(models.Model):
    """What is measured. `cuts` names the parts it may be asked for; each is a cut of its measures."""

    class Kind(models.TextChoices):
        NET = "net", _("Số thực tăng")
        COUNT = "count", _("Số lượng trong kỳ")
        STOCK = "stock", _("Số hiện có")
        RATE = "rate", _("Tỷ lệ")
        AVERAGE = "average", _("Bình quân")
        BOOLEAN = "boolean", _("Mức, có hay không")

    class Direction(models.TextChoices):
        UP = "up", _("Càng cao càng tốt")
        DOWN = "down", _("Càng thấp càng tốt")

    class Compute(models.TextChoices):
        AUTO = "auto", _("Tính từ sổ")
        ATTESTED = "attested", _("Tính từ sổ, có đánh giá")
        DECLARED = "declared", _("Đơn vị tự báo")

    code = models.CharField(_("Mã chỉ số"), max_length=20, primary_key=True)
    name = models.CharField(_("Tên chỉ số"), max_length=200)
    name_en = models.CharField(_("Tên tiếng Anh"), max_length=200, blank=True)
    group = models.CharField(_("Nhóm"), max_length=2)
    kind = models.CharField(_("Loại số"), max_length=10, choices=Kind)
    unit = models.CharField(_("Đơn vị tính"), max_length=40)
    direction = models.CharField(_("Chiều tốt"), max_length=4, choices=Direction)
    compute = models.CharField(_("Cách có số"), max_length=10, choices=Compute)
    formula = models.CharField(_("Công thức"), max_length=500)
    cuts = models.JSONField(default=list)
    default_cut = models.CharField(max_length=40, blank=True)
    declared_inputs = models.JSONField(default=list)
    levels = models.JSONField(default=list)
    words = models.JSONField(default=list)
    systems = models.JSONField(default=list)
    # Each way it has been or is to be worked out and judged, in the order written: {formula, kind, direction,
    # compute, since, reason, by, at}. Periods that end before the day of one keep the one before. Empty while it
    # has had but one. They stand in the row so that a page of forty targets asks nothing for them.
    formulas = models.JSONField(default=list, editable=False)

    # Until when these are known: figures that were reported keep the one they were reported by.
    known_at = None

    class Meta:
        verbose_name = _("chỉ số")
        verbose_name_plural = _("Danh mục chỉ số")
        ordering = ["code"]

    def __str__(self):
        return self.name_en if self.name_en and get_language() == "en" else self.name

    @property
    def counted_in(self):
        """Its unit of measure in the language of the page."""
        return pgettext("unit of measure", self.unit)

    def clean(self):
        try:
            parse(self.formula)
        except Mistake as mistake:
            raise ValidationError({"formula": mistake.message})

    @cached_property
    def parsed(self):
        """The formula in force today."""
        return self.formula_on(timezone.localdate())

    def formula_on(self, day):
        """The formula by which a period that ends on that day is worked out: the last written of those that
        count from that day or an earlier one."""
        return parse(self.version_on(day)["formula"])

    def version_since(self, day):
        """From when on it is worked out and judged as on that day; None for the first."""
        since = self.version_on(day)["since"]
        return since and date.fromisoformat(since)

    @property
    def as_written(self):
        """How it is worked out and judged, as it was written last."""
        return {name: getattr(self, name) for name in VERSIONED}

    def version_on(self, day):
        """How a period that ends on that day is worked out and judged."""
        found = {**self.as_written, "since": None}
        for one in self.formulas:
            known = not (self.known_at and one["at"] and _moment(one["at"]) > self.known_at)
            if known and (one["since"] is None or one["since"] <= day.isoformat()):
                found = one
        return found

    def asked(self, cut="", threshold=None, day=None):
        """The `Question` of one part of it, of a period that ends that day (today); its usual part when none is
        named."""
        return self._asked(cut, threshold, self.version_on(day or timezone.localdate()))

    def ever_asked(self, cut="", threshold=None):
        """The questions by all its formulas: what periods of any time may ask."""
        return [self._asked(cut, threshold, one) for one in self.formulas or [self.as_written]]

    def _asked(self, cut, threshold, version):
        # What was written before these were versions, too, never had another.
        kind, direction, compute = (version.get(name, getattr(self, name)) for name in HOW)
        return Question(
            self, cut or self.default_cut, threshold, parse(version["formula"]), kind, direction, compute
        )  # fmt: skip

    @property
    def lacks_records(self):
        """Whether it is to be counted from records that no register keeps yet."""
        return self.compute != self.Compute.DECLARED and not self.asked().is_ready

    @cached_property
    def threshold(self):
        """The number its measures begin at, where they have one: 20 workers."""
        found = [threshold_of(name)[1] for name, _opening in self.parsed.names]
        return max(filter(None, found), default=None)

    def share(self, numerator, denominator):
        """The one of the other, in its own unit of measure; None when there was nothing to measure."""
        whole = 100 if self.unit == "%" else 1
        return whole * Decimal(numerator) / denominator if denominator else None


track(Indicator)


def _moment(text):
    return datetime.fromisoformat(text)


def check_cut(cut, indicator):
    """Raises `ValidationError` (field `cut`) for a part the indicator, or none yet, may not be asked for."""
    known = indicator.cuts if indicator else []
    if cut and cut not in known:
        words = ", ".join(str(cut_label(one)) for one in known)
        raise ValidationError({"cut": _("Chỉ số này không tính theo phạm vi đó; hãy để trống hoặc chọn: %(cuts)s.")
                               % {"cuts": words or "–"}})  # fmt: skip


def cut_choices():
    """[(cut, its words)] of the parts that any indicator may be asked for, what stands for none of them first."""
    found = {cut for cuts in Indicator.objects.values_list("cuts", flat=True) for cut in cuts}
    words = sorted(((cut, str(cut_label(cut))) for cut in found), key=lambda one: sort_key(one[1]))
    return [("", _("toàn bộ, hoặc phần chỉ số thường tính")), *words]


@cache
def cut_label(cut):
    """The Vietnamese words of a cut, as whichever register has it says them."""
    for cuts in (UNIT_CUTS, *(register.cuts for register in REGISTERS.values())):
        if cut in cuts:
            return cuts[cut][0]
    return _CUTS.get(cut, cut)


# Cuts that targets name before a register knows them.
_CUTS = {
    "formal": _("khu vực chính thức"),
    "informal": _("khu vực phi chính thức"),
    "women": _("nữ"),
    "offices": _("cơ quan, đơn vị"),
    "key_areas": _("địa bàn trọng điểm"),
    "direct": _("công nhân trực tiếp"),
    "upper": _("cấp trên trực tiếp cơ sở"),
    "self": _("của chính đơn vị"),
}

# The words of the shipped catalogue, named here so that they are translated too.
SHIPPED_UNITS = (
    pgettext_lazy("unit of measure", "CĐCS"),
    pgettext_lazy("unit of measure", "buổi/năm"),
    pgettext_lazy("unit of measure", "doanh nghiệp"),
    pgettext_lazy("unit of measure", "hộ"),
    pgettext_lazy("unit of measure", "khoảng trắng"),
    pgettext_lazy("unit of measure", "kế hoạch"),
    pgettext_lazy("unit of measure", "mô hình"),
    pgettext_lazy("unit of measure", "mức"),
    pgettext_lazy("unit of measure", "nghiệp đoàn"),
    pgettext_lazy("unit of measure", "vụ"),
    pgettext_lazy("unit of measure", "đoàn viên"),
    pgettext_lazy("unit of measure", "đoàn viên/CĐCS/năm"),
    pgettext_lazy("unit of measure", "đơn"),
    pgettext_lazy("unit of measure", "đồng"),
)
SHIPPED_LEVELS = (
    gettext_noop("không hoàn thành nhiệm vụ"),
    gettext_noop("hoàn thành nhiệm vụ"),
    gettext_noop("hoàn thành tốt nhiệm vụ"),
    gettext_noop("hoàn thành xuất sắc nhiệm vụ"),
)
