"""Pairs of records that may be one person: scored, explained, merged or told apart, merged back."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from congdoan.members import merging
from congdoan.members.forms import PersonByCodeForm, moment_of, refuse
from congdoan.members.likeness import explained, score
from congdoan.members.registers.person import Person
from congdoan.orgs.models import Unit
from congdoan.records.declare import Record, Register, must, once, register


class Duplicate(Record):
    """`person` stays, `other` is led on to it; both their unions see the pair."""

    class Status(models.TextChoices):
        SUSPECTED = "suspected", _("Nghi trùng")
        MERGED = "merged", _("Đã gộp")
        DISTINCT = "distinct", _("Là hai người")

    scope_paths = ("unit", "other_unit")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("Hồ sơ giữ lại")
    )
    other = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("Hồ sơ trùng")
    )
    other_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", editable=False)
    points = models.PositiveSmallIntegerField(_("Độ giống"), default=0, editable=False)
    clues = models.TextField(_("Vì sao"), blank=True, editable=False)
    moved = models.JSONField(default=list, editable=False)
    status = models.CharField(
        _("Tình trạng"), max_length=9, choices=Status, default=Status.SUSPECTED
    )

    class Meta(Record.Meta):
        verbose_name = _("cặp hồ sơ nghi trùng")
        verbose_name_plural = _("Hồ sơ nghi trùng")
        ordering = ["-points", "-pk"]
        constraints = [
            must("a_pair_is_of_two", ~models.Q(person=F("other")), _("Chọn hai hồ sơ khác nhau.")),
            once("a_pair_stands_once", "person other", _("Cặp này đã có trong sổ.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} = {self.other}?"

    def derive(self):
        self.other_unit_id = self.other.unit_id
        self.points, found = score(self.person, self.other)
        self.clues = explained(found)


class DuplicateForm(PersonByCodeForm):
    """Whoever knows both codes may pair them; to merge them, or to part them again, takes the right to write at
    both their unions."""

    by_code = ("person", "other")

    def clean(self):
        cleaned = super().clean()
        state, before = cleaned.get("status"), moment_of(self)
        if (
            state == before
            or "merged" not in (state, before)
            or not {"person", "other"} <= set(cleaned)
        ):
            return cleaned
        units = [cleaned[name].unit for name in self.by_code]
        if not all(self.actor.may_at("edit", self.register.area, unit) for unit in units):
            one, other = units
            refuse({"status": gettext("Gộp, tách hồ sơ cần quyền ở cả %(one)s và %(other)s: nhờ công đoàn cấp trên.")
                    % {"one": one, "other": other}})  # fmt: skip
        return cleaned


@register("members/duplicates")
class DuplicateRegister(Register):
    model = Duplicate
    form = DuplicateForm
    icon = "search"
    seldom = True
    lead = _(
        "Hai hồ sơ có thể là một người: điểm của từng chi tiết, gộp lại, và tách ra được khi nhầm."
    )
    columns = "person other unit points clues status"
    filters = "status points"
    search = "person__folded other__folded"
    sections = {_("Cặp hồ sơ"): "unit person other", _("Giải quyết"): "status"}
    flow = {"suspected": "merged distinct", "merged": "suspected", "distinct": "suspected"}
    effects = {"merged": merging.merge}
    undoes = {"suspected": merging.undo}
    bulk = "status"
    key = "person other"
    pages = (("members-scan", _("Quét toàn bộ")),)
    example = {"unit": "CS001", "person": "DV-000001", "other": "DV-700000", "status": "suspected"}
