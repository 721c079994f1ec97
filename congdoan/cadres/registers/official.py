"""Officials: who holds which office of the union, since when, elected how, and trained for it."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.cadres.offices import Election, first_training
from congdoan.orgs.kinds import BASE
from congdoan.orgs.offices import Position
from congdoan.records.declare import Measure, Record, Register, must, register


class Official(Record):
    """One person in one office of one unit over one span."""

    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="offices", verbose_name=_("Họ và tên")
    )
    position = models.CharField(_("Chức vụ"), max_length=16, choices=Position)
    full_time = models.BooleanField(_("Chuyên trách"), default=False)
    develops_members = models.BooleanField(_("Làm công tác phát triển đoàn viên"), default=False)
    since = models.DateField(_("Giữ chức từ"))
    until = models.DateField(_("Thôi chức ngày"), null=True, blank=True)
    term = models.CharField(_("Nhiệm kỳ"), max_length=20, blank=True)
    election = models.CharField(_("Cách giao chức vụ"), max_length=12, choices=Election)
    elected_on = models.DateField(_("Ngày bầu"), null=True, blank=True)
    trained_on = models.DateField(_("Tập huấn sau khi nhận chức"), null=True, editable=False)

    class Meta(Record.Meta):
        verbose_name = _("cán bộ công đoàn")
        verbose_name_plural = _("Cán bộ công đoàn")
        constraints = [
            must("official_leaves_after_start", Q(until=None) | Q(until__gte=F("since")),
                 _("«Thôi chức ngày» không được trước «Giữ chức từ».")),
            must("official_is_elected_on_a_day",
                 Q(election="appointed") ^ Q(elected_on__isnull=False),
                 _("Do bầu thì ghi «Ngày bầu»; chỉ định thì để trống ô đó.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} – {self.get_position_display()}"

    @property
    def began(self):
        return self.elected_on or self.since

    def clean(self):
        if not (self.person_id and self.unit_id and self.since):
            return
        if self.person.is_foreign:
            message = _("Người nước ngoài gia nhập được nhưng không giữ chức vụ công đoàn.")
            raise ValidationError({"person": message})
        last = self.until or dt.date.max
        others = Official.objects.across_units("one office once").exclude(pk=self.pk)
        same = others.filter(unit=self.unit_id, person=self.person_id, position=self.position)
        if same.filter(Q(until=None) | Q(until__gte=self.since), since__lte=last).exists():
            message = _("Người này đang giữ chức đó ở đơn vị; ghi «Thôi chức ngày» cho lần trước.")
            raise ValidationError({"since": message})

    def derive(self):
        self.trained_on = first_training(self.person, self.began)


IN_OFFICE = ("since", "until")
CHAIR = Q(position="chair", unit__kind__in=BASE)


@register("cadres/officials")
class OfficialRegister(Register):
    model = Official
    icon = "official"
    lead = _("Ai giữ chức gì, từ bao giờ; chủ tịch nào mới bầu mà chưa tập huấn.")
    columns = "person position unit full_time since until election elected_on trained_on"
    filters = "position full_time develops_members election since elected_on trained_on"
    search = "person__folded term"
    sections = {_("Chức vụ"): "unit person position full_time develops_members",
                _("Nhiệm kỳ"): "since until term election elected_on"}  # fmt: skip
    bulk = "until term develops_members"
    key = "unit person position since"
    cuts = {"women": (_("nữ"), Q(person__sex="female")),
            "full_time": (_("chuyên trách"), Q(full_time=True))}  # fmt: skip
    measures = (
        Measure("officials.count", _("Cán bộ công đoàn"), holding=IN_OFFICE, distinct="person"),
        Measure("officials.new_chairs", _("Chủ tịch cơ sở mới bầu"), during="elected_on", where=CHAIR),
        Measure("officials.new_chairs_trained", _("Chủ tịch mới bầu đã tập huấn"),
                during="elected_on", where=CHAIR, on=lambda day: Q(trained_on__lte=day)),
        Measure("officials.chairs_untrained", _("Chủ tịch được bầu chưa tập huấn"),
                holding=IN_OFFICE, where=CHAIR & Q(elected_on__isnull=False),
                on=lambda day: Q(trained_on=None) | Q(trained_on__gt=day)),
        Measure("officials.developers", _("Cán bộ phát triển đoàn viên"), holding=IN_OFFICE,
                where=Q(develops_members=True), distinct="person"),
        Measure("officials.developers_trained", _("Cán bộ phát triển đoàn viên đã tập huấn"),
                during="person__trainings__record__ends_on", holding=IN_OFFICE, distinct="person",
                where=Q(develops_members=True, person__trainings__present=True,
                        person__trainings__record__status__in=("held", "reported"))),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "position": "chair", "since": "2026-03-10",
        "term": "2023-2028", "election": "by_election", "elected_on": "2026-03-10",
        "develops_members": True,
    }  # fmt: skip
