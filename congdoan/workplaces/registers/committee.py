"""Steering committees for member development: who sits for whom, and whether all must-haves are there.

Each needs somebody of the Party committee's leadership and somebody of the state management
(seed 004 III.1); one that lacks them stands flagged until it is consolidated.
"""

from functools import reduce
from operator import and_

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from congdoan.records.declare import Line, Lines, Measure, Record, Register, must, once, register
from congdoan.workplaces import steering
from congdoan.workplaces.minutes import MinutesView
from congdoan.workplaces.paying import Monthly
from congdoan.workplaces.steering_report import ReportView, ReportWordView


class Committee(Record):
    """One steering committee of a unit, by decision, from a day until it ends."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Đề xuất")
        ACTIVE = "active", _("Đang hoạt động")
        CONSOLIDATED = "consolidated", _("Đã kiện toàn")
        ENDED = "ended", _("Đã kết thúc")

    name = models.CharField(_("Tên ban chỉ đạo"), max_length=200)
    decision_no = models.CharField(_("Số quyết định"), max_length=60, blank=True)
    since = models.DateField(_("Hoạt động từ"))
    until = models.DateField(_("Kết thúc"), null=True, blank=True)
    plan = models.TextField(_("Chương trình làm việc"), blank=True)
    # Of the latest time it was put in order, by its lines.
    renewal_no = models.CharField(
        _("Số quyết định kiện toàn"), max_length=60, blank=True, editable=False
    )
    renewed_on = models.DateField(_("Ngày kiện toàn"), null=True, editable=False)
    signer = models.CharField(_("Người ký quyết định"), max_length=120, blank=True)
    status = models.CharField(
        _("Tình trạng"), max_length=12, choices=Status, default=Status.PROPOSED
    )
    complete = models.BooleanField(_("Đủ thành phần"), default=False, editable=False)
    lacking = models.CharField(_("Còn thiếu"), max_length=200, blank=True, editable=False)

    # Whether a later decision on putting it in order was told along when it was last saved.
    brought = False

    class Meta(Record.Meta):
        verbose_name = _("ban chỉ đạo phát triển đoàn viên")
        verbose_name_plural = _("Ban chỉ đạo phát triển đoàn viên")
        constraints = [
            must("committee_active_by_decision",
                 ~Q(status__in=("active", "consolidated")) | ~Q(decision_no=""),
                 _("Ghi số quyết định thành lập hoặc kiện toàn.")),
            must("committee_ends_on_a_day", ~Q(status="ended") | Q(until__isnull=False),
                 _("Ghi ngày kết thúc.")),
        ]  # fmt: skip

    def __str__(self):
        return self.name

    def settle(self):
        """Who sits for whom, and when it was put in order, is known once the lines stand; who was told
        to go is followed."""
        steering.follow(self)
        steering.check_allowances(self)
        lacking, last = self.lacking_of(Q(left_on=None)), steering.latest(self)
        self.brought = last["renewed_on"] not in (None, self.renewed_on)
        self.keep(complete=not lacking, lacking=", ".join(lacking), **last)

    def lacking_of(self, holds):
        """Labels of those who must sit and do not among the seats of which that holds; the help team
        represents nobody."""
        seats = self.members.filter(holds, helps=False).values_list("represents", flat=True)
        return [str(label) for side, label in MUST_SIT if side not in set(seats)]

    def keep(self, **facts):
        """Writes what follows from its lines, where it is news."""
        for name, value in facts.items():
            setattr(self, name, value)
        known = type(self).objects.across_units("this very committee").filter(pk=self.pk)
        known.exclude(**facts).update(**facts)


class Member(Line):
    """A seat: who, from where, for whom, in which role; from the committee's own first day on where no
    other is told."""

    class Side(models.TextChoices):
        PARTY = "party", _("Lãnh đạo cấp uỷ")
        STATE = "state", _("Cơ quan quản lý nhà nước")
        UNION = "union", pgettext_lazy("side", "Công đoàn")
        OTHER = "other", _("Thành phần khác")

    record = models.ForeignKey(Committee, models.CASCADE, related_name="members")
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    organisation = models.CharField(_("Chức vụ, cơ quan"), max_length=200)
    represents = models.CharField(_("Đại diện"), max_length=6, choices=Side)
    role = models.CharField(_("Vai trò trong ban"), max_length=80, blank=True)
    helps = models.BooleanField(_("Thuộc tổ giúp việc"), default=False)
    sat_from = models.DateField(_("Tham gia từ ngày"), null=True, blank=True)
    left_on = models.DateField(_("Thôi từ ngày"), null=True, blank=True)

    class Meta(Line.Meta):
        constraints = [
            must("seat_is_left_after_it_was_taken", Q(left_on=None) | Q(sat_from=None) | Q(left_on__gte=F("sat_from")),
                 _("«Thôi từ ngày» không được trước «Tham gia từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return self.full_name


class Meeting(Line):
    """What the committee did on a day: met, inspected, or reported to the standing committee."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Họp ban")
        INSPECTION = "inspection", _("Kiểm tra cơ sở")
        REPORT = "report", _("Báo cáo ban thường vụ")

    record = models.ForeignKey(Committee, models.CASCADE, related_name="meetings")
    held_on = models.DateField(_("Ngày"))
    kind = models.CharField(_("Việc"), max_length=10, choices=Kind, default=Kind.MEETING)
    content = models.CharField(_("Nội dung, kết luận"), max_length=300)

    def __str__(self):
        return f"{self.get_kind_display()} {self.held_on}"


class Review(Line):
    """One member in one year: what he says of his part, what the others say, what is concluded: he
    goes on, or ends and who follows (seed 004 III.1)."""

    class Verdict(models.TextChoices):
        KEEP = "keep", _("Tiếp tục")
        END = "end", _("Thôi tham gia")

    record = models.ForeignKey(Committee, models.CASCADE, related_name="reviews")
    year = models.PositiveSmallIntegerField(_("Năm"))
    full_name = models.CharField(_("Thành viên"), max_length=120)
    contribution = models.CharField(_("Kết quả tham gia"), max_length=300)
    opinion = models.CharField(_("Ý kiến tập thể"), max_length=300, blank=True)
    verdict = models.CharField(_("Kết luận"), max_length=4, choices=Verdict, blank=True)
    concluded_on = models.DateField(_("Ngày kết luận"), null=True, blank=True)
    successor = models.CharField(_("Người thay thế"), max_length=120, blank=True)

    class Meta(Line.Meta):
        constraints = [
            once("reviewed_once_a_year", "record full_name year",
                 _("Thành viên này đã có kiểm điểm của năm đó.")),
            must("review_concluded_on_a_day",
                 Q(verdict="", concluded_on=None) | ~Q(verdict="") & Q(concluded_on__isnull=False),
                 _("Ghi cả «Kết luận» và «Ngày kết luận», hoặc để trống cả hai khi chưa kết luận.")),
            must("review_names_who_follows", ~Q(verdict="end") | ~Q(successor=""),
                 _("Thành viên thôi tham gia thì ghi người thay thế.")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.full_name} {self.year}"


class Allowance(Monthly):
    """What one of the committee or its help team was paid for one month of responsibility (seed 004 III.3)."""

    record = models.ForeignKey(Committee, models.CASCADE, related_name="allowances")
    full_name = models.CharField(_("Thành viên"), max_length=120)

    class Meta(Monthly.Meta):
        constraints = [
            once("allowed_once_a_month", "record full_name month", _("Người này đã ghi chi của tháng đó."))
        ]  # fmt: skip

    def __str__(self):
        return f"{self.full_name} {self.month:%m/%Y}"


class Renewal(Line):
    """One time it was put in order (seed 004 III.1, every year): on which day, by which decision. Without a number
    it waits for the step, which draws one and prints the decision."""

    record = models.ForeignKey(Committee, models.CASCADE, related_name="renewals")
    number = models.CharField(
        _("Số quyết định"), max_length=60, blank=True,
        help_text=_("Để trống để máy cấp số và in quyết định; ghi số nếu đã ra quyết định giấy."),
    )  # fmt: skip
    renewed_on = models.DateField(_("Ngày kiện toàn"), null=True, blank=True)
    signer = models.CharField(_("Người ký quyết định"), max_length=120, blank=True)

    class Meta(Line.Meta):
        constraints = [
            once("renewed_once_a_day", "record renewed_on", _("Ban này đã có quyết định kiện toàn ngày đó."))
        ]  # fmt: skip

    def __str__(self):
        return self.number


MUST_SIT = (
    (Member.Side.PARTY, Member.Side.PARTY.label),
    (Member.Side.STATE, Member.Side.STATE.label),
)


def fully_seated(day):
    """Somebody sat for each of those who must, on that day."""
    seats = Member.objects.filter(steering.seated(day), record=OuterRef("pk"), helps=False)
    return reduce(and_, (Q(Exists(seats.filter(represents=side))) for side, _label in MUST_SIT))


WORKING = {"holding": ("since", "until"), "until_excluded": True}
ACTIVE = Q(status__in=("active", "consolidated", "ended"))


@register("workplaces/committees")
class CommitteeRegister(Register):
    model = Committee
    icon = "flag"
    lead = _(
        "Ban nào đang hoạt động, ai đại diện cho cấp uỷ và quản lý nhà nước, ban nào còn thiếu."
    )
    columns = "name unit since until complete lacking renewed_on status"
    filters = "status complete since renewed_on"
    search = "name decision_no"
    sections = {
        _("Ban chỉ đạo"): "unit name decision_no since until",
        _("Hoạt động"): "plan signer status",
    }  # fmt: skip
    lines = {
        "members": Lines(Member, "full_name organisation represents role helps sat_from left_on",
                         _("Thành viên, tổ giúp việc")),
        "meetings": Lines(Meeting, "held_on kind content", _("Họp, kiểm tra, báo cáo")),
        "reviews": Lines(Review, "year full_name contribution opinion verdict concluded_on successor",
                         _("Kiểm điểm hằng năm")),
        "renewals": Lines(Renewal, "renewed_on number signer", _("Kiện toàn")),
        "allowances": Lines(Allowance, "full_name month amount", _("Chế độ trách nhiệm đã chi")),
    }  # fmt: skip
    pages = (("workplaces-replaced", _("Thành viên được thay")),)
    actions = (
        ("workplaces-committees-minutes", _("In biên bản kiểm điểm"), "paper"),
        ("workplaces-committees-report", _("In báo cáo hoạt động"), "paper"),
        ("workplaces-committees-report-word", _("Báo cáo hoạt động, bản Word"), "download"),
    )
    routes = {
        "minutes": ("<int:pk>/minutes.pdf", MinutesView),
        "report": ("<int:pk>/report.pdf", ReportView),
        "report-word": ("<int:pk>/report.docx", ReportWordView),
    }
    flow = {"proposed": "active", "active": "consolidated ended",
            "consolidated": "consolidated ended"}  # fmt: skip
    effects = {"active": steering.must_sit, "consolidated": steering.renew}
    key = "unit name since"

    measures = (
        Measure("steering.count", _("Ban chỉ đạo đang hoạt động"), where=ACTIVE, **WORKING),
        Measure("steering.complete", _("Ban chỉ đạo đủ thành phần"), where=ACTIVE,
                on=fully_seated, **WORKING),
        Measure("steering.meetings", _("Lần ban chỉ đạo họp, kiểm tra, báo cáo"),
                during="meetings__held_on", distinct="meetings"),
        Measure("steering.reviewed", _("Thành viên ban chỉ đạo được kiểm điểm"),
                during="reviews__concluded_on", distinct="reviews"),
        Measure("steering.replaced", _("Thành viên ban chỉ đạo được thay"),
                during="reviews__concluded_on", where=Q(reviews__verdict="end"), distinct="reviews"),
        Measure("steering.paid", _("Chế độ trách nhiệm ban chỉ đạo đã chi"), during="allowances__month",
                total="allowances__amount"),
    )  # fmt: skip
    example = {
        "unit": "CS001", "name": "Ban Chỉ đạo phát triển đoàn viên huyện Tam Đường",
        "decision_no": "15/QĐ-HU", "since": "2026-01-10", "status": "proposed",
    }  # fmt: skip

    def next_states(self, record):
        """It is put in order again while one of its renewals waits for a decision."""
        states = super().next_states(record)
        return [one for one in states if one != record.status or steering.is_to_renew(record)]
