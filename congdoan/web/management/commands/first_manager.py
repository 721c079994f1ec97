"""`congdoan first_manager NAME`: the first account of an empty system, with all rights at the top unit."""

import datetime as dt
import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext_noop

from congdoan.access.models import Grant, Role, User
from congdoan.orgs import changes
from congdoan.orgs.models import Unit


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--unit-code", default="TLD")
        parser.add_argument("--unit-name", default="Tổng Liên đoàn Lao động Việt Nam")

    def handle(self, *, username, unit_code, unit_name, **options):
        if User.objects.filter(username=username).exists():
            raise CommandError(f"Tài khoản {username} đã có.")
        password = getpass.getpass("Mật khẩu: ")
        try:
            validate_password(password, User(username=username))
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from None
        unit = Unit.objects.filter(code=unit_code).first() or changes.found(
            code=unit_code, name=unit_name, kind="TLD", parent=None, number="Cài đặt hệ thống",
            effective=dt.date(1929, 7, 28), actor=username,
        )  # fmt: skip
        role, _made = Role.objects.get_or_create(
            code="manager",
            defaults={"name": gettext_noop("Quản lý toàn bộ"), "levels": {"*": "manage"}},
        )
        user = User.objects.create_user(username, password=password)
        Grant.objects.create(user=user, role=role, unit=unit)
        self.stdout.write(
            f"{username} quản lý {unit}. Đăng nhập rồi quét mã cho lớp bảo vệ thứ hai."
        )
