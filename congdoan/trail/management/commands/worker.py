"""Does waiting jobs one after the other until it is told to end."""

import signal
import threading

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from congdoan.trail.jobs import meanwhile, run_next, start_daily

REST = 0.25


def work(ended, rest=REST):
    """Do jobs until the event `ended` is set; rests when there are none. Serves as a thread too.

    A database that is away for a while is waited for: the worker lives on.
    """
    begun = None
    while not ended.is_set():
        try:
            close_old_connections()
            if begun != timezone.localdate():
                start_daily(timezone.localdate())
                begun = timezone.localdate()
            if not run_next():
                meanwhile()
                ended.wait(rest)
        except (OperationalError, InterfaceError):
            connection.close()
            ended.wait(rest)


class Command(BaseCommand):
    help = "Làm các việc chạy nền (nhập, kiểm tra bảng lớn…)."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")

    def handle(self, *, once, **_options):
        if once:
            while run_next():
                pass
            return
        ended = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_args: ended.set())
        work(ended)
