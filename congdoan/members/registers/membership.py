"""Memberships: each time a person belongs to a union, from the day of joining to the day of leaving."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.base.text import fold
from congdoan.members import admitting, pausing, rules
from congdoan.members.cards import CardsView, CardView
from congdoan.members.forms import PersonByCodeForm, refuse
from congdoan.members.own_file import SlipsView
from congdoan.members.registers.person import Person, Sex
from congdoan.orgs.kinds import GROUPS
from congdoan.orgs.models import Unit
from congdoan.records.declare import (
    Lines,
    Measure,
    Record,
    Register,
    called_index,
    must,
    register,
    word_index,
)


class Employment(models.TextChoices):
    FORMAL = "formal", _("Có quan hệ lao động")
    INFORMAL = "informal", _("Không có quan hệ lao động")


class Membership(Record):
    """One episode. A move to another union ends one and begins the next on the same day. The suspension that
    stands is its own, those that are over are its lines."""

    class Entry(models.TextChoices):
        ADMITTED = "admitted", _("Kết nạp")
        FOUNDING = "founding", _("Kết nạp khi thành lập công đoàn")
        TRANSFERRED_IN = "transferred_in", _("Chuyển đến")
        REINSTATED = "reinstated", _("Kết nạp lại")
        EXISTING = "existing", _("Đã là đoàn viên khi lập sổ")

    class Exit(models.TextChoices):
        QUIT = "quit", _("Nghỉ việc")
        RETIRED = "retired", _("Nghỉ hưu")
        DIED = "died", _("Từ trần")
        RESIGNED = "resigned", _("Xin ra")
        STRUCK_OFF = "struck_off", _("Xoá tên")
        EXPELLED = "expelled", _("Khai trừ")
        DISSOLVED = "dissolved", _("Công đoàn giải thể")
        TRANSFERRED_OUT = "transferred_out", _("Chuyển đi")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Đang sinh hoạt")
        SUSPENDED = "suspended", _("Tạm dừng sinh hoạt")
        LEFT = "left", _("Thôi sinh hoạt")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="memberships", verbose_name=_("Đoàn viên")
    )
    group = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Tổ, công đoàn bộ phận"),
    )  # fmt: skip
    card_no = models.CharField(_("Số thẻ"), max_length=20, blank=True)
    card_on = models.DateField(_("Trao thẻ ngày"), null=True, blank=True)
    card_back_on = models.DateField(_("Thu hồi thẻ ngày"), null=True, blank=True)
    # By name, so that this area does not import the one above it; a guild member has none.
    workplace = models.ForeignKey(
        "workplaces.Workplace", models.PROTECT, related_name="+", null=True, blank=True,
        verbose_name=_("Nơi làm việc"),
    )  # fmt: skip
    employment = models.CharField(
        _("Quan hệ lao động"), max_length=8, choices=Employment, default=Employment.FORMAL
    )
    direct_worker = models.BooleanField(_("Lao động trực tiếp"), default=False)
    party_member = models.BooleanField(_("Đảng viên"), default=False)
    joined_on = models.DateField(_("Vào sổ từ ngày"))
    entry = models.CharField(_("Vào sổ do"), max_length=14, choices=Entry, default=Entry.ADMITTED)
    decision_no = models.CharField(_("Số quyết định kết nạp"), max_length=60, blank=True)
    decided_on = models.DateField(_("Ngày quyết định"), null=True, blank=True)
    left_on = models.DateField(_("Thôi từ ngày"), null=True, blank=True)
    exit = models.CharField(_("Thôi do"), max_length=15, choices=Exit, blank=True)
    exit_no = models.CharField(
        _("Số văn bản khi thôi"), max_length=60, blank=True,
        help_text=_("Quyết định, đơn xin ra, giấy báo tử…; chuyển đi thì phiếu chuyển là căn cứ."),
    )  # fmt: skip
    status = models.CharField(_("Tình trạng"), max_length=9, choices=Status, default=Status.ACTIVE)
    suspended_on = models.DateField(_("Tạm dừng từ ngày"), null=True, blank=True)
    suspended_for = models.CharField(_("Lý do tạm dừng"), max_length=200, blank=True)
    suspended_no = models.CharField(_("Số văn bản tạm dừng"), max_length=60, blank=True)
    # Copied from the person, so that a million are listed by name and searched through an index.
    folded = models.CharField(max_length=240, editable=False)
    called = models.CharField(max_length=120, default="", editable=False, db_collation="C")
    sort_key = models.TextField(editable=False, db_collation="C")

    sorted_as = {"person": "sort_key"}
    # The suspension that is over by what was last derived.
    paused = None

    class Meta(Record.Meta):
        verbose_name = _("đoàn viên")
        verbose_name_plural = pgettext_lazy("register", "Đoàn viên")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["unit", "joined_on", "left_on"], name="membership_days"),
            models.Index(fields=["sort_key", "id"], include=["unit"], name="membership_by_name"),
            word_index("membership_words"),
            called_index("membership_called"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(left_on=None), name="member_of_one_union_at_a_time",
                violation_error_message=_(
                    "Người này đang là đoàn viên của một công đoàn; hãy lập phiếu chuyển sinh hoạt."
                ),
            ),
            # So that persons admitted and admissions are one number, whatever the period.
            models.UniqueConstraint(
                fields=["person"], condition=Q(entry__in=("admitted", "founding")),
                name="admitted_once_then_reinstated",
                violation_error_message=_("Người này đã từng được kết nạp; lần này ghi «Kết nạp lại»."),
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="membership_ends_after_it_begins",
                violation_error_message=_("Ngày thôi không thể trước ngày vào sổ."),
            ),
            must("membership_suspended_after_it_begins",
                 Q(suspended_on=None) | Q(suspended_on__gte=F("joined_on")),
                 _("«Tạm dừng từ ngày» không thể trước ngày vào sổ.")),
            must("card_comes_back_after_it_was_given",
                 Q(card_back_on=None) | Q(card_on=None) | Q(card_back_on__gte=F("card_on")),
                 _("«Thu hồi thẻ ngày» không thể trước «Trao thẻ ngày».")),
            models.CheckConstraint(
                condition=Q(left_on=None, exit="") & ~Q(status="left")
                | Q(left_on__isnull=False, status="left") & ~Q(exit=""),
                name="leaving_has_its_day_and_reason",
                violation_error_message=_(
                    "Khi thôi sinh hoạt, ghi cả «Thôi từ ngày» và «Thôi do»; "
                    "khi còn sinh hoạt, để trống cả hai."
                ),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.person} – {self.unit}"

    def derive(self):
        self.paused = pausing.left_behind(self)
        self._date_suspension()
        self.folded = f"{self.person.folded} {fold(self.card_no)}"[:240]
        self.called, self.sort_key = self.person.called, self.person.sort_key

    def _date_suspension(self):
        """Suspended he is from a day on, today where none is said; who takes part again or has left is not."""
        if self.status == self.Status.SUSPENDED:
            self.suspended_on = self.suspended_on or timezone.localdate()
        else:
            self.suspended_on, self.suspended_for, self.suspended_no = None, "", ""

    def settle(self):
        pausing.settle(self)

    def clean(self):
        faults = {}
        if self.status == self.Status.LEFT:
            faults = {
                name: _("Ghi mục này để thôi sinh hoạt.")
                for name in ("left_on", "exit") if not getattr(self, name)
            }  # fmt: skip
        if self._state.adding and self.person_id and (fault := rules.erased_fault(self.person)):
            faults["person"] = fault
        faults |= rules.leaving_faults(self.left_on, self.exit)
        if self.group_id and not self._group_fits():
            faults["group"] = _("Chọn tổ hoặc công đoàn bộ phận thuộc chính công đoàn này.")
        if self.unit_id and self.person_id and self.joined_on and "left_on" not in faults:
            faults |= rules.overlap_faults(self)
            faults |= rules.entry_faults(self) if self._state.adding else rules.stays_faults(self)
        refuse(faults)

    def _group_fits(self):
        known = Unit.objects.filter(pk=self.group_id, kind__in=GROUPS, paths__ancestor=self.unit_id)
        return known.exists()


ON_ROLL = ("joined_on", "left_on")
# Facts the application form of HD 38/HD-TLĐ asks for, and the member's own word that they are right:
# who lacks one has no complete file. Of who was erased it is kept whether the file was complete.
LACKS = {
    "lacks_born": (_("thiếu ngày sinh"), Q(person__born=None)),
    "lacks_number": (_("thiếu số căn cước"), Q(person__identity_mark=None)),
    "lacks_phone": (_("thiếu điện thoại"), Q(person__phone="")),
    "lacks_job": (_("thiếu nghề nghiệp"), Q(person__job="")),
    "lacks_address": (_("thiếu nơi ở"), Q(person__address="")),
    "lacks_hometown": (_("thiếu quê quán"), Q(person__hometown="")),
    "lacks_word": (_("chưa tự xác nhận"), Q(person__confirmed_on=None)),
}  # fmt: skip
NAMED = Q(person__erased_on=None)
HAS_CARD = ~Q(card_no="") | Q(card_on__isnull=False)
COMPLETE = Q(person__was_complete=True) | ~reduce(
    or_, (lacking for _label, lacking in LACKS.values())
)

ALL = Q()


def _roll(code, label, where=ALL, on=None):
    return Measure(code, label, holding=ON_ROLL, until_excluded=True, where=where, on=on)


def _came(code, label, *entries):
    return Measure(code, label, during="joined_on", where=Q(entry__in=entries), distinct="person")


@register("members/memberships")
class MembershipRegister(Register):
    model = Membership
    icon = "members"
    lead = _("Ai là đoàn viên của công đoàn nào, từ ngày nào, đến ngày nào và vì sao thôi.")
    form = PersonByCodeForm
    pages = (
        ("members-movements", _("Bảng biến động")),
        ("members-composition", _("Cơ cấu, hồ sơ")),
        ("members-memberships-cards", _("In thẻ của danh sách này")),
        ("members-cards-due", _("Thẻ cần thu hồi, cần đổi")),
        ("members-memberships-slips", _("In phiếu tự xác nhận hồ sơ")),
    )
    actions = (("members-memberships-card", _("In thẻ đoàn viên"), "qr"),)
    routes = {"card": ("<int:pk>/card.pdf", CardView), "cards": ("cards.pdf", CardsView),
              "slips": ("slips.pdf", SlipsView)}  # fmt: skip
    columns = "person unit group card_no person__sex employment joined_on status"
    filters = "status employment entry exit joined_on left_on direct_worker party_member"
    search = "folded"
    sections = {
        _("Đoàn viên"): "unit person group card_no",
        _("Thẻ"): "card_on card_back_on",
        _("Làm việc"): "workplace employment direct_worker party_member",
        _("Vào sổ"): "joined_on entry decision_no decided_on",
        _("Tình trạng"): "status left_on exit exit_no suspended_on suspended_for suspended_no",
    }  # fmt: skip
    lines = {
        "suspensions": Lines(pausing.Suspension, "since until reason paper",
                             _("Các lần tạm dừng trước đây")),
    }  # fmt: skip
    figures = {_("Quyết định kết nạp"): admitting.of_membership}
    flow = {"active": "suspended left", "suspended": "active left"}
    attributes = "person__sex person__qualification person__ethnicity person__religion"
    bulk = ("status left_on exit exit_no suspended_on suspended_for suspended_no group workplace card_on "
            "card_back_on")  # fmt: skip
    key = "person joined_on"
    cuts = {
        "formal": (_("có quan hệ lao động"), Q(employment="formal")),
        "informal": (_("không có quan hệ lao động"), Q(employment="informal")),
        "women": (_("nữ"), Q(person__sex=Sex.FEMALE)),
        "men": (_("nam"), Q(person__sex=Sex.MALE)),
        "direct": (_("lao động trực tiếp"), Q(direct_worker=True)),
        "party": (_("đảng viên"), Q(party_member=True)),
        **{name: (label, NAMED & lacking) for name, (label, lacking) in LACKS.items()},
        **{kind.value: (kind.label, Q(exit=kind)) for kind in Membership.Exit},
    }  # fmt: skip
    measures = (
        _roll("members.on_roll", _("Đoàn viên trong danh sách")),
        _roll("members.women", _("Đoàn viên nữ"), Q(person__sex=Sex.FEMALE)),
        _roll("members.complete", _("Đoàn viên đủ hồ sơ"), COMPLETE),
        _roll("members.beside", _("Đoàn viên nghiệp đoàn, đoàn viên ở cấp trên"), ~Q(unit__kind__in=("CDCS", *GROUPS))),
        Measure("members.confirmed", _("Đoàn viên đã tự xác nhận hồ sơ"), holding=ON_ROLL,
                until_excluded=True, on=lambda day: Q(person__confirmed_on__lte=day), singly=True),
        _roll("members.suspended", _("Đoàn viên đang tạm dừng sinh hoạt"), on=pausing.suspended),
        _roll("members.long_suspended", _("Đoàn viên tạm dừng sinh hoạt quá thời hạn"), on=pausing.beyond),
        _roll("members.active", _("Đoàn viên đang sinh hoạt"), on=pausing.taking_part),
        _came("members.admitted", _("Đoàn viên kết nạp"), "admitted", "founding"),
        Measure("members.transferred_in", _("Đoàn viên chuyển đến"), during="joined_on",
                where=Q(entry="transferred_in")),
        Measure("members.reinstated", _("Đoàn viên kết nạp lại"), during="joined_on",
                where=Q(entry="reinstated")),
        Measure("members.recorded", _("Đoàn viên ghi sổ lần đầu"), during="joined_on",
                where=Q(entry="existing")),
        Measure("members.left", _("Đoàn viên thôi sinh hoạt"), during="left_on",
                where=~Q(exit="transferred_out")),
        Measure("members.transferred_out", _("Đoàn viên chuyển đi"), during="left_on",
                where=Q(exit="transferred_out")),
        Measure("cards.to_take_back", _("Thẻ chưa thu hồi của người đã thôi"),
                holding=("left_on", "card_back_on"), until_excluded=True,
                where=HAS_CARD & ~Q(exit="transferred_out")),
        Measure("cards.to_replace", _("Người chuyển đến chưa đổi thẻ"), holding=ON_ROLL, until_excluded=True,
                where=Q(entry="transferred_in") & ~Q(card_no=""),
                on=lambda day: Q(card_on=None) | Q(card_on__gt=day)),
    )  # fmt: skip
    example = {
        "unit": "CS001", "person": "DV-000001", "card_no": "0100001", "employment": "formal",
        "joined_on": "2026-02-03", "entry": "admitted", "decision_no": "02/QĐ-CĐCS",
        "decided_on": "2026-02-03", "status": "active",
    }  # fmt: skip
