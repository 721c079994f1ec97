"""The nightly work in a process of its own: every figure in force counted whole, proved, how much it took, and how
long whoever writes meanwhile waits for the figures.

python -m benchmarks.numbers.nightly DATABASE      prints one line of JSON
"""

import datetime as dt
import itertools
import json
import os
import sys
import threading
import time

import psutil

from benchmarks import nation


def measured(name):
    """{"spans", "codes", "kept_s", "proved_s", "compared", "differences", "python_mb", "server_mb", "waited_s"}"""
    nation.use(name)
    from django.db import connection

    from congdoan.indicators.kept.proving import prove
    from congdoan.indicators.nightly import keeping
    from congdoan.trail.models import Touch

    Touch.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    with Watched(os.getpid(), backend) as seen:
        began = time.perf_counter()
        with Written() as meanwhile:
            spans = keeping.keep_today(dt.date.today())
        kept = time.perf_counter() - began
        began = time.perf_counter()
        proof = prove()
        proved = time.perf_counter() - began
    return {
        "spans": len(spans), "codes": len(keeping.wanted_codes()), "kept_s": kept, "proved_s": proved,
        "compared": proof.compared, "differences": proof.wrong,
        "python_mb": seen.most[0], "server_mb": seen.most[1], "waited_s": meanwhile.most,
    }  # fmt: skip


class Written:
    """The longest that a changed membership waited for the figures, in seconds, of two written a second meanwhile."""

    def __init__(self):
        self.most, self.over = 0.0, threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._write, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.thread.join()

    def _write(self):
        from django.db import connection

        from congdoan.indicators.kept.catching_up import catch_up
        from congdoan.members.registers.membership import Membership
        from congdoan.trail.models import Touch

        units = Membership.all_rows.order_by("-pk").values_list("unit_id", flat=True)[:500]
        for unit in itertools.cycle(list(units)):
            if self.over.wait(0.5):
                break
            began = time.perf_counter()
            Touch.objects.create(register=Membership.register.path, unit_id=unit)
            catch_up()
            self.most = max(self.most, time.perf_counter() - began)
        connection.close()


class Watched:
    """The most memory that each process held for itself while the work lasted, in MB."""

    def __init__(self, *pids):
        self.processes = [psutil.Process(pid) for pid in pids]
        self.most, self.over = [0.0] * len(pids), threading.Event()

    def __enter__(self):
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_error):
        self.over.set()
        self.thread.join()

    def _watch(self):
        while not self.over.wait(0.2):
            for place, process in enumerate(self.processes):
                used = process.memory_full_info().uss / 2**20
                self.most[place] = max(self.most[place], used)


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1])))
