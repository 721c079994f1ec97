"""Background work as rows: started by a page, done by a worker, with progress, stop and resume.

No broker and no library: those at hand know neither progress nor stop nor resume, which is most
of what is here. To leave: django-tasks has the same shape of call.
"""

import datetime as dt
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pghistory
from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake

KINDS = {}
# kind: title of the work that a worker begins by itself each day.
DAILY = {}
# What a worker does between jobs, several times a minute: brief, and nothing when there is nothing.
BETWEEN = []
SILENT = dt.timedelta(seconds=60)


class Stopped(Exception):
    """Someone pressed stop; the worker leaves what is done and ends."""


class Job(models.Model):
    """One piece of work. `done` of `total` tells how far it came and where it resumes."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Đang chờ")
        RUNNING = "running", _("Đang chạy")
        DONE = "done", _("Đã xong")
        FAILED = "failed", _("Không xong")
        STOPPED = "stopped", _("Đã dừng")

    kind = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    message = models.TextField(blank=True)
    url = models.CharField(max_length=300, blank=True)
    stop_asked = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)
    heartbeat = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created"]
        indexes = [models.Index(fields=["state", "created"], name="job_next")]

    def __str__(self):
        return self.title

    @property
    def percent(self):
        return round(100 * self.done / self.total) if self.total else 0

    @property
    def ended(self):
        return self.state in (self.State.DONE, self.State.FAILED, self.State.STOPPED)

    def step(self, done, total=None, message=None):
        """Say how far it is; raises `Stopped` when someone asked for it."""
        changes = {"done": done, "heartbeat": timezone.now()}
        if total is not None:
            changes["total"] = total
        if message is not None:
            changes["message"] = message
        Job.objects.filter(pk=self.pk).update(**changes)
        if Job.objects.filter(pk=self.pk, stop_asked=True).exists():
            raise Stopped


@contextmanager
def spoken_aside(job):
    """`job.step` on a connection of its own, heard while the work's transaction still lasts."""
    with ThreadPoolExecutor(1) as aside:
        try:
            yield lambda done, total: aside.submit(job.step, done, total).result()
        finally:
            # Looked up in that thread: here it would be the connection of the work itself.
            aside.submit(lambda: connection.close()).result()


def job(kind, daily=""):
    """Registers `function(job)` as the work of that kind; with a title in `daily`, once each day."""

    def keep(function):
        KINDS[kind] = function
        if daily:
            DAILY[kind] = daily
        return function

    return keep


def between(function):
    """Registers `function()` as something a worker sees to whenever it has nothing else to do."""
    BETWEEN.append(function)
    return function


def meanwhile():
    """See to all that is brief."""
    for function in BETWEEN:
        function()


def start(kind, title, owner, payload, url=""):
    """A new job that waits for a worker."""
    return Job.objects.create(kind=kind, title=title, owner=owner, payload=payload, url=url)


def start_daily(today):
    """Begin each day's work, once however many workers there are that come one after the other."""
    for kind, title in DAILY.items():
        if not Job.objects.filter(kind=kind, created__date=today).exists():
            start(kind, title, None, {})


def resume(job):
    """A stopped or failed job goes on where it came to."""
    Job.objects.filter(pk=job.pk).update(state=Job.State.WAITING, stop_asked=False, message="")


def run_next():
    """Do the next waiting job, or one whose worker fell silent. False when there is none."""
    with transaction.atomic():
        waiting = Job.objects.select_for_update(skip_locked=True).filter(
            models.Q(state=Job.State.WAITING)
            | models.Q(state=Job.State.RUNNING, heartbeat__lt=timezone.now() - SILENT)
        )
        found = waiting.order_by("created").first()
        if not found:
            return False
        found.state, found.heartbeat = Job.State.RUNNING, timezone.now()
        found.save(update_fields=["state", "heartbeat"])
    run(found)
    return True


def run(found):
    """Do one job; whatever it raises becomes its message."""
    try:
        with (
            pghistory.context(
                user=found.owner_id, who=str(found.owner or ""), source=f"job {found.pk}"
            ),
            _alive(found.pk),
        ):
            message = KINDS[found.kind](found)
        _end(found, Job.State.DONE, message or "")
    except Stopped:
        _end(found, Job.State.STOPPED, str(_("Đã dừng theo yêu cầu.")))
    except Mistake as mistake:
        _end(found, Job.State.FAILED, mistake.message)
    except Exception:  # the row must say it, the worker must live on
        _end(found, Job.State.FAILED, traceback.format_exc(limit=-3))


@contextmanager
def _alive(pk):
    """Says so while the work lasts, however long one step of it takes: else another worker began it again."""
    ended = threading.Event()

    def beat():
        while not ended.wait(SILENT.total_seconds() / 3):
            Job.objects.filter(pk=pk).update(heartbeat=timezone.now())
            connection.close()

    beating = threading.Thread(target=beat, daemon=True)
    beating.start()
    try:
        yield
    finally:
        ended.set()
        beating.join()


def _end(found, state, message):
    Job.objects.filter(pk=found.pk).update(state=state, message=message, heartbeat=timezone.now())
    found.refresh_from_db()
