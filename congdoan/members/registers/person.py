"""People: one record a person for the whole country, with the family the union also cares for."""

from pathlib import Path

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congdoan.base import identity, phones
from congdoan.base.text import fold, name_key, turned
from congdoan.members import codes, erasing, known, rules, services
from congdoan.members.alike import AlikeView
from congdoan.members.forms import PersonForm
from congdoan.members.identity import IdentityView, shown_identity
from congdoan.members.rules import VIETNAM
from congdoan.records.declare import (
    Line,
    Lines,
    Record,
    Register,
    called_index,
    must,
    register,
    word_index,
)


class Sex(models.TextChoices):
    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class Person(Record):
    """A worker or member. `unit` is the union that keeps the record now; it follows the person."""

    code = models.CharField(
        _("Mã người"), max_length=20, unique=True, blank=True, help_text=_("Để trống để máy cấp.")
    )
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    born = models.DateField(_("Ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("Giới tính"), max_length=6, choices=Sex)
    nationality = models.CharField(_("Quốc tịch"), max_length=60, default=VIETNAM)
    ethnicity = models.CharField(_("Dân tộc"), max_length=60, blank=True)
    religion = models.CharField(_("Tôn giáo"), max_length=60, blank=True)
    hometown = models.CharField(_("Quê quán"), max_length=200, blank=True)
    address = models.CharField(_("Nơi ở"), max_length=200, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    job = models.CharField(_("Nghề nghiệp, vị trí công việc"), max_length=120, blank=True)
    qualification = models.CharField(_("Trình độ chuyên môn"), max_length=120, blank=True)
    political_level = models.CharField(_("Lý luận chính trị"), max_length=60, blank=True)
    confirmed_on = models.DateField(_("Người này xác nhận hồ sơ ngày"), null=True, blank=True)
    # The identity number: sealed, recognised by its mark, shown by its end. Never kept plain.
    identity_sealed = models.BinaryField(null=True, editable=False)
    # Null, not empty, where there is none: many people may lack a number, no two share one.
    identity_mark = models.CharField(max_length=64, null=True, unique=True, editable=False)  # noqa: DJ001
    identity_last = models.CharField(_("Bốn số cuối"), max_length=4, blank=True, editable=False)
    identity_doubtful = models.BooleanField(
        _("Số căn cước cần xem lại"), default=False, editable=False
    )
    # Led on to the record that stayed when two were found to be one person.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged_from",
        verbose_name=_("Đã gộp vào"),
    )  # fmt: skip
    # Erased on request: an unnamed person stays, so that what was counted stays the same.
    erased_on = models.DateField(_("Đã xoá thông tin ngày"), null=True, editable=False)
    was_complete = models.BooleanField(default=False, editable=False)
    folded = models.CharField(max_length=200, editable=False)
    called = models.CharField(max_length=120, default="", editable=False, db_collation="C")
    sort_key = models.TextField(editable=False, db_collation="C")

    class Meta(Record.Meta):
        verbose_name = _("người")
        verbose_name_plural = _("Người lao động, đoàn viên")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(
                fields=["born", "folded"],
                name="person_namesakes",
                opclasses=["date_ops", "text_pattern_ops"],
            ),
            models.Index(
                fields=["sort_key", "id"], include=["unit", "merged_into"], name="person_by_name"
            ),
            word_index("person_words"),
            called_index("person_called", "merged_into"),
        ]
        constraints = [
            must("who_was_erased_stays_unnamed",
                 Q(erased_on=None) | Q(full_name=erasing.UNNAMED, **erasing.EMPTY),
                 _("Người này đã được xoá thông tin theo yêu cầu, không ghi lại vào đây được; "
                   "nếu trở lại thì lập hồ sơ mới.")),
        ]  # fmt: skip

    def __str__(self):
        return self.full_name

    @property
    def name(self):
        return self.full_name

    @property
    def is_foreign(self):
        return self.nationality != VIETNAM and fold(self.nationality) != fold(VIETNAM)

    def shown_identity_number(self):
        return shown_identity(self)

    def save(self, *args, **kwargs):
        if not self.code:
            number, self.code = codes.next_code(type(self), "DV")
            if self.pk is None:
                self.pk, kwargs["force_insert"] = number, True
        super().save(*args, **kwargs)
        services.rename_memberships(self)

    @classmethod
    def name_all(cls, records):
        codes.name_all(records, "DV")

    def derive(self):
        # Found by name, code, phone however it was spaced, and the end of the identity number.
        phone = self.phone if self.phone.isdecimal() else "".join(filter(str.isdecimal, self.phone))
        rest = fold(f"{self.code} {phone} {self.identity_last}")
        name = fold(self.full_name)
        self.folded = f"{name} {rest}".strip()[:200]
        self.called = turned(name)
        self.sort_key = name_key(self.full_name)


class Relative(Line):
    """Someone of the person's family: gifts to parents and children are given by these lines."""

    class Relation(models.TextChoices):
        SPOUSE = "spouse", _("Vợ, chồng")
        CHILD = "child", _("Con")
        PARENT = "parent", _("Bố, mẹ")
        OTHER = "other", _("Người thân khác")

    record = models.ForeignKey(Person, models.CASCADE, related_name="family")
    relation = models.CharField(_("Quan hệ"), max_length=8, choices=Relation)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    born = models.DateField(_("Ngày sinh"), null=True, blank=True)
    sex = models.CharField(_("Giới tính"), max_length=6, choices=Sex, blank=True)

    def __str__(self):
        return self.full_name


class Job(Line):
    """An episode of work, with or without a contract (Labour Code 2019 art. 20; Law on public employees)."""

    class Contract(models.TextChoices):
        INDEFINITE = "indefinite", _("Hợp đồng lao động không xác định thời hạn")
        FIXED = "fixed", _("Hợp đồng lao động xác định thời hạn")
        PUBLIC = "public", _("Hợp đồng làm việc (viên chức)")
        APPOINTED = "appointed", _("Tuyển dụng, bổ nhiệm (cán bộ, công chức)")
        NONE = "none", _("Không có hợp đồng")

    record = models.ForeignKey(Person, models.CASCADE, related_name="jobs")
    started = models.DateField(_("Từ ngày"))
    ended = models.DateField(_("Đến ngày"), null=True, blank=True)
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Nơi làm việc"),
    )  # fmt: skip
    employer = models.CharField(_("Nơi làm việc chưa có trong sổ"), max_length=200, blank=True)
    job = models.CharField(_("Công việc"), max_length=120, blank=True)
    contract = models.CharField(_("Loại hợp đồng"), max_length=10, choices=Contract, blank=True)
    months = models.PositiveSmallIntegerField(_("Thời hạn (tháng)"), null=True, blank=True)
    direct_worker = models.BooleanField(_("Lao động trực tiếp"), default=False)

    class Meta(Line.Meta):
        ordering = ["started", "pk"]
        constraints = [
            must("work_ends_after_it_begins", Q(ended=None) | Q(ended__gte=F("started")),
                 _("«Đến ngày» không thể trước «Từ ngày».")),
            must("only_a_fixed_contract_has_months", Q(months=None) | Q(contract="fixed"),
                 _("Chỉ hợp đồng xác định thời hạn mới ghi số tháng.")),
        ]  # fmt: skip

    def __str__(self):
        return self.job or str(self.workplace or self.employer)


class Qualification(Line):
    """What was learned, with the day of the paper that says so."""

    class Kind(models.TextChoices):
        PROFESSIONAL = "professional", _("Chuyên môn")
        TRADE = "trade", _("Tay nghề")
        POLITICAL = "political", _("Lý luận chính trị")
        LANGUAGE = "language", _("Ngoại ngữ")
        DIGITAL = "digital", _("Tin học, kỹ năng số")
        UNION = "union", _("Nghiệp vụ công đoàn")

    record = models.ForeignKey(Person, models.CASCADE, related_name="qualifications")
    kind = models.CharField(_("Loại"), max_length=12, choices=Kind)
    level = models.CharField(_("Trình độ, bậc"), max_length=120)
    awarded_on = models.DateField(_("Ngày cấp"), null=True, blank=True)

    def __str__(self):
        return self.level


@register("members/people")
class PersonRegister(Register):
    model = Person
    icon = "user"
    lead = _("Mỗi người một hồ sơ trong cả nước, dù đổi nơi làm việc hay công đoàn bao nhiêu lần.")
    form = PersonForm
    columns = "full_name code unit sex born job phone"
    filters = "sex born nationality confirmed_on"
    search = "folded"
    sections = {
        _("Người"): "unit code full_name sex born nationality identity_number",
        _("Liên hệ"): "phone email address hometown",
        _("Công việc"): "job qualification political_level",
        _("Tự nguyện khai"): "ethnicity religion",
        _("Xác nhận"): "confirmed_on namesake",
        _("Sổ đoàn viên"): "joined_on card_no",
    }  # fmt: skip
    key = "code"
    rules = (rules.roll_faults,)
    doubts = (known.odd_number,)
    looks = (known.number_once, known.namesake_once, known.not_elsewhere)
    ahead = known.met
    find = known.find
    same = known.same
    # Optional facts of a sensitive kind (Decree 356/2025 art. 4): not for those who only read.
    guarded = {"ethnicity": "edit", "religion": "edit"}
    unhistoried = ("identity_sealed", "identity_mark")
    lines = {
        "family": Lines(Relative, "relation full_name born sex", _("Gia đình")),
        "jobs": Lines(Job, "started ended workplace employer job contract months direct_worker",
                      _("Quá trình làm việc")),
        "qualifications": Lines(Qualification, "kind level awarded_on", _("Trình độ đã đạt")),
    }  # fmt: skip
    actions = (("members-people-identity", _("Xem số căn cước"), "eye"),)
    figures = {_("Tư cách đoàn viên"): services.stands}

    def outgoing(self, rows):
        return services.told_at_once(rows)

    layouts = Path(__file__).parent.parent / "data" / "layouts.json"
    alike = "full_name born sex phone hometown unit identity_number"
    routes = {
        "identity": ("<int:pk>/identity/", IdentityView),
        "alike": ("alike/", AlikeView),
    }
    cuts = {
        "women": (_("nữ"), Q(sex=Sex.FEMALE)),
        "men": (_("nam"), Q(sex=Sex.MALE)),
    }  # fmt: skip
    zeros = {known.NUMBER: identity.with_zeros, "phone": phones.with_zero}
    example = {
        "unit": "CS001", "code": "DV-000001", "full_name": "Lò Thị Mai", "sex": "female",
        "nationality": "Việt Nam", "phone": "0912000001",
        "job": "Công nhân may", "confirmed_on": "2026-01-10",
    }  # fmt: skip

    def rows(self, actor, action="view", below=None):
        """People once: a record that was merged into another is found there."""
        return super().rows(actor, action, below).filter(merged_into=None)

    def complete(self, person, row):
        """Seals the number typed and, with a first day, puts the person on the union's roll."""
        known.seal(person, row)
        if row.get("joined_on") and not services.is_member(person):
            person.also = [services.on_roll(person, row)]

    def unchanged(self, person, name, value):
        """A number already kept, a roll already entered, a namesake already told."""
        if name == known.NUMBER:
            return known.mark_in({name: value}) in (None, person.identity_mark)
        return not value or name != "joined_on" or services.is_member(person)
