"""What the reminders of the day watch over in reports: those that are owed."""

from django.db.models import Q

from congdoan.direction.tasks.reminding import Waiting
from congdoan.reports.registers.duty import ReportDuty

# The union above counts what is late on its page of reports: a line for each would bury it.
KINDS = (Waiting(ReportDuty, Q(sent_on=None), "due", told_above=False),)
