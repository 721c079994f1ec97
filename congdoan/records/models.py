"""Models of the mechanism itself; those of registers live with their declarations."""

from congdoan.records.file_words import FileWords
from congdoan.records.own.models import OwnField, OwnValue
from congdoan.records.sheets.models import SheetImport

__all__ = ["FileWords", "OwnField", "OwnValue", "SheetImport"]
