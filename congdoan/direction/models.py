"""The models of this area stand in its registers, one file each."""

from congdoan.orgs.past import track
from congdoan.records.apps import import_registers

import_registers("congdoan.direction")

from congdoan.direction import launched  # noqa: E402, F401 (daily jobs: known where models are)
from congdoan.direction.registers.consultation import Remark  # noqa: E402
from congdoan.direction.registers.programme import Omission  # noqa: E402
from congdoan.direction.registers.reading import Finding  # noqa: E402
from congdoan.direction.reviews import scheduling  # noqa: E402, F401 (the same)

# Decided on pages of their own, not as lines of a form; their history is kept too.
track(Finding)
track(Omission)
track(Remark)
