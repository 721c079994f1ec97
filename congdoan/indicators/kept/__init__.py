"""Figures kept: written whole, grown with each record, frozen, proved, read."""
