"""The models of this area stand in its registers, one file each."""

from congdoan.records.apps import import_registers

import_registers("congdoan.members")
