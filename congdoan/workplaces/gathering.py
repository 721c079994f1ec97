"""What collaborators do: where they went, what came of it, what they were paid."""

from urllib.parse import urlencode

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.base.errors import Mistake
from congdoan.base.text import money, number
from congdoan.records.register import REGISTERS
from congdoan.workplaces import rules
from congdoan.workplaces.paying import check_norm


def work(collaborator, actor):
    """(label, value, its list) of the visits one took part in."""
    contacts = REGISTERS["workplaces/contacts"]
    found = contacts.rows(actor).filter(collaborator=collaborator).order_by()
    told = found.aggregate(
        visits=Count("pk"), places=Count("workplace", distinct=True), forms=Sum("applications")
    )
    url = f"{reverse(contacts.url_name('list'))}?{urlencode({'collaborator': collaborator.pk})}"
    yield _("Lần tiếp xúc, vận động"), number(told["visits"]), url
    yield _("Nơi đã đến"), number(told["places"]), url
    yield _("Đơn nhận được"), number(told["forms"] or 0), url
    paid = collaborator.payments.aggregate(all=Sum("amount"))["all"] or 0
    yield _("Thù lao đã chi"), money(paid), None


def check_payments(collaborator):
    """Raises `Mistake` for a payment beyond the norm of its month or outside the service."""
    for one in collaborator.payments.all():
        if not collaborator.since.replace(day=1) <= one.month <= (collaborator.until or one.month):
            text = _("Tháng %(month)s nằm ngoài thời gian làm cộng tác viên.")
            raise Mistake(text % {"month": one})
        check_norm(one, rules.NETWORK)
