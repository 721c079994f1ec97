"""Studies: sessions that spread a resolution, a law or a topic, and the persons they reached."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.records.declare import Event, Line, Lines, Measure, Register, register


class Study(Event):
    """One session. Persons reached are those named; a head count gives attendances only."""

    class Kind(models.TextChoices):
        DOCUMENT = "document", _("Nghị quyết, chỉ thị, văn bản")
        LAW = "law", _("Pháp luật")
        DEMOCRACY = "democracy_law", _("Luật Thực hiện dân chủ ở cơ sở")
        WOMEN = "women", _("Lao động nữ, bình đẳng giới")
        TOPIC = "topic", _("Chuyên đề")

    class Mode(models.TextChoices):
        PERSON = "person", _("Trực tiếp")
        ONLINE = "online", _("Trực tuyến")
        ORAL = "oral", _("Tuyên truyền miệng")
        POSTED = "posted", _("Niêm yết, gửi tài liệu")

    subject = models.CharField(_("Nội dung"), max_length=250)
    kind = models.CharField(_("Loại nội dung"), max_length=13, choices=Kind)
    mode = models.CharField(_("Hình thức"), max_length=6, choices=Mode)
    held_on = models.DateField(_("Ngày tổ chức"))
    speaker = models.CharField(_("Báo cáo viên"), max_length=160, blank=True)
    headcount = models.PositiveIntegerField(_("Số lượt người dự"), default=0)

    class Meta(Event.Meta):
        verbose_name = _("buổi học tập")
        verbose_name_plural = _("Học tập, quán triệt, tuyên truyền")

    def __str__(self):
        return self.subject

    def clean(self):
        if self.took_place and not self.headcount:
            message = _("Buổi đã tổ chức thì ghi «Số lượt người dự», gồm cả người đã ghi tên.")
            raise ValidationError({"headcount": message})

    def settle(self):
        self.cover(self.attendances.count())


class Attendance(Line):
    """One person whom the session reached, and how."""

    class How(models.TextChoices):
        PRESENT = "present", _("Có mặt")
        ONLINE = "online", _("Qua mạng")
        READ = "read", _("Xác nhận đã đọc")

    record = models.ForeignKey(Study, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        "members.Person", models.PROTECT, related_name="+", verbose_name=_("Người dự")
    )
    how = models.CharField(_("Cách dự"), max_length=7, choices=How, default=How.PRESENT)

    class Meta(Line.Meta):
        unique_together = ("record", "person")


def counted(code, label, where=Event.HELD, **how):
    """Counted on the day of the session, when it took place."""
    return Measure(f"studies.{code}", label, during="held_on", where=where, **how)


@register("education/studies")
class StudyRegister(Register):
    model = Study
    icon = "study"
    lead = _("Đã học gì, bằng cách nào, bao nhiêu người thật sự được nghe.")
    columns = "subject kind mode unit held_on headcount status"
    filters = "kind mode status held_on headcount"
    search = "subject speaker"
    sections = {_("Buổi học"): "unit subject kind mode held_on speaker",
                _("Kết quả"): "headcount status"}  # fmt: skip
    lines = {"attendances": Lines(Attendance, "person how", _("Người dự"))}
    bulk = "status kind mode"
    key = "unit subject held_on"
    flow = Event.FLOW
    cuts = {value: (label, Q(kind=value)) for value, label in Study.Kind.choices}
    measures = (
        counted("sessions", _("Buổi học tập")),
        counted("online", _("Buổi học trực tuyến"), Event.HELD & Q(mode="online")),
        counted("persons", _("Người được học tập"), distinct="attendances__person"),
        counted("attendances", _("Lượt người dự học"), total="headcount"),
        counted("democracy_law_persons", _("Người học Luật Thực hiện dân chủ"),
                Event.HELD & Q(kind="democracy_law"), distinct="attendances__person"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "subject": "Luật Công đoàn năm 2024", "kind": "law", "mode": "person",
        "held_on": "2026-03-20", "speaker": "Báo cáo viên cấp trên", "headcount": 120,
        "status": "held",
    }  # fmt: skip
