"""Identity numbers of people: sealed when typed, shown by their end, opened with a reason and a trace."""

from django.conf import settings
from django.shortcuts import render
from django.utils.translation import gettext as _

from congdoan.base import identity
from congdoan.orgs.past import province_of
from congdoan.records.views.base import RecordView
from congdoan.trail.models import SealedLook

HIDDEN = "•"
FIELD = "identity_number"


def mark_of(number):
    """The fingerprint by which the same number is known again."""
    return identity.fingerprint(number, settings.IDENTITY_KEY)


def keep_identity(person, number, mark=None):
    """Seal the number into the person. A doubtful one is kept and marked, never refused."""
    bare = identity.clean(number)
    person.identity_sealed = identity.seal(bare, settings.IDENTITY_KEY)
    person.identity_mark = mark or mark_of(bare)
    person.identity_last = bare[-4:]
    person.identity_doubtful = not person.is_foreign and bool(
        identity.faults(
            bare, woman=person.sex == "female", birth_year=person.born and person.born.year
        )
    )


def masked(person):
    """••••••••3456, or nothing."""
    return HIDDEN * 8 + person.identity_last if person.identity_last else ""


def shown_identity(person):
    """The fact of the detail page: (label, text, link)."""
    doubt = _(" (nên xem lại thẻ: không khớp giới tính, năm sinh hoặc mã tỉnh)")
    text = masked(person) + (doubt if person.identity_doubtful else "")
    return _("Số căn cước, hộ chiếu"), text or "–", None


class IdentityView(RecordView):
    """Opens one number for one look. The answer is not to be stored anywhere."""

    level = "edit"

    def get(self, request, **_kwargs):
        return self._page()

    def post(self, request, **_kwargs):
        reason = request.POST.get("reason", "").strip()[:300]
        person = self.record
        if not person.identity_sealed:
            return self._page(fault=_("Hồ sơ này chưa có số căn cước."), status=422)
        if not reason:
            fault = _("Ghi lý do cần xem: mỗi lần xem đều được ghi lại cùng lý do.")
            return self._page(fault=fault, status=422)
        SealedLook.objects.create(
            register=self.register.path, record_id=person.pk, field=FIELD, by=request.user,
            reason=reason, province=province_of(person.unit_id),
        )  # fmt: skip
        number = identity.open_sealed(person.identity_sealed, settings.IDENTITY_KEY)
        return self._page(number=number, reason=reason)

    def _page(self, status=200, **more):
        context = self.frame(
            record=self.record, masked=masked(self.record), path=self.path(), **more
        )
        answer = render(self.request, "members/identity.html", context, status=status)
        answer["Cache-Control"] = "no-store"
        return answer
