"""Whether an import survives kill -9: `python -m benchmarks.crashes --times 50`.

A process that writes a sheet of people is killed at a random moment, again and again; after each kill the
register holds all of the sheet or nothing, and the next try goes on from there. With `--site` it is the whole
site that is killed, web processes and worker at once; started again, it takes the work up by itself and ends it.
Needs the database of `python -m benchmarks.nation`.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time

from django.utils import timezone

from benchmarks.nation import use
from benchmarks.numbers.load import opened_site
from benchmarks.sheets import book, officer

WRITER = "from benchmarks.crashes import write; write({sheet})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--site", action="store_true", help="kill web processes and worker")
    options = parser.parse_args()
    options.roll, options.faulty = True, 0
    use()
    sheet = _checked(options)
    expected, kill = len(_wanted(sheet)), (_Site if options.site else _Writer)(sheet)
    seen = {"all": 0, "nothing": 0}
    try:
        for time_no in range(options.times):
            seen[_try(kill, sheet, expected, time_no)] += 1
    finally:
        kill.close()
    print(
        f"{options.times} kills of a write of {expected} rows: {seen}, nothing torn, nothing twice"
    )
    sheet.delete()


def _try(kill, sheet, expected, time_no):
    """«all» or «nothing»: what was there after one kill."""
    kill.at(random.uniform(kill.least, kill.longest * 1.05))
    people, roll = _found()
    if (people, roll) not in ((0, 0), (expected, expected)):
        sys.exit(f"torn at try {time_no}: {people} people, {roll} memberships of {expected}")
    if kill.gone_on() and _found() != (expected, expected):
        sys.exit(f"not gone on at try {time_no}: {_found()} of {expected}")
    if _found() != (0, 0):
        _undo(sheet)
    return "all" if people else "nothing"


def write(pk):
    """What the killed process does."""
    use()
    from congdoan.records.sheets import work
    from congdoan.records.sheets.models import SheetImport

    sheet = SheetImport.objects.get(pk=pk)
    sheet.reason = "crash"
    work.write(sheet)


def _checked(options):
    from congdoan.access.actor import Actor
    from congdoan.records.register import REGISTERS
    from congdoan.records.sheets import columns, files, work
    from congdoan.records.sheets.models import SheetImport

    register, user = REGISTERS["members/people"], officer()
    sheet = SheetImport(register=register.path, owner=user, name="crash.xlsx")
    sheet.rows = files.read(book(options), "crash.xlsx")
    known = columns.labels(columns.sheet_form(register, Actor(user)))
    sheet.heading, sheet.headings = columns.find(sheet.rows, known)
    sheet.mapping = columns.match(sheet.headings, known)
    sheet.save()
    work.check(sheet)
    return sheet


def _wanted(sheet):
    from congdoan.records.sheets import work

    return work.wanted(sheet)


class _Writer:
    """The process that writes, by itself; nobody takes up what it leaves."""

    least = 0.5

    def __init__(self, sheet):
        self.sheet, began = sheet, time.perf_counter()
        self._start().wait()
        self.longest = time.perf_counter() - began
        _undo(sheet)

    def at(self, moment):
        process = self._start()
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        time.sleep(0.3)  # the server notices that its client is gone

    def gone_on(self):
        return False

    def close(self):
        pass

    def _start(self):
        command = [sys.executable, "-c", WRITER.format(sheet=self.sheet.pk)]
        return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.getcwd()})


class _Site:
    """The site: the sheet is a job of its worker, as a page begins it."""

    least = 0.0

    def __init__(self, sheet):
        self.sheet, self.running, began = sheet, opened_site(), time.perf_counter()
        self.job = self._begin()
        self._wait()
        self.longest = time.perf_counter() - began
        _undo(sheet)

    def at(self, moment):
        self.job = self._begin()
        time.sleep(moment)
        os.killpg(self.running.pid, signal.SIGKILL)
        self.running.wait()
        time.sleep(0.3)

    def gone_on(self):
        """Started again; that its worker fell silent a minute ago is not waited for."""
        from congdoan.trail.jobs import SILENT, Job

        Job.objects.filter(pk=self.job.pk).update(heartbeat=timezone.now() - 2 * SILENT)
        self.running = opened_site(night_is_over=False)
        self._wait()
        return True

    def close(self):
        if self.running.poll() is None:
            os.killpg(self.running.pid, signal.SIGTERM)

    def _begin(self):
        from congdoan.records.sheets import work
        from congdoan.trail import jobs

        payload = {"sheet": self.sheet.pk}
        return jobs.start(work.KINDS["write"], "crash", self.sheet.owner, payload)

    def _wait(self):
        for _tenth in range(1200):
            self.job.refresh_from_db()
            if self.job.ended:
                break
            time.sleep(0.1)
        if self.job.state != "done":
            sys.exit(f"the job is {self.job.state}: {self.job.message}")


def _found():
    """People and memberships that the sheet brought."""
    from congdoan.members.registers.membership import Membership
    from congdoan.members.registers.person import Person

    people = Person.objects.across_units("crash").filter(unit__code="P1-1-1", job__gt="")
    roll = Membership.objects.across_units("crash").filter(person__in=people)
    return people.count(), roll.count()


def _undo(sheet):
    from congdoan.records.sheets import work

    rows = sheet.rows  # dropped once they are written, and wanted again here
    sheet.refresh_from_db()
    work.undo(sheet)
    sheet.state, sheet.results, sheet.rows = sheet.State.CELLS, [], rows
    sheet.written_at = None
    sheet.save()


if __name__ == "__main__":
    main()
