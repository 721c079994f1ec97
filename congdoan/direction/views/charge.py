"""The page and the paper of one committee member: what he answers for and what he has done."""

from django.http import Http404
from django.shortcuts import render

from congdoan.direction.meetings.contributing import contribution, paper
from congdoan.direction.registers.charge import Charge
from congdoan.direction.views.coverage import PRINTERS
from congdoan.direction.views.desk import period_of
from congdoan.records.views.base import RecordView
from congdoan.records.views.sheet import answer


class ChargeView(RecordView):
    """The member of one charge, with all his charges of that unit."""

    register = Charge.register

    def found(self):
        return contribution(self.actor, self.record, period_of(self.request))

    def get(self, request, **_kwargs):
        found = self.found()
        context = self.frame(
            record=self.record, found=found, period=found.period, late=found.late(request.day),
            day_now=request.day,
        )  # fmt: skip
        return render(request, "direction/charge.html", context)


class ChargePaperView(ChargeView):
    """The same as a paper to bring along to the session."""

    def dispatch(self, request, *args, form, **kwargs):
        self.form = form
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, **_kwargs):
        if self.form not in PRINTERS:
            raise Http404
        content = PRINTERS[self.form](paper(self.found(), request.day))
        return answer(content, "phieu-phan-cong", self.form)
