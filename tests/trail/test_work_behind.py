"""Work behind the pages: a worker that lives is known to live, however long one step of its work takes."""

import datetime as dt
import threading

import pytest
from django.db import connection

from congdoan.trail import jobs
from congdoan.trail.jobs import Job, run_next, start

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.realtime]


def test_no_second_worker_begins_work_whose_step_lasts_longer_than_silence(monkeypatch):
    monkeypatch.setattr(jobs, "SILENT", dt.timedelta(seconds=0.6))
    begun, done, again = threading.Event(), threading.Event(), []

    def long_step(work):
        begun.set()
        assert done.wait(10)

    monkeypatch.setitem(jobs.KINDS, "long step", long_step)
    start("long step", "Việc dài", None, {})

    def first_worker():
        run_next()
        connection.close()

    worker = threading.Thread(target=first_worker)
    worker.start()
    assert begun.wait(10)
    threading.Event().wait(1.5)
    again.append(run_next())
    done.set()
    worker.join(10)
    assert again == [False]
    assert Job.objects.get(kind="long step").state == Job.State.DONE
