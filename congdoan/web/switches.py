"""Small switches of the frame: the unit stood at, the day looked through; and a sign of life."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from congdoan.base import dates
from congdoan.base.text import fold
from congdoan.records.views.base import faults_told


def _back(request):
    """Where the switch was pressed, without the old unit and day in its address."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        wanted = "/"
    return redirect(wanted.partition("?")[0])


def stand(request):
    """Stand at another unit of one's reach: its number, code or name."""
    text = request.POST.get("at") or request.GET.get("at", "")
    units = request.actor.units()
    found = units.filter(pk=text).first() if text.isdecimal() else None
    found = found or units.filter(code__iexact=text).first()
    found = found or units.filter(folded__contains=fold(text)).first()
    if not text or found is None:
        messages.error(
            request, _("Không thấy đơn vị «%(text)s» trong phạm vi của đồng chí.") % {"text": text}
        )
    else:
        request.session["at"] = found.pk
    return _back(request)


def look_through(request):
    """Look through another day; nothing typed: back to today."""
    text = request.POST.get("day", "")
    request.session.pop("day", None)
    with faults_told(request):
        if text and dates.parse(text, timezone.localdate()) != timezone.localdate():
            request.session["day"] = dates.parse(text, timezone.localdate()).isoformat()
    return _back(request)


@login_not_required
def health(request):
    """«ok» while the database answers: for whoever watches the service."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
