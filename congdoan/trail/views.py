"""My background work (progress, stop, resume) and the notices written to me. Nobody sees another's."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from congdoan.trail.jobs import Job, resume
from congdoan.trail.models import Notice

SHOWN = 50


@require_GET
def jobs(request):
    """All my jobs, newest first."""
    found = Paginator(Job.objects.filter(owner=request.user), SHOWN)
    page = found.get_page(request.GET.get("page"))
    return render(request, "trail/jobs.html", {"jobs": [_shown(one) for one in page], "page": page})


@require_GET
def job(request, pk):
    """One job as the fragment that asks itself again until it has ended."""
    found = _mine(request, pk)
    template = "trail/job.html" if request.htmx else "trail/jobs.html"
    return render(request, template, {"job": _shown(found), "jobs": [_shown(found)]})


@require_POST
def stop_job(request, pk):
    """Ask a job to stop; one that still waits stops at once."""
    found = _mine(request, pk)
    waiting = Job.objects.filter(pk=found.pk, state=Job.State.WAITING)
    if not waiting.update(state=Job.State.STOPPED, stop_asked=True):
        Job.objects.filter(pk=found.pk, state=Job.State.RUNNING).update(stop_asked=True)
    messages.info(request, _("Đã yêu cầu dừng «%s».") % found.title)
    return redirect("jobs")


@require_POST
def resume_job(request, pk):
    """A stopped or failed job goes on."""
    found = _mine(request, pk)
    if found.state in (Job.State.STOPPED, Job.State.FAILED):
        resume(found)
        messages.success(request, _("«%s» sẽ chạy tiếp.") % found.title)
    return redirect("jobs")


@require_GET
def notices(request):
    """What was told me, unread first."""
    mine = Notice.objects.filter(user=request.user)
    unread_first = mine.order_by(F("read_at").desc(nulls_first=True), "-at")
    page = Paginator(unread_first, SHOWN).get_page(request.GET.get("page"))
    return render(request, "trail/notices.html", {"page": page})


@require_POST
def read_notices(request):
    """Mark one notice (`id`) or all of them as read; with `id`, go on to where it points."""
    mine = Notice.objects.filter(user=request.user)
    wanted = request.POST.get("id", "")
    found = get_object_or_404(mine, pk=wanted) if wanted.isdecimal() else None
    unread = mine.filter(read_at=None)
    (unread.filter(pk=found.pk) if found else unread).update(read_at=timezone.now())
    return redirect(found.url if found and found.url.startswith("/") else "notices")


def _mine(request, pk):
    return get_object_or_404(Job, pk=pk, owner=request.user)


def _shown(found):
    """The job as the component takes it; it knows `queued` where the table says `waiting`."""
    waits = found.state == Job.State.WAITING
    return {
        "pk": found.pk, "label": found.title, "percent": found.percent, "done": found.done,
        "total": found.total, "state": "queued" if waits else found.state,
        "url": reverse("job", args=[found.pk]), "stop_url": reverse("job-stop", args=[found.pk]),
        "message": found.message, "created": found.created, "ended": found.ended,
        "result_url": found.url if found.state == Job.State.DONE else "",
        "may_resume": found.state in (Job.State.STOPPED, Job.State.FAILED),
    }  # fmt: skip
