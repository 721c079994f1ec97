"""Makes an API key for a person and prints it once."""

import datetime as dt

from django.core.management.base import BaseCommand, CommandError

from congdoan.access.models import User
from congdoan.access.tokens import ApiToken


class Command(BaseCommand):
    help = "Tạo khoá API cho một tài khoản; khoá chỉ hiện một lần."

    def add_arguments(self, parser):
        parser.add_argument("user", help="tên đăng nhập")
        parser.add_argument("--name", default="api", help="tên khoá")
        parser.add_argument("--days", type=int, default=365, help="số ngày còn dùng được")

    def handle(self, *, user, name, days, **_options):
        found = User.objects.filter(username=user, is_active=True).first()
        if found is None:
            raise CommandError(f"Không có tài khoản «{user}» đang hoạt động.")
        _token, key = ApiToken.make(found, name, dt.timedelta(days=days))
        self.stdout.write(key)
