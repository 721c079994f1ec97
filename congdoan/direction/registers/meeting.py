"""Meetings: sessions of committees, briefings, reviews, groups; what was said, decided and made a task."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import ProtectedError, Q
from django.utils.translation import gettext_lazy as _

from congdoan.direction.addressee import AddresseeField
from congdoan.direction.meetings import committees
from congdoan.direction.registers.review import Review
from congdoan.direction.registers.task import ONE_LEAD, Task
from congdoan.members.registers.person import Person
from congdoan.orgs.models import Unit
from congdoan.records.declare import Line, Lines, Measure, Record, Register, later, must, register
from congdoan.trail.papers import is_numbered

OVER = "signed concluded closed"


class Meeting(Record):
    """One meeting of a unit. «Tasks closed» follows from the tasks of its conclusions; nobody sets it."""

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", _("Hội nghị Ban Chấp hành")
        STANDING = "standing", _("Hội nghị Ban Thường vụ")
        INSPECTION = "inspection", _("Họp Uỷ ban Kiểm tra")
        GROUP = "group", _("Sinh hoạt tổ công đoàn")
        BRIEFING = "briefing", _("Giao ban")
        MID = "mid", _("Hội nghị sơ kết")
        FINAL = "final", _("Hội nghị tổng kết")
        CONGRESS = "congress", _("Đại hội, hội nghị đoàn viên")
        CONFERENCE = "conference", _("Hội nghị chuyên đề")
        OTHER = "other", _("Cuộc họp khác")

    class Mode(models.TextChoices):
        PERSON = "person", _("Trực tiếp")
        ONLINE = "online", _("Trực tuyến")
        MIXED = "mixed", _("Trực tiếp và trực tuyến")

    class Status(models.TextChoices):
        PLANNED = "planned", _("Dự kiến")
        CONVENED = "convened", _("Đã triệu tập")
        HELD = "held", _("Đã họp")
        SIGNED = "signed", _("Đã ký biên bản")
        CONCLUDED = "concluded", _("Đã ra kết luận")
        CLOSED = "closed", _("Xong việc sau họp")
        CANCELLED = "cancelled", _("Không họp")

    TOOK_PLACE = (Status.HELD, Status.SIGNED, Status.CONCLUDED, Status.CLOSED)

    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.EXECUTIVE)
    title = models.CharField(_("Tên cuộc họp"), max_length=300)
    held_on = models.DateField(_("Ngày họp"))
    starts_at = models.CharField(
        _("Giờ bắt đầu"), max_length=5, blank=True,
        validators=[RegexValidator(r"^([01]?\d|2[0-3])[:hg][0-5]\d$", _("Ghi giờ như 8:00 hoặc 14h30."))],
    )  # fmt: skip
    mode = models.CharField(_("Hình thức"), max_length=6, choices=Mode, default=Mode.PERSON)
    place = models.CharField(_("Địa điểm"), max_length=300, blank=True)
    link = models.CharField(
        _("Đường vào trực tuyến"), max_length=300, blank=True, validators=[URLValidator(["https", "http"])]
    )  # fmt: skip
    chair = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Chủ trì")
    )
    secretary = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Thư ký")
    )
    guests = models.TextField(
        _("Khách mời"), blank=True, help_text=_("Người ngoài sổ đoàn viên, mỗi dòng một người hay một nơi.")
    )  # fmt: skip
    headcount = models.PositiveIntegerField(
        _("Số người dự"), default=0, help_text=_("Khi không ghi tên từng người; đã điểm danh thì để 0.")
    )  # fmt: skip
    minutes = models.TextField(_("Diễn biến"), blank=True)
    resolution = models.TextField(
        _("Nội dung nghị quyết"), blank=True,
        help_text=_("Mỗi dòng một điều; để trống nếu cuộc họp không ra nghị quyết."),
    )  # fmt: skip
    review = models.ForeignKey(
        Review, models.SET_NULL, null=True, editable=False, related_name="meetings"
    )
    status = models.CharField(_("Tình trạng"), max_length=9, choices=Status, default=Status.PLANNED)

    class Meta(Record.Meta):
        verbose_name = _("cuộc họp")
        verbose_name_plural = _("Họp, hội nghị")
        ordering = ["-held_on", "-pk"]
        constraints = [
            must("meeting_mixed_has_its_place", ~Q(mode="mixed") | ~Q(place=""),
                 _("Họp cả trực tiếp thì ghi «Địa điểm».")),
        ]  # fmt: skip

    def __str__(self):
        return self.title

    @property
    def took_place(self):
        return self.status in self.TOOK_PLACE

    @property
    def is_open(self):
        """Whether its roll may still be called: until the minutes are signed."""
        return self.status in (self.Status.PLANNED, self.Status.CONVENED, self.Status.HELD)

    @property
    def committee(self):
        """The committee that meets; reviews and conferences are called by the executive committee."""
        kinds = committees.Committee
        return self.kind if self.kind in kinds.values else kinds.EXECUTIVE

    @property
    def seen(self):
        from congdoan.direction.meetings.services import seen_of

        return seen_of(self)

    @property
    def tally(self):
        from congdoan.direction.meetings.services import tally_of

        return tally_of(self)

    @property
    def decided(self):
        """Its conclusions with their tasks."""
        return self.conclusions.select_related("task")

    @property
    def leaves_some_unassigned(self):
        return any(one.task is None for one in self.decided)

    def clean(self):
        from congdoan.direction.meetings.services import stands

        stands(self)

    def delete(self, *args, **kwargs):
        if is_numbered(self):
            raise ProtectedError(_("Cuộc họp đã có văn bản vào số thì không xoá."), {self})
        return super().delete(*args, **kwargs)

    def settle(self):
        from congdoan.direction.meetings.services import judge

        judge(self)


class Participant(Line):
    """One person called to a meeting; `member` tells who counts for the quorum and may vote."""

    class Presence(models.TextChoices):
        CALLED = "called", _("Đã mời")
        PRESENT = "present", _("Có mặt")
        EXCUSED = "excused", _("Vắng có lý do")
        ABSENT = "absent", _("Vắng không lý do")

    record = models.ForeignKey(Meeting, models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="meetings", verbose_name=_("Người được mời")
    )
    member = models.BooleanField(_("Là uỷ viên"), default=True)
    presence = models.CharField(
        _("Có mặt"), max_length=7, choices=Presence, default=Presence.CALLED
    )
    reason = models.CharField(_("Lý do vắng"), max_length=200, blank=True)

    class Meta(Line.Meta):
        unique_together = ("record", "person")
        constraints = [
            must("absence_excused_says_why", ~Q(presence="excused") | ~Q(reason=""),
                 _("Vắng có lý do thì ghi «Lý do vắng».")),
        ]  # fmt: skip


class AgendaItem(Line):
    record = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    text = models.CharField(_("Nội dung"), max_length=400)
    presenter = models.CharField(_("Người trình bày"), max_length=200, blank=True)


class Opinion(Line):
    record = models.ForeignKey(Meeting, models.CASCADE, related_name="opinions")
    speaker = models.CharField(_("Người phát biểu"), max_length=200)
    text = models.TextField(_("Ý kiến"))


class Motion(Line):
    """One thing put to the vote; those for, against and blank together are not more than were there."""

    record = models.ForeignKey(Meeting, models.CASCADE, related_name="motions")
    text = models.CharField(_("Việc biểu quyết"), max_length=400)
    in_favour = models.PositiveIntegerField(_("Tán thành"), default=0)
    against = models.PositiveIntegerField(_("Không tán thành"), default=0)
    blank = models.PositiveIntegerField(_("Không có ý kiến"), default=0)

    @property
    def cast(self):
        return self.in_favour + self.against + self.blank


class Conclusion(Line):
    """One thing to be done; `task` is the task it has become."""

    record = models.ForeignKey(Meeting, models.CASCADE, related_name="conclusions")
    text = models.TextField(_("Kết luận"))
    lead = models.CharField(
        _("Chủ trì"), max_length=300, blank=True,
        help_text=_("Để trống nếu chọn «Đơn vị chủ trì»."),
    )  # fmt: skip
    # It hears of the task, reads it and reports its part.
    unit = AddresseeField(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Đơn vị chủ trì"),
        help_text=_("Khi giao cho một đơn vị trong hệ thống: gõ tên hoặc mã."),
    )  # fmt: skip
    cooperating = models.CharField(_("Phối hợp"), max_length=300, blank=True)
    due = models.DateField(_("Thời hạn"))
    task = models.OneToOneField(
        Task, models.SET_NULL, null=True, editable=False, related_name="conclusion"
    )

    def clean(self):
        self.lead = self.lead or str(self.unit or "")
        if not self.lead:
            raise ValidationError({"lead": _("Ghi «Chủ trì», hoặc chọn «Đơn vị chủ trì».")})
        if ";" in self.lead:
            raise ValidationError({"lead": ONE_LEAD})


HELD = Q(status__in=Meeting.TOOK_PLACE)
CALLED = HELD & Q(participants__presence__in=("present", "excused", "absent"))
PRESENT = HELD & Q(participants__presence="present")


@register("direction/meetings")
class MeetingRegister(Register):
    model = Meeting
    icon = "members"
    lead = _("Họp gì, ai dự, biểu quyết ra sao, kết luận giao cho ai và đã xong chưa.")
    columns = "title kind unit held_on mode status"
    filters = "kind mode status held_on"
    search = "title place"
    sections = {
        _("Cuộc họp"): "unit kind title held_on starts_at mode place link",
        _("Điều hành"): "chair secretary guests headcount",
        _("Kết quả"): "minutes resolution status",
    }
    bulk = "mode"
    key = "unit title held_on"
    lines = {
        "agenda": Lines(AgendaItem, "text presenter", _("Chương trình họp"), closed=OVER),
        "participants": Lines(
            Participant, "person member presence reason", _("Người dự"), closed=OVER
        ),
        "opinions": Lines(Opinion, "speaker text", _("Ý kiến"), closed=OVER),
        "motions": Lines(Motion, "text in_favour against blank", _("Biểu quyết"), closed=OVER),
        "conclusions": Lines(Conclusion, "text lead unit cooperating due", _("Kết luận")),
    }
    # Signing takes editing alone: in most grassroots unions who signs types as well.
    flow = {
        "planned": "convened held cancelled",
        "convened": "held planned cancelled",
        "held": "signed",
        "signed": "concluded",
        "cancelled": "planned",
    }
    effects = {
        "convened": later("congdoan.direction.meetings.services.convene"),
        "held": later("congdoan.direction.meetings.services.note_review"),
        "signed": later("congdoan.direction.meetings.services.sign"),
        "concluded": later("congdoan.direction.meetings.services.conclude"),
    }
    pages = (
        ("direction-calendar", _("Lịch công tác")),
        ("direction-attendance", _("Chuyên cần")),
    )
    cuts = {
        **{kind: (label, Q(kind=kind)) for kind, label in Meeting.Kind.choices},
        "routine": (_("thường kỳ của ban chấp hành, ban thường vụ và tổ"),
                    Q(kind__in=("executive", "standing", "group"))),
        "online": (_("trực tuyến"), Q(mode__in=("online", "mixed"))),
    }  # fmt: skip
    measures = (
        Measure("meetings.planned", _("Cuộc họp theo lịch"), during="held_on",
                where=~Q(status="cancelled")),
        Measure("meetings.held", _("Cuộc họp đã họp"), during="held_on", where=HELD),
        Measure("meetings.called", _("Lượt người được mời"), during="held_on", where=CALLED,
                distinct="participants"),
        Measure("meetings.present", _("Lượt người có mặt"), during="held_on", where=PRESENT,
                distinct="participants"),
        Measure("meetings.unsigned", _("Cuộc họp chưa ký biên bản"), during="held_on",
                where=Q(status="held")),
    )  # fmt: skip
    example = {
        "unit": "CS001", "kind": "executive", "title": "Hội nghị Ban Chấp hành quý II năm 2026",
        "held_on": "2026-06-20", "starts_at": "8:00", "mode": "person", "place": "Phòng họp tầng 2",
        "headcount": 0, "minutes": "", "status": "planned",
    }  # fmt: skip
