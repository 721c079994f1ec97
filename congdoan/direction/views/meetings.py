"""What is done with one meeting or review beside its form: call the committee, call the roll, make tasks."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base.errors import Mistake
from congdoan.base.text import number
from congdoan.direction.meetings import services as meetings
from congdoan.direction.registers.meeting import Meeting, Participant
from congdoan.direction.registers.review import Review
from congdoan.records.views.base import RecordView


class MeetingView(RecordView):
    register = Meeting.register
    level = "edit"


class InviteView(MeetingView):
    """One button: all who sit on the committee that day are called."""

    def post(self, request, **_kwargs):
        added = meetings.invite(self.actor, meeting=self.record)
        said = ngettext("Đã mời thêm %(n)s người.", "Đã mời thêm %(n)s người.", added)
        messages.success(request, said % {"n": number(added)})
        return self.back(self.record)


class RollView(MeetingView):
    """The roll: a choice for everyone called; those not told yet stand as present."""

    def get(self, request, **_kwargs):
        return self._show()

    def post(self, request, **_kwargs):
        said = {
            one.pk: (request.POST.get(f"p{one.pk}", ""), request.POST.get(f"r{one.pk}", ""))
            for one in self.record.participants.all()
        }
        try:
            meetings.roll(self.actor, meeting=self.record, said=said)
        except Mistake as mistake:
            return self._show(said, mistake.message)
        messages.success(request, _("Đã ghi điểm danh."))
        return self.back(self.record)

    def _show(self, said=None, fault=""):
        rows = []
        for one in self.record.participants.select_related("person").order_by("person__sort_key"):
            presence, reason = (said or {}).get(one.pk, (one.presence, one.reason))
            untold = presence == Participant.Presence.CALLED
            rows.append((one, Participant.Presence.PRESENT if untold else presence, reason))
        context = self.frame(
            record=self.record, rows=rows, choices=Participant.Presence.choices[1:], fault=fault,
            cancel_url=self.url("detail", self.record.pk), path=self.path(),
        )  # fmt: skip
        return render(self.request, "direction/roll.html", context, status=422 if fault else 200)


class AssignView(MeetingView):
    """One button: conclusions that are no tasks yet become tasks."""

    def post(self, request, **_kwargs):
        made = meetings.assign(self.actor, meeting=self.record)
        said = ngettext("Đã giao %(n)s việc.", "Đã giao %(n)s việc.", made)
        messages.success(request, said % {"n": number(made)})
        return self.back(self.record)


class MeetView(RecordView):
    """A review's meeting: the one it has, else a new one planned for the day it is due."""

    register = Review.register
    level = "edit"

    def post(self, request, **_kwargs):
        review = self.record
        meeting = Meeting.objects.visible_to(self.actor).filter(review=review).first()
        if meeting is None:
            meeting = meetings.plan_review(self.actor, review=review)
            messages.success(
                request, _("Đã đưa hội nghị vào lịch; ghi địa điểm, người dự rồi triệu tập.")
            )
        return redirect(Meeting.register.url_of(meeting.pk))
