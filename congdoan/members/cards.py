"""Member cards: a signed QR on a card of the size of a bank card, one or a whole list of them.

The QR holds the card itself and its signature, so that a phone checks it without a network: the page
`card/` needs only the public key, which it carries, and the list of lost cards it fetched last.
"""

import hashlib
import json

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congdoan.base import signed
from congdoan.base.dates import show
from congdoan.base.papers.sheet import qr_svg, set_sheet
from congdoan.members import losses, services
from congdoan.records.views.base import RecordView
from congdoan.records.views.list import ListView
from congdoan.records.views.sheet import answer

AT_ONCE = 500
PARTS = ("built/app.css", "built/app.js", "built/theme.js", "web/favicon.svg")


def token_of(membership, day, serial):
    """What the QR says, signed: version, card number, name, union, member since, issued on, serial."""
    parts = ("2", number_of(membership), membership.person.full_name, membership.unit.name,
             membership.joined_on.isoformat(), day.isoformat(), serial)  # fmt: skip
    return signed.sign("|".join(part.replace("|", "/") for part in parts), settings.IDENTITY_KEY)


def number_of(membership):
    """The number on the card; the person's code until the Confederation's own number is known."""
    return membership.card_no or membership.person.code


def printed(memberships, request):
    """The PDF of their cards."""
    day, page = timezone.localdate(), request.build_absolute_uri(reverse("member-card"))
    serials = losses.serials(one.person_id for one in memberships)
    cards = [
        {
            "name": one.person.full_name, "card": number_of(one), "unit": one.unit.name,
            "born": show(one.person.born) if one.person.born else "", "since": show(one.joined_on),
            "issued": show(day), "serial": serials[one.person_id],
            "qr": qr_svg(f"{page}#{token_of(one, day, serials[one.person_id])}"),
        }
        for one in memberships
    ]  # fmt: skip
    return set_sheet("cards", {"cards": cards})


class CardView(RecordView):
    """The card of one membership that has not ended."""

    level = "edit"

    def get(self, request, **_kwargs):
        if self.record.left_on:
            messages.error(request, _("Đoàn viên đã thôi sinh hoạt thì không in thẻ."))
            return self.back(self.record)
        return answer(printed([self.record], request), f"the-{number_of(self.record)}", "pdf")


class CardsView(ListView):
    """Cards of the list as it is filtered, those who left apart."""

    level, name = "edit", "the-doan-vien"

    def get(self, request):
        rows = self.found().filter(left_on=None).select_related("person", "unit")
        chosen = list(rows[: AT_ONCE + 1])
        if not chosen or len(chosen) > AT_ONCE:
            messages.error(
                request,
                _("In được từ 1 đến %s người một lần; hãy lọc danh sách rồi in từng phần.")
                % AT_ONCE,
            )
            return redirect(f"{self.url('list')}?{request.GET.urlencode()}")
        return answer(self.printed(chosen), self.name, "pdf")

    def printed(self, memberships):
        return printed(memberships, self.request)


class NewCardView(RecordView):
    """The card that replaces a lost one, for who still stands on a roll."""

    level = "edit"

    def get(self, request, **_kwargs):
        rows = services.open_memberships(self.record.person).select_related("person", "unit")
        stands = rows.first()
        if stands is None:
            messages.error(request, _("Đoàn viên đã thôi sinh hoạt thì không in thẻ."))
            return self.back(self.record)
        return answer(printed([stands], request), f"the-{number_of(stands)}", "pdf")


@login_not_required
@require_safe
def lost(request):
    """The serials of all cards reported lost; a phone keeps the list to check without a network."""
    return JsonResponse({"as_of": timezone.localdate().isoformat(), "void": losses.void()})


@login_not_required
@require_safe
def check_page(request):
    """Checks a card in the browser alone; what the QR holds never reaches the server."""
    return render(request, "members/card.html", {"key": signed.public_key(settings.IDENTITY_KEY)})


@login_not_required
@require_safe
def worker(request):
    """The script that keeps that page in the phone."""
    parts = [reverse("member-card"), *(static(name) for name in PARTS)]
    version = hashlib.sha256("".join(parts).encode()).hexdigest()[:12]
    context = {"parts": json.dumps(parts), "version": version}
    return render(request, "members/card_worker.js", context, content_type="text/javascript")
