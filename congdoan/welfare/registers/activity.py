"""Activities: culture, sport, visits and holidays; who took part and what was won."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import AmountField, Event, Line, Lines, Measure, Register, register


class Activity(Event):
    """One activity held by the union or together with others."""

    class Kind(models.TextChoices):
        CULTURE = "culture", _("Văn hoá, văn nghệ, gặp mặt")
        SPORT = "sport", _("Thể dục, thể thao")
        STUDY_VISIT = "study_visit", _("Tham quan, học tập")
        HOLIDAY = "holiday", _("Nghỉ dưỡng")
        WOMEN = "women", _("Hoạt động nữ công")
        OTHER = "other", _("Hoạt động khác")

    title = models.CharField(_("Tên hoạt động"), max_length=200)
    kind = models.CharField(_("Loại"), max_length=11, choices=Kind)
    held_on = models.DateField(_("Ngày tổ chức"))
    place = models.CharField(_("Nơi tổ chức"), max_length=160, blank=True)
    with_whom = models.CharField(_("Phối hợp với"), max_length=160, blank=True)
    cost = AmountField(_("Kinh phí"), default=0)
    headcount = models.PositiveIntegerField(_("Số lượt người dự"), default=0)

    class Meta(Event.Meta):
        verbose_name = _("hoạt động")
        verbose_name_plural = _("Văn hoá, thể thao, tham quan")

    def __str__(self):
        return self.title

    def settle(self):
        self.cover(self.participants.count())


class Participant(Line):
    """One person who took part."""

    record = models.ForeignKey(Activity, models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", verbose_name=_("Người dự")
    )

    class Meta(Line.Meta):
        unique_together = ("record", "person")


class Result(Line):
    """A prize of one event, won by a person or a team."""

    class Rank(models.IntegerChoices):
        FIRST = 1, _("Giải Nhất")
        SECOND = 2, _("Giải Nhì")
        THIRD = 3, _("Giải Ba")
        ENCOURAGEMENT = 4, _("Giải Khuyến khích")

    record = models.ForeignKey(Activity, models.CASCADE, related_name="results")
    event = models.CharField(_("Môn, nội dung thi"), max_length=120)
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Người đoạt giải"),
    )  # fmt: skip
    team = models.CharField(_("Hoặc đội"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(_("Giải"), choices=Rank)

    def clean(self):
        if not self.person_id and not self.team:
            raise ValidationError({"team": _("Chọn người đoạt giải hoặc ghi tên đội.")})


def prizes(code, label, rank):
    """Prizes of one rank, each line of results counted once."""
    where = Event.HELD & Q(results__rank=rank)
    return Measure(f"prizes.{code}", label, during="held_on", where=where, distinct="results")


@register("welfare/activities")
class ActivityRegister(Register):
    model = Activity
    icon = "sport"
    lead = _("Hoạt động nào đã tổ chức, bao nhiêu người dự, đoạt giải gì.")
    columns = "title kind unit held_on place headcount cost status"
    filters = "kind status held_on headcount cost"
    search = "title place with_whom"
    sections = {_("Hoạt động"): "unit title kind held_on place with_whom",
                _("Kết quả"): "headcount cost status"}  # fmt: skip
    lines = {"participants": Lines(Participant, "person", _("Người dự")),
             "results": Lines(Result, "event person team rank", _("Giải thưởng"))}  # fmt: skip
    bulk = "status kind"
    key = "unit title held_on"
    flow = Event.FLOW
    cuts = {value: (label, Q(kind=value)) for value, label in Activity.Kind.choices}
    measures = (
        Measure("activities.held", _("Hoạt động văn hoá, thể thao"), during="held_on", where=Event.HELD),
        Measure("activities.sport", _("Hoạt động thể thao"), during="held_on",
                where=Event.HELD & Q(kind="sport")),
        Measure("activities.persons", _("Người dự hoạt động"), during="held_on", where=Event.HELD,
                distinct="participants__person"),
        Measure("activities.attendances", _("Lượt người dự hoạt động"), during="held_on",
                where=Event.HELD, total="headcount"),
        prizes("first", _("Giải Nhất"), 1), prizes("second", _("Giải Nhì"), 2),
        prizes("third", _("Giải Ba"), 3),
    )  # fmt: skip
    example = {
        "unit": "CS001", "title": "Giải bóng chuyền mừng 1/5", "kind": "sport", "headcount": 64,
        "held_on": "2026-04-25", "place": "Nhà thi đấu công ty", "cost": 18000000, "status": "held",
    }  # fmt: skip
