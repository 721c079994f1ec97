"""What happens to a meeting: called, held, its minutes signed, its conclusions made tasks and followed."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.access.system import System
from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.direction.meetings import committees
from congdoan.direction.meetings import papers as meeting_papers
from congdoan.direction.registers.meeting import OVER, AgendaItem, Meeting, Participant
from congdoan.direction.registers.task import Task
from congdoan.direction.reviews import holding
from congdoan.direction.tasks.parts import given_to
from congdoan.records.fixed import hold_fast, not_ahead
from congdoan.records.rows import Rows
from congdoan.records.write import save
from congdoan.trail.language import in_vietnamese

# What the minutes hold fast once they are signed.
FIXED = ("unit", "kind", "title", "held_on", "starts_at", "mode", "place", "link", "chair", "secretary",
         "guests", "headcount", "minutes")  # fmt: skip
PRESENT, CALLED = Participant.Presence.PRESENT, Participant.Presence.CALLED


def tally_of(meeting):
    """{presence: how many} of those called by name, and `there`: how many were there in all."""
    found = Counter(meeting.participants.values_list("presence", flat=True))
    return {**found, "there": max(found[PRESENT], meeting.headcount), "named": sum(found.values())}


def seen_of(meeting):
    """How the session stands against the regulation of its committee, or None where none is kept.

    The committee's size is what the register of officials knows for the day; where it knows nobody,
    those named as members.
    """
    if meeting.kind not in committees.Committee.values:
        return None
    regulation = committees.regulation_of(meeting.unit, meeting.kind, meeting.held_on)
    if regulation is None:
        return None
    members = meeting.participants.filter(member=True)
    sitting = committees.members_of(meeting.unit, meeting.kind, meeting.held_on).count()
    size = sitting or members.count()
    present = members.filter(presence=PRESENT).count()
    return committees.Seen(regulation, present, size, committees.needed_of(regulation.quorum, size))


def stands(meeting):
    """What was signed stays as it was, and the resolution as it was issued; what took place did so by today. Raises
    `ValidationError`."""
    if meeting.took_place:
        not_ahead(meeting, "held_on")
    rows = Meeting.objects.across_units("the meeting as its minutes were signed")
    stood = rows.filter(pk=meeting.pk, status__in=OVER.split()).first()
    hold_fast(stood, meeting, FIXED, _("Biên bản đã ký nên mục này không đổi nữa."))
    if stood and stood.status != Meeting.Status.SIGNED:
        hold_fast(stood, meeting, ["resolution"], _("Đã ra kết luận nên nghị quyết không đổi nữa."))


def judge(meeting):
    """What must hold of a meeting that took place, over all its lines. Raises `Mistake`."""
    if not meeting.took_place:
        return
    tally = tally_of(meeting)
    if not tally["there"]:
        raise Mistake(_("Cuộc họp đã họp phải có người dự: điểm danh ở «Người dự» hoặc ghi «Số người dự»."),
                      field="headcount")  # fmt: skip
    if tally.get(CALLED):
        raise Mistake(_("Còn {n} người chưa điểm danh; ghi có mặt hay vắng cho từng người."),
                      n=tally[CALLED])  # fmt: skip
    _must_be_enough(meeting)
    for motion in meeting.motions.all():
        if motion.cast > tally["there"]:
            raise Mistake(
                _("«{text}»: {cast} phiếu nhưng chỉ có {there} người dự; xem lại số phiếu hoặc điểm danh."),
                text=motion.text[:80], cast=motion.cast, there=tally["there"],
            )  # fmt: skip


def _must_be_enough(meeting):
    seen = seen_of(meeting)
    if seen is not None and not seen.holds:
        raise Mistake(
            _("Có mặt {present}/{size} uỷ viên, quy chế làm việc cần ít nhất {needed}: chưa đủ để họp. "
              "Điểm danh lại, hoặc dời ngày và triệu tập lại."),
            present=seen.present, size=seen.size, needed=seen.needed, field="status",
        )  # fmt: skip


def convene(meeting, *, actor):
    """Whom the committee has is called, and the invitation goes out under a number."""
    if meeting.chair is None:
        raise Mistake(
            _("Ghi «Chủ trì» trước khi triệu tập: giấy mời do người chủ trì ký."), field="chair"
        )
    invite(actor, meeting=meeting)
    meeting_papers.invitation(meeting, actor=actor)


@in_vietnamese()
@transaction.atomic
def plan_review(actor, *, review):
    """A meeting on the review, planned for the day it is due; its agenda begins with the figures."""
    agenda = [AgendaItem(text=_("Báo cáo kết quả thực hiện %(what)s") % {"what": review.subject[:300]}),
              AgendaItem(text=_("Thảo luận, đánh giá kết quả, hạn chế, nguyên nhân")),
              AgendaItem(text=_("Kết luận, giao việc"))]  # fmt: skip
    meeting = Meeting(
        unit=review.unit, kind=review.kind, title=str(review)[:300], held_on=review.due, review=review
    )  # fmt: skip
    return save(meeting, actor=actor, lines=[Rows(agenda)], reason=_("Theo lịch sơ kết, tổng kết"))


def note_review(meeting, *, actor):
    """A review's meeting took place: its figures are those of that day."""
    if meeting.review is not None:
        holding.hold(meeting.review, actor=actor, day=meeting.held_on)


def sign(meeting, *, actor):
    """The minutes, signed by who led and who wrote them down."""
    for field, person in (("chair", meeting.chair), ("secretary", meeting.secretary)):
        if person is None:
            raise Mistake(
                _("Biên bản do chủ trì và thư ký cùng ký; hãy ghi đủ hai người."), field=field
            )
    if meeting.resolution.strip():  # its votes stand from now on
        _must_be_carried(meeting)
    meeting_papers.minutes(meeting, actor=actor)


def conclude(meeting, *, actor):
    """The notice of conclusions goes out, the resolution too if there is one; conclusions become tasks. Where there are
    none the meeting is over with its resolution."""
    conclusions = list(meeting.conclusions.all())
    if not conclusions and not meeting.resolution.strip():
        raise Mistake(_("Ghi ít nhất một dòng ở «Kết luận», hoặc «Nội dung nghị quyết», rồi ra kết luận."),
                      field="resolution")  # fmt: skip
    if meeting.resolution.strip():
        _must_be_carried(meeting)
        meeting_papers.resolution(meeting, actor=actor)
    if conclusions:
        meeting_papers.notice(meeting, conclusions, actor=actor)
    assign(actor, meeting=meeting)


def _must_be_carried(meeting):
    """A resolution rests on a vote with more than half of those present in favour."""
    there = tally_of(meeting)["there"]
    if not any(2 * motion.in_favour > there for motion in meeting.motions.all()):
        raise Mistake(
            _("Nghị quyết cần một lần biểu quyết có quá nửa trong {there} người dự tán thành; ghi ở «Biểu quyết»."),
            there=number(there), field="resolution",
        )  # fmt: skip


@transaction.atomic
def invite(actor, *, meeting):
    """Put all who sit on the committee that day among those called; returns how many were added."""
    called = set(meeting.participants.values_list("person_id", flat=True))
    people = committees.members_of(meeting.unit, meeting.committee, meeting.held_on)
    new = [Participant(person=one) for one in people.order_by("sort_key") if one.pk not in called]
    if new:
        save(meeting, actor=actor, lines=[Rows(new)], reason=_("Mời theo danh sách của ban"))
    return len(new)


@transaction.atomic
def roll(actor, *, meeting, said):
    """Write the roll: `said` {participant id: (presence, reason)}; those not said stay as they are.

    Raises `Mistake` where one is excused without a reason.
    """
    changed = []
    for one in meeting.participants.select_related("person"):
        presence, reason = said.get(one.pk, (one.presence, one.reason))
        if presence not in Participant.Presence.values:
            continue
        if presence == Participant.Presence.EXCUSED and not reason.strip():
            raise Mistake(_("{who} vắng có lý do: hãy ghi lý do."), who=str(one.person))
        if (presence, reason) != (one.presence, one.reason):
            one.presence, one.reason = presence, reason.strip()[:200]
            changed.append(one)
    if changed:
        save(
            meeting,
            actor=actor,
            lines=[Rows(changed, ("presence", "reason"))],
            reason=_("Điểm danh"),
        )
    return len(changed)


@transaction.atomic
def assign(actor, *, meeting):
    """Every conclusion without a task becomes one, led as written; the unit it is given to hears of it. How many."""
    bare = [one for one in meeting.conclusions.all() if one.task_id is None]
    why = _("Theo kết luận của %(meeting)s") % {"meeting": meeting.title}
    for one in bare:
        task = Task(unit=meeting.unit, text=one.text, lead=one.lead, cooperating=one.cooperating,
                    due=one.due, status=Task.Status.ASSIGNED)  # fmt: skip
        one.task = save(
            task, actor=actor, lines=[Rows(given_to(one.unit, meeting.unit))], reason=why
        )
    if bare:
        save(
            meeting, actor=actor, lines=[Rows(bare, ("task",))], reason=_("Giao việc theo kết luận")
        )
    follow(meeting)
    return len(bare)


def follow(meeting):
    """Closed when every task of its conclusions is settled, open again when one comes back."""
    tasks = Task.objects.across_units("tasks of the meeting's conclusions")
    tasks = tasks.filter(conclusion__record=meeting)
    over = not tasks.exclude(status__in=Task.SETTLED).exists()
    states = Meeting.Status
    wanted = states.CLOSED if over else states.CONCLUDED
    if meeting.status in (states.CONCLUDED, states.CLOSED) and meeting.status != wanted:
        meeting.status = wanted
        save(meeting, actor=System("nhiệm vụ"), reason=_("Theo các nhiệm vụ sau họp"))
