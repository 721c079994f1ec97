"""Targets handed down: shared out, answered, decided, adjusted, settled, inherited."""
