"""Two writers of many records who wait for one another: the database stops one, which begins again."""

from django.db import OperationalError
from django.utils.translation import gettext as _
from psycopg.errors import DeadlockDetected

from congdoan.base.errors import Mistake

TIMES = 3


def patiently(work, afresh):
    """What `work()`, one transaction, gives; begun anew where the database stopped it so that another, who
    waited for it while it waited for him, could go on. `afresh()` undoes what it left in memory. Raises
    `Mistake` when that happens time after time."""
    for _time in range(TIMES):
        try:
            return work()
        except OperationalError as fault:
            if not isinstance(fault.__cause__, DeadlockDetected):
                raise
            afresh()
    raise Mistake(
        _(
            "Chưa ghi gì: nhiều người đang ghi cùng những bản ghi này và phải chờ lẫn nhau. "
            "Đợi vài phút rồi bấm lại."
        )
    )
