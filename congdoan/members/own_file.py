"""The member looks through his own file: on his phone, by the slip with a code that his union handed him.

The slip alone opens nothing: he also types his birthday. What he confirms is kept with its day and who said
so in the file's history; what he finds wrong goes to the desk of his committee.
"""

from datetime import timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.signals import user_login_failed
from django.core import signing
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import View

from congdoan.access.system import System
from congdoan.base import dates
from congdoan.base.dates import show
from congdoan.base.errors import Mistake
from congdoan.base.papers.sheet import qr_svg, set_sheet
from congdoan.members import services
from congdoan.members.cards import CardsView, number_of
from congdoan.members.identity import masked
from congdoan.records.fields import shown
from congdoan.records.register import REGISTERS
from congdoan.records.write import save

SIGNER = signing.TimestampSigner(salt="own file")
DAYS = 60
# What the file says of him, in the order of the form he once signed. Facts of a sensitive kind stay out.
FACTS = ("full_name", "sex", "born", "nationality", "hometown", "address", "phone", "email", "job",
         "qualification")  # fmt: skip


def link_of(membership, request):
    return request.build_absolute_uri(
        reverse("members-own-file", args=[SIGNER.sign(membership.person_id)])
    )


class SlipsView(CardsView):
    """A slip with a code of his own for each member of the list."""

    name = "phieu-tu-xac-nhan"

    def printed(self, memberships):
        until = show(timezone.localdate() + timedelta(days=DAYS))
        slips = [
            {"name": one.person.full_name, "unit": one.unit.name, "card": number_of(one),
             "until": until, "qr": qr_svg(link_of(one, self.request))}
            for one in memberships
        ]  # fmt: skip
        return set_sheet("slips", {"slips": slips})


def confirm(person, *, actor):
    """He says that his file is right: the day is kept, and who said so stands in its history."""
    person.confirmed_on = timezone.localdate()
    return save(person, actor=actor)


def ask_correction(membership, text, *, actor):
    """What he finds wrong waits at his committee; asked again before the answer, it is added."""
    corrections = REGISTERS["members/corrections"].model
    waiting = corrections.objects.across_units("one open request a member").filter(
        person=membership.person, status="sent"
    )
    one = waiting.first() or corrections(unit=membership.unit, person=membership.person)
    if text not in one.text:
        one.text = f"{one.text}\n{text}".strip()[:2000]
    return save(one, actor=actor)


@method_decorator(login_not_required, "dispatch")
class OwnFileView(View):
    """Behind the code of one slip."""

    @property
    def actor(self):
        return System(_("đoàn viên tự xác nhận qua mã riêng"))

    def dispatch(self, request, token):
        self.credentials = {"username": f"own file {token}"}
        try:
            pk = SIGNER.unsign(token, max_age=DAYS * 86400)
        except signing.SignatureExpired:
            return render(request, "members/own_file.html", {"expired": True}, status=410)
        except signing.BadSignature as bad:
            raise Http404 from bad
        self.membership = self._membership(pk)
        if self.membership is None:
            return render(request, "members/own_file.html", {"expired": True}, status=410)
        answer = super().dispatch(request)
        answer["Cache-Control"] = "no-store"
        return answer

    def _membership(self, pk):
        """The membership on which he stands now, whatever became of the record the slip was made for."""
        people = REGISTERS["members/people"].model.objects.across_units("the holder of a slip")
        person = people.filter(pk=pk).select_related("merged_into").first()
        person = person and (person.merged_into or person)
        rows = services.open_memberships(person) if person else None
        return rows.select_related("person", "unit").first() if rows is not None else None

    def get(self, request):
        return self.page()

    def post(self, request):
        if not AxesProxyHandler.is_allowed(request, self.credentials):
            return self.page(
                fault=_("Đã thử quá nhiều lần; chờ mười lăm phút rồi thử lại."), status=429
            )
        if not self._is_his(request.POST.get("born", "")):
            user_login_failed.send(type(self), credentials=self.credentials, request=request)
            return self.page(
                fault=_("Ngày sinh không khớp hồ sơ; thử lại, hoặc hỏi ban chấp hành."), status=422
            )
        try:
            return self._answered()
        except Mistake as mistake:  # somebody wrote the same record a moment earlier
            return self.page(fault=mistake.message, facts=self._facts(), status=409)

    def _answered(self):
        if "confirm" in self.request.POST:
            confirm(self.membership.person, actor=self.actor)
            return self.page(done="confirmed")
        if "correct" in self.request.POST:
            return self._correct(self.request.POST.get("text", "").strip())
        return self.page(facts=self._facts())

    def _is_his(self, typed):
        born = self.membership.person.born
        try:
            return bool(born) and dates.parse(typed, timezone.localdate()) == born
        except Mistake:
            return False

    def _correct(self, text):
        if not text:
            fault = _("Ghi mục nào sai và sửa thành thế nào.")
            return self.page(fault=fault, facts=self._facts(), status=422)
        ask_correction(self.membership, text[:1000], actor=self.actor)
        return self.page(done="asked")

    def _facts(self):
        """Sections as the component `facts` has them."""
        person, here = self.membership.person, self.membership
        fields = [person._meta.get_field(name) for name in FACTS]
        own = [
            (field.verbose_name, _said(field, getattr(person, field.name)), None)
            for field in fields
        ]
        own.append((_("Số căn cước, hộ chiếu"), masked(person) or "–", None))
        roll = [(_("Công đoàn"), here.unit, None), (_("Số thẻ"), number_of(here), None),
                (_("Đoàn viên từ"), show(here.joined_on), None)]  # fmt: skip
        return [
            (_("Người"), own),
            (_("Sổ đoàn viên"), roll),
            (
                _("Quá trình làm việc"),
                [_work(one) for one in person.jobs.select_related("workplace")],
            ),
            (_("Trình độ đã đạt"), [_learned(one) for one in person.qualifications.all()]),
        ]

    def page(self, status=200, **more):
        person = self.membership.person
        context = {"unit": self.membership.unit, "unknown": person.born is None,
                   "born": self.request.POST.get("born", ""), "text": self.request.POST.get("text", ""),
                   "confirmed_on": person.confirmed_on, **more}  # fmt: skip
        return render(self.request, "members/own_file.html", context, status=status)


def _said(field, value):
    return dict(field.flatchoices).get(value) or shown(field, value)


def _work(one):
    until = show(one.ended) if one.ended else _("nay")
    said = [one.job, str(one.workplace or one.employer), one.get_contract_display()]
    return f"{show(one.started)} – {until}", "\n".join(filter(None, said)), None


def _learned(one):
    when = show(one.awarded_on) if one.awarded_on else ""
    return one.get_kind_display(), "\n".join(filter(None, (one.level, when))), None
