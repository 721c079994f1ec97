"""Models of the area: indicators, figures kept, targets, declared figures, assignments and shares."""

from congdoan.indicators.indicator import Indicator
from congdoan.indicators.kept import KeptRow, Span
from congdoan.indicators.overlaps import Overlap
from congdoan.indicators.proof import Difference, Proof
from congdoan.indicators.registers.alert import Alert
from congdoan.indicators.registers.assignment import AssignmentDecision
from congdoan.indicators.registers.declared import DeclaredFigure
from congdoan.indicators.registers.registration import Registration
from congdoan.indicators.registers.target import Target
from congdoan.indicators.remembering import Remembered
from congdoan.indicators.share import Share

__all__ = [
    "Alert", "AssignmentDecision", "DeclaredFigure", "Difference", "Indicator", "KeptRow", "Overlap", "Proof",
    "Registration", "Remembered", "Share", "Span",
    "Target",
]  # fmt: skip
