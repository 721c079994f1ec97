"""Registers of this area: the reports and who owes them."""
