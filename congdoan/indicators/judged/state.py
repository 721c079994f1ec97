"""The states of a result: how a unit stands to what it is held to."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Worked out in `verdict`; `label` is its word while the time runs, `label_when_over` after it."""

    REACHED = "reached", _("Đã đạt")
    ONTRACK = "ontrack", _("Đúng tiến độ")
    RISK = "risk", _("Có nguy cơ")
    LATE = "late", _("Chậm tiến độ")
    # Nothing was measured, or there is nothing to hold it against.
    NONE = "none", _("Theo dõi")

    @property
    def label_when_over(self):
        return _("Không đạt") if self == State.LATE else self.label

    @property
    def icon(self):
        """Its drawing and its colour; what is not judged has those of a draft."""
        return self.value if self.is_judged else "draft"

    @property
    def is_judged(self):
        return self != State.NONE

    @property
    def is_slipping(self):
        return self in (State.LATE, State.RISK)


_WORST_FIRST = (State.LATE, State.RISK, State.ONTRACK, State.NONE, State.REACHED)
# {state: its place where the worst comes first}: a scorecard asks for it thousands of times.
ORDER = {state: place for place, state in enumerate(_WORST_FIRST)}
