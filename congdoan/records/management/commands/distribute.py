"""Prints the SQL by which Citus takes the tables that only grow (docs/operations.md, ADR 0015)."""

from django.core.management.base import BaseCommand

from congdoan.orgs.past import append_only_tables

ONE = "SELECT create_distributed_table('{table}', 'province', colocate_with => '{beside}');"


class Command(BaseCommand):
    help = (
        "In các câu SQL giao những bảng chỉ ghi thêm cho Citus, chia theo tỉnh; không chạy câu nào."
    )

    def add_arguments(self, parser):
        parser.add_argument("--print", action="store_true", required=True, help="in ra màn hình")

    def handle(self, **_options):
        first, *others = append_only_tables()
        self.stdout.write(ONE.format(table=first, beside="none"))
        for table in others:
            self.stdout.write(ONE.format(table=table, beside=first))
