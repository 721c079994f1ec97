"""All that a register's file may import: the words of a declaration."""

from congdoan.records.constraints import must, once
from congdoan.records.events import Event
from congdoan.records.fields import AmountField, CommuneField
from congdoan.records.measure import Measure
from congdoan.records.record import Line, Record
from congdoan.records.register import Lines, Register, register
from congdoan.records.words import called_index, word_index
from congdoan.records.works import later

__all__ = [
    "AmountField",
    "CommuneField",
    "Event",
    "Line",
    "Lines",
    "Measure",
    "Record",
    "Register",
    "called_index",
    "later",
    "must",
    "once",
    "register",
    "word_index",
]  # fmt: skip
