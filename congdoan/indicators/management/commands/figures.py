"""`congdoan figures`: keeps the figures of today, and those beside closed periods, whole; `--check` compares them
with a count from records."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from congdoan.base.dates import show
from congdoan.indicators.kept.catching_up import catch_up
from congdoan.indicators.kept.proving import differences
from congdoan.indicators.models import Span
from congdoan.indicators.nightly import beside
from congdoan.indicators.nightly.keeping import keep_today


class Command(BaseCommand):
    help = "Giữ sẵn số liệu của hôm nay để trang mở nhanh; --check so với số đếm lại từ sổ."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="chỉ so sánh, không tính lại")
        parser.add_argument("--pending", action="store_true", help="chỉ cộng những thay đổi mới")

    def handle(self, *, check, pending, **options):
        if check:
            return self._check()
        if pending:
            while catch_up():
                pass
            return None
        for span in [*keep_today(timezone.localdate()), *beside.keep(anew=True)]:
            self.stdout.write(
                f"{span.period.label}: {span.rows.count()} đơn vị × {len(span.codes)} số"
            )
        return None

    def _check(self):
        catch_up()
        wrong = 0
        for span in Span.objects.filter(frozen=False):
            for code, unit, kept, live in differences(span):
                wrong += 1
                self.stderr.write(
                    f"{span.period.label} ({show(span.tree)}) {code} @ {unit}: giữ {kept}, đếm {live}"
                )
        if wrong:
            raise CommandError(f"{wrong} số không khớp; chạy «congdoan figures» để tính lại.")
        self.stdout.write("Mọi số đã giữ đều khớp với sổ.")
