"""What is kept although the person it names was erased, and for how long."""

from django.utils import timezone

from congdoan.base import dates
from congdoan.base.dates import months_later
from congdoan.trail.parameters import current

# How long a decision that was issued must be kept is the law of archives: no number is shipped with the
# platform. Until an administrator has entered one, papers are kept, and the request says so.
CODE = "PRIV-PAPER-KEEP"
UNKNOWN = ""


def paper_until(dated):
    """The last day on which a paper of that day must be kept, as it prints; UNKNOWN where nobody has
    entered how long; None when it may go."""
    row = current().row(CODE, timezone.localdate())
    if row is None or row.value is None:
        return UNKNOWN
    last = months_later(dated, 12 * int(row.value))
    return None if last <= timezone.localdate() else dates.show(last)
