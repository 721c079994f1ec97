"""The QR at the gate: a poster for the union, a form of one minute for the worker's own phone.

The form is open to anyone who has the union's link; it tells nothing about anybody, and what is sent
waits for the committee. A union's link is its code, signed.
"""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.access.system import System
from congdoan.base.papers.sheet import qr_svg, set_sheet
from congdoan.members import rules
from congdoan.members.registers.request import JoinRequest
from congdoan.orgs.kinds import ADMITTING
from congdoan.orgs.models import Unit
from congdoan.records.derive import form_class
from congdoan.records.register import REGISTERS
from congdoan.records.views.sheet import answer
from congdoan.records.write import save

SIGNER = signing.Signer(salt="gate")
ASKED = ("full_name", "born", "sex", "phone", "job", "identity_number", "nationality",
         "contract_months", "voluntary")  # fmt: skip
A_DAY = 500  # requests to one union; more is no shift that came in but a machine


def link_of(unit, request):
    return request.build_absolute_uri(reverse("members-join", args=[SIGNER.sign(unit.code)]))


class AtGate:
    """A view behind a union's link: the union of the token, or nothing is there."""

    def dispatch(self, request, token):
        try:
            code = SIGNER.unsign(token)
        except signing.BadSignature as bad:
            raise Http404 from bad
        self.unit = (
            Unit.objects.lasting(timezone.localdate()).filter(code=code, kind__in=ADMITTING).first()
        )
        if self.unit is None:
            raise Http404
        self.token = token
        return super().dispatch(request)


@method_decorator(login_not_required, "dispatch")
class JoinView(AtGate, View):
    """The worker's form."""

    @property
    def actor(self):
        return System(_("người lao động gửi qua mã QR"))

    def get(self, request):
        return self._page(self._form())

    def post(self, request):
        if request.POST.get("website"):  # no person sees this field
            return self._page(self._form())
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        if fault := rules.admits_fault(self.unit, timezone.localdate()):
            form.add_error(None, fault)
            return self._page(form, 422)
        today = JoinRequest.objects.across_units("how many came in today")
        if today.filter(unit=self.unit, sent_on=timezone.localdate()).count() >= A_DAY:
            form.add_error(None, _("Hôm nay đã nhận quá nhiều đề nghị; mời gửi lại vào ngày mai."))
            return self._page(form, 429)
        record = form.save(commit=False)
        record.unit = self.unit
        save(record, actor=self.actor)
        return render(request, "members/joined.html", {"unit": self.unit, "person": record})

    def _form(self, data=None):
        """Only what the worker is asked; the union is that of the link, the state a new one."""
        build = form_class(REGISTERS["members/requests"])
        blank = JoinRequest(unit=self.unit)
        form = build(data, actor=self.actor, names=list(ASKED), instance=blank)
        form.order_fields(ASKED)
        return form

    def _page(self, form, status=200):
        move = reverse("members-move", args=[self.token])
        context = {"form": form, "unit": self.unit, "move_url": move}
        return render(self.request, "members/join.html", context, status=status)


class GateView(View):
    """The union's QR on the screen, and the poster to print."""

    level = "edit"

    def dispatch(self, request, *args, **kwargs):
        if not request.actor.may("view", "members"):
            raise Http404
        if not request.actor.may(self.level, "members"):
            raise PermissionDenied(_("Vai trò của bạn không có quyền này trong lĩnh vực."))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        unit = request.standing
        fits = unit is not None and unit.kind in ADMITTING
        link = link_of(unit, request) if fits else ""
        if request.GET.get("form") == "pdf":
            return self._poster(unit, link)
        context = {"unit": unit, "link": link, "qr": qr_svg(link, inline=True) if link else ""}
        return render(request, "members/gate.html", context)

    def _poster(self, unit, link):
        if not link:
            raise Http404
        content = set_sheet("poster", {"unit": unit.name, "link": link, "qr": qr_svg(link)})
        return answer(content, f"ma-qr-{unit.code}", "pdf")
