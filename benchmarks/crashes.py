"""Whether an import survives kill -9: `python -m benchmarks.crashes --times 50`.

A process that writes a sheet of people is killed at a random moment, again and again; after each kill the
register holds all of the sheet or nothing, and the next try goes on from there. Needs the database of
`python -m benchmarks.nation`.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import time

from benchmarks.nation import use
from benchmarks.sheets import book, officer

WRITER = "from benchmarks.crashes import write; write({sheet})"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--rows", type=int, default=2000)
    options = parser.parse_args()
    options.roll, options.faulty = True, 0
    use()
    sheet = _checked(options)
    expected, longest = len(_wanted(sheet)), _seconds(sheet)
    seen = {"all": 0, "nothing": 0}
    for time_no in range(options.times):
        _kill_at(sheet, random.uniform(0.5, longest * 1.05))
        people, roll = _found()
        if (people, roll) not in ((0, 0), (expected, expected)):
            sys.exit(f"torn at try {time_no}: {people} people, {roll} memberships of {expected}")
        seen["all" if people else "nothing"] += 1
        if people:
            _undo(sheet)
    print(
        f"{options.times} kills of a write of {expected} rows: {seen}, nothing torn, nothing twice"
    )
    sheet.delete()


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


def _start(sheet):
    environment = {**os.environ, "PYTHONPATH": os.getcwd()}
    return subprocess.Popen([sys.executable, "-c", WRITER.format(sheet=sheet.pk)], env=environment)


def _seconds(sheet):
    """How long an undisturbed write takes."""
    began = time.perf_counter()
    _start(sheet).wait()
    taken = time.perf_counter() - began
    _undo(sheet)
    return taken


def _kill_at(sheet, moment):
    process = _start(sheet)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(0.3)  # the server notices that its client is gone


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
    sheet.save()


if __name__ == "__main__":
    main()
