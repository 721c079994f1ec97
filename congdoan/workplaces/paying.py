"""What somebody is paid for a month of his help: one line a month, within the norm of that month."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from congdoan.base.errors import Mistake
from congdoan.records.declare import AmountField, Line
from congdoan.workplaces import rules


class Monthly(Line):
    """The fields of such a line; the register says whose it is."""

    month = models.DateField(_("Tháng"))
    amount = AmountField(_("Đã chi"))

    class Meta(Line.Meta):
        abstract = True

    def clean(self):
        """A month is written by its first day, whichever day was typed."""
        if self.month:
            self.month = self.month.replace(day=1)


def check_norm(line, norm):
    """Raises `Mistake` for more than the norm of its month allows, or where nobody has entered one."""
    row = {"allowance": line.amount, "since": line.month}
    for sentence in rules.allowance_faults(row, norm).values():
        raise Mistake(f"{line}: {sentence}")
