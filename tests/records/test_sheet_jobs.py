"""A long sheet goes to the worker: it is stopped and goes on, and no row is written twice."""

import datetime as dt

import pytest

from congdoan.records.sheets import work
from tests.records.test_sheet_import import HEADS, book, kept, row, upload, url, write

pytestmark = pytest.mark.django_db


def test_many_rows_go_to_the_worker_which_can_be_stopped_and_goes_on(officer, monkeypatch):
    from congdoan.records.views import sheet as views
    from congdoan.trail.jobs import Job, resume, run_next

    monkeypatch.setattr(views, "IN_BACKGROUND", 2)
    monkeypatch.setattr(work, "CHUNK", 2)
    rows = [row(f"{number:02d}") for number in range(5)]
    answer, sheet = upload(officer, book(HEADS, *rows))
    assert f"/jobs/{sheet.job_id}/" in answer.text
    calls = []

    def stopped(self, done, *args):
        from congdoan.trail.jobs import Stopped

        calls.append(done)
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(Job, "step", stopped)
        assert run_next()
    sheet.refresh_from_db()
    assert (calls, len(sheet.judged), sheet.job.state) == ([2], 2, "stopped")
    resume(sheet.job)
    assert run_next()
    sheet.refresh_from_db()
    assert (sheet.state, sheet.counts["new"]) == ("cells", 5)
    write(officer, sheet)
    assert not kept().exists()
    assert run_next()
    sheet.refresh_from_db()
    assert (sheet.state, kept().count()) == ("done", 5), sheet.job.message
    officer.post(url("import-step", sheet.pk, "done"))
    assert run_next()
    assert not kept().exists()


def test_a_worker_killed_after_its_commit_leaves_a_job_that_does_nothing_twice(
    officer, monkeypatch
):
    from congdoan.records.views import sheet as views
    from congdoan.trail.jobs import Job, run_next

    monkeypatch.setattr(views, "IN_BACKGROUND", 2)

    def dies_and_is_taken_up(state, count):
        assert run_next()
        sheet.refresh_from_db()
        long_ago = dt.datetime(2026, 6, 15, tzinfo=dt.UTC)
        Job.objects.filter(pk=sheet.job_id).update(state="running", heartbeat=long_ago)
        assert run_next()
        sheet.refresh_from_db()
        assert (sheet.job.state, sheet.job.message) == ("done", "")
        assert (sheet.state, kept().count()) == (state, count)

    _answer, sheet = upload(officer, book(HEADS, *(row(f"{number:02d}") for number in range(5))))
    assert run_next()
    write(officer, sheet)
    dies_and_is_taken_up("done", 5)
    officer.post(url("import-step", sheet.pk, "done"))
    dies_and_is_taken_up("undone", 0)
