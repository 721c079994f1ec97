"""Reports of the unit stood at: what it owes, what it has written, what has come from below."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from congdoan.base import dates
from congdoan.base.errors import Mistake
from congdoan.base.periods import Period
from congdoan.records.views.base import PostOnly, RegisterView
from congdoan.reports import services
from congdoan.reports.forms import FORMS, forms_below, forms_of
from congdoan.reports.registers.duty import ReportDuty
from congdoan.reports.registers.report import Report
from congdoan.trail.language import in_words

SHOWN = 12


class HomeView(RegisterView):
    register = Report.register

    def get(self, request):
        return self.show()

    def post(self, request):
        """Begin a report: the one that is there already, where there is one."""
        unit = self._unit()
        try:
            form = _form(request.POST)
            period = _period(request.POST, form, request.day)
            report = services.start(actor=self.actor, unit=unit, form=form.code, period=period)
        except Mistake as mistake:
            chosen = {"start": request.POST.get("period"), "form": request.POST.get("form")}
            return self.show(mistake.message, 422, **chosen)
        return redirect("report", report.pk)

    def _unit(self):
        unit = self.request.standing
        if unit is None or not self.actor.may_at("edit", "reports", unit):
            raise PermissionDenied(_("Bạn không được lập báo cáo tại đơn vị này."))
        return unit

    def show(self, fault="", status=200, **typed):
        unit = self.request.standing
        if unit is None:
            raise Http404
        rows = self.register.rows(self.actor).select_related("unit")
        duties = ReportDuty.objects.visible_to(self.actor).filter(sent_on=None)
        forms, below = forms_of(unit), forms_below(unit)
        context = self.frame(
            unit=unit, fault=fault, forms=forms, asked_forms=below, typed=typed,
            duties=duties.filter(unit=unit).order_by("due")[:SHOWN],
            own=rows.filter(unit=unit)[:SHOWN],
            received=rows.filter(upper=unit, status__in=Report.ABOVE)[:SHOWN],
            asks=bool(below) and self.actor.may_at("edit", "reports", unit),
            may_start=bool(forms) and self.actor.may_at("edit", "reports", unit),
        )  # fmt: skip
        return render(self.request, "reports/home.html", context, status=status)


class AskView(PostOnly, HomeView):
    """The union above says which report is owed below, and by when."""

    def post(self, request):
        unit, post = self._unit(), request.POST
        try:
            form = _form(post)
            period = _period(post, form, request.day)
            due = dates.parse(post.get("due", ""), self.actor.day)
            done = services.ask(actor=self.actor, unit=unit, form=form.code, period=period, due=due)
        except Mistake as mistake:
            chosen = {name: post.get(name) for name in ("period", "due")}
            return self.show(mistake.message, 422, asked=post.get("form"), **chosen)
        said = ngettext("Đã giao hạn cho %(n)d đơn vị: %(form)s, %(period)s.",
                        "Đã giao hạn cho %(n)d đơn vị: %(form)s, %(period)s.", done)  # fmt: skip
        messages.success(request, said % {"n": done, "form": form.name, "period": in_words(period)})
        return redirect("reports-home")


def _period(post, form, day):
    """The one typed, else the one that the form is worked at for these days."""
    typed = post.get("period", "").strip()
    return Period.parse(typed) if typed else form.next(day)


def _form(post):
    form = FORMS.get(post.get("form", ""))
    if form is None:
        raise Mistake(_("Chọn mẫu báo cáo."), field="form")
    return form
