"""All that a register's file may import: the words of a declaration."""

from congdoan.records.fields import AmountField
from congdoan.records.measure import Measure
from congdoan.records.record import Line, Record
from congdoan.records.register import Lines, Register, register

__all__ = ["AmountField", "Line", "Lines", "Measure", "Record", "Register", "register"]
