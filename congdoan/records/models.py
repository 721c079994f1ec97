"""Models of the mechanism itself; those of registers live with their declarations."""

from congdoan.records.sheets.models import SheetImport

__all__ = ["SheetImport"]
