"""Models of the area: indicators, figures kept, targets, declared figures, assignments and shares."""

from congdoan.indicators.assigning.share import Share
from congdoan.indicators.catalogue.indicator import Indicator
from congdoan.indicators.kept.meanwhile import Recount
from congdoan.indicators.kept.overlaps import Overlap
from congdoan.indicators.kept.proof import Difference, Proof
from congdoan.indicators.kept.remembering import Remembered
from congdoan.indicators.kept.rows import KeptRow, Span
from congdoan.indicators.registers.alert import Alert
from congdoan.indicators.registers.assignment import AssignmentDecision
from congdoan.indicators.registers.declared import DeclaredFigure
from congdoan.indicators.registers.registration import Registration
from congdoan.indicators.registers.target import Target

__all__ = [
    "Alert", "AssignmentDecision", "DeclaredFigure", "Difference", "Indicator", "KeptRow", "Overlap", "Proof",
    "Recount", "Registration", "Remembered", "Share", "Span",
    "Target",
]  # fmt: skip
