"""Programmes: derived from those above, adopted, issued, taken up below."""
