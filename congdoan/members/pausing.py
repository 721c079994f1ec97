"""The times in which a member took no part: the one that stands is the membership's own, those that are over are its
lines. Who takes part again, or leaves, leaves a line behind."""

from itertools import pairwise

from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.base.dates import months_later, show
from congdoan.base.errors import Mistake
from congdoan.records.declare import Line, must, once
from congdoan.trail.parameters import current

LIMIT = "DP-PAUSE"
WHY = "the suspension that stood until now"
OWN = ("suspended_on", "suspended_for", "suspended_no")


class Suspension(Line):
    """One time that is over; `until` is the first day on which the member took part again, or was none any more."""

    record = models.ForeignKey(
        "members.Membership", models.CASCADE, related_name="suspensions"
    )  # fmt: skip
    since = models.DateField(gettext_lazy("Tạm dừng từ ngày"))
    until = models.DateField(gettext_lazy("Sinh hoạt lại từ ngày"))
    reason = models.CharField(gettext_lazy("Lý do tạm dừng"), max_length=200, blank=True)
    paper = models.CharField(gettext_lazy("Số văn bản tạm dừng"), max_length=60, blank=True)

    class Meta(Line.Meta):
        ordering = ["since"]
        constraints = [
            once("suspension_begins_once", "record since",
                 gettext_lazy("Lần tạm dừng từ ngày này đã ghi.")),
            must("suspension_ends_after_it_begins", Q(until__gt=F("since")),
                 gettext_lazy("«Sinh hoạt lại từ ngày» phải sau «Tạm dừng từ ngày».")),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.since} – {self.until}"


def suspended(day, since=None):
    """Of a membership: it was suspended on that day, and had been since `since` at the latest; whether it stands so
    or that is over."""
    since = since or day
    over = Suspension.objects.filter(since__lte=since, until__gt=day)
    # IN, not EXISTS: beside an OR the database looks those few up once, and not once for each of a million members.
    return Q(status="suspended", suspended_on__lte=since) | Q(In(F("pk"), over.values("record")))


def taking_part(day):
    return ~suspended(day)


def beyond(day):
    """Suspended longer than who lost a job may be without dues (`DP-PAUSE`, HD 38/HD-TLĐ 2.2)."""
    return suspended(day, months_later(day, -longest(day)))


def longest(day):
    """Months; before the rule was made those of its first day."""
    rule = current().row_or_earliest(LIMIT, day)
    return int(rule.value["job_loss_max_months"])


def left_behind(membership):
    """{since, until, reason, paper} of the suspension that is over by what is about to be written, or None."""
    if membership._state.adding or membership.status == membership.Status.SUSPENDED:
        return None
    rows = type(membership).objects.across_units(WHY).filter(pk=membership.pk, status="suspended")
    stood = rows.values(*OWN).first()
    until = membership.left_on or timezone.localdate()
    if stood is None or not stood["suspended_on"] < until:
        return None
    return {"since": stood["suspended_on"], "until": until, "reason": stood["suspended_for"],
            "paper": stood["suspended_no"]}  # fmt: skip


def settle(membership):
    """What is left behind becomes a line, unless it was typed; one that stands again is no line. Raises `Mistake`
    when two overlap, or one reaches beyond the roll."""
    mine = membership.suspensions
    if membership.paused:
        mine.get_or_create(since=membership.paused["since"], defaults=membership.paused)
    if membership.suspended_on:
        mine.filter(since=membership.suspended_on).delete()
    spans = list(mine.order_by("since").values_list("since", "until"))
    if spans:
        _must_lie_within(membership, spans)
    for (since, until), (following, _its_end) in pairwise(
        [*spans, *([(membership.suspended_on, None)] if membership.suspended_on else [])]
    ):
        if until > following:
            said = {"since": show(since), "until": show(until), "day": show(following)}
            raise Mistake(
                _("Hai lần tạm dừng trùng ngày: lần từ %(since)s đến %(until)s và lần từ %(day)s.") % said,
                field="suspended_on",
            )  # fmt: skip


def _must_lie_within(membership, spans):
    first, last = spans[0][0], max(until for _since, until in spans)
    ends = membership.left_on
    if first < membership.joined_on or (ends and last > ends):
        said = {"since": show(first), "until": show(last), "joined": show(membership.joined_on),
                "left": show(ends) if ends else _("nay")}  # fmt: skip
        raise Mistake(
            _("Các lần tạm dừng (%(since)s – %(until)s) phải nằm trong thời gian ở sổ (%(joined)s – %(left)s); sửa "
              "dòng ở «Các lần tạm dừng trước đây».") % said,
            field="suspended_on",
        )  # fmt: skip
