"""Courses: who was trained for union work, in what, and for how much."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.cadres import services
from congdoan.cadres.offices import Subject
from congdoan.records.declare import AmountField, Event, Line, Lines, Measure, Register, register


class Course(Event):
    """One course; `unit` organises it. It is held only when somebody was present."""

    class Form(models.TextChoices):
        PERSON = "person", _("Trực tiếp")
        ONLINE = "online", _("Trực tuyến")

    title = models.CharField(_("Tên lớp"), max_length=200)
    subject = models.CharField(_("Nội dung"), max_length=12, choices=Subject)
    audience = models.CharField(_("Đối tượng"), max_length=160, blank=True)
    form = models.CharField(_("Hình thức"), max_length=6, choices=Form, default=Form.PERSON)
    starts_on = models.DateField(_("Khai giảng"))
    ends_on = models.DateField(_("Bế giảng"))
    teacher = models.CharField(_("Giảng viên, báo cáo viên"), max_length=160, blank=True)
    cost = AmountField(_("Kinh phí"), default=0)

    class Meta(Event.Meta):
        verbose_name = _("lớp tập huấn")
        verbose_name_plural = _("Tập huấn cán bộ")

    def __str__(self):
        return self.title

    def clean(self):
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("«Bế giảng» không được trước «Khai giảng».")})

    def save(self, *args, **kwargs):
        self.called_before = self._called()
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        people, why = self._called(), str(self)
        gone = super().delete(*args, **kwargs)
        services.note_training(people, why=why)
        return gone

    def _called(self):
        return set(self.participants.values_list("person", flat=True)) if self.pk else set()

    def settle(self):
        if self.took_place and not self.participants.filter(present=True).exists():
            message = _("Lớp đã tổ chức phải có học viên có mặt: thêm dòng ở «Học viên» rồi lưu.")
            raise Mistake(message, field="status")
        services.note_training(self.called_before | self._called(), why=str(self))


class Participant(Line):
    """One person called to a course."""

    record = models.ForeignKey(Course, models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="trainings", verbose_name=_("Học viên")
    )
    present = models.BooleanField(_("Có mặt"), default=True)
    result = models.CharField(_("Kết quả"), max_length=60, blank=True)

    class Meta(Line.Meta):
        unique_together = ("record", "person")


PRESENT = Event.HELD & Q(participants__present=True)


@register("cadres/courses")
class CourseRegister(Register):
    model = Course
    icon = "education"
    lead = _("Lớp nào đã mở, ai đã dự; ai mới nhận chức mà chưa được tập huấn.")
    columns = "title subject unit form starts_on ends_on cost status"
    filters = "subject form status starts_on cost"
    search = "title audience teacher"
    sections = {_("Lớp học"): "unit title subject audience form starts_on ends_on",
                _("Tổ chức"): "teacher cost status"}  # fmt: skip
    lines = {"participants": Lines(Participant, "person present result", _("Học viên"))}
    bulk = "status form"
    key = "unit title starts_on"
    flow = Event.FLOW
    measures = (
        Measure("training.held", _("Lớp tập huấn"), during="ends_on", where=Event.HELD),
        Measure("training.persons", _("Người được tập huấn"), during="ends_on", where=PRESENT,
                distinct="participants__person"),
        Measure("training.attendances", _("Lượt người dự tập huấn"), during="ends_on",
                where=PRESENT, distinct="participants"),
        Measure("training.cost", _("Kinh phí tập huấn"), during="ends_on", where=Event.HELD, total="cost"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "title": "Kỹ năng thương lượng tập thể", "subject": "bargaining",
        "audience": "Chủ tịch công đoàn cơ sở", "form": "person", "starts_on": "2026-04-14",
        "ends_on": "2026-04-15", "cost": 12000000, "status": "announced",
    }  # fmt: skip
