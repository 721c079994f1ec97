"""`congdoan demo`: fills an empty database with the demo union; refuses where the demo is off."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from congdoan.records.many import look_again
from congdoan.web.demo import (
    documents,
    employers,
    groundwork,
    half_year,
    laichau,
    meetings,
    movements,
    programmes,
    steering,
    thanhhoa,
    world,
)


class Command(BaseCommand):
    help = __doc__

    @transaction.atomic
    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("CONGDOAN_DEMO=0: dữ liệu mẫu và mật khẩu mẫu không được nạp ở đây.")
        units = world.units()
        world.accounts(units)
        movements.load(units, employers.load(units))
        thanhhoa.load(units)
        steering.load(units, programmes.load(units))
        documents.load(units)
        groundwork.load(units)
        laichau.load(units)
        half_year.load(units)
        meetings.brief(units)
        look_again()
        self.stdout.write(f"  {len(units)} đơn vị")
