"""`congdoan serve`: brings the database up to date, fills an empty demo, serves pages and does the jobs."""

import os
import signal
import subprocess
import sys
import time

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from congdoan.orgs.models import Unit
from congdoan.web.demo import accounts

CONGDOAN = [sys.executable, "-m", "congdoan.config.cli"]
GATHERED = {**os.environ, "CONGDOAN_GATHERED": "1"}


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--processes", type=int, default=2)

    def handle(self, *, host, port, processes, **options):
        self._prepare()
        self._greet(host, port)
        granian = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host,
            "--port", str(port), "--workers", str(processes), "--blocking-threads", "4",
            "--log-level", "warning", "congdoan.config.wsgi:application",
        ]  # fmt: skip
        pages = subprocess.Popen(granian, env=GATHERED)
        _both(pages, subprocess.Popen([*CONGDOAN, "worker"]))

    def _prepare(self):
        self.stdout.write("· Chuẩn bị cơ sở dữ liệu …")
        call_command("migrate", verbosity=0)
        gather = [*CONGDOAN, "collectstatic", "--no-input", "--verbosity", "0"]
        subprocess.run(gather, env=GATHERED, check=True)
        if settings.DEMO and not Unit.objects.exists():
            self.stdout.write("· Nạp công đoàn mẫu (khoảng một phút) …")
            call_command("demo", stdout=self.stdout)

    def _greet(self, host, port):
        address = "localhost" if host in ("127.0.0.1", "0.0.0.0") else host
        self.stdout.write(f"\n  Công Đoàn Số đang mở tại  http://{address}:{port}/\n")
        if settings.DEMO:
            self.stdout.write(f"  Tài khoản mẫu, mật khẩu chung: {accounts.PASSWORD}\n")
            for account in accounts.shown():
                self.stdout.write(
                    f"    {account['username']:<20}{account['label']:<18}{account['role']}"
                )
        self.stdout.write("\n  Dừng: Ctrl-C\n")
        self.stdout.flush()


def _both(*children):
    """Run until one ends or someone presses Ctrl-C; then end them all."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
    except KeyboardInterrupt:
        pass
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            child.wait(timeout=10)
