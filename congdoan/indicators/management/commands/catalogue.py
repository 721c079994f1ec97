"""`congdoan catalogue`: brings the shipped indicators into the database."""

from django.core.management.base import BaseCommand

from congdoan.indicators.catalogue.loading import load_catalogue


class Command(BaseCommand):
    help = "Nạp danh mục chỉ số; chỉ số đã sửa được giữ nguyên."

    def handle(self, **options):
        self.stdout.write(f"Đã thêm {load_catalogue()} chỉ số.")
