"""The models of this area: reports, what stands in them, and who owes them."""

from congdoan.orgs.past import track
from congdoan.records.apps import import_registers

import_registers("congdoan.reports")

from congdoan.reports.registers.report import ReportField  # noqa: E402

# The values of a report are written on its own page, not as lines of a form; their history is kept.
track(ReportField)
