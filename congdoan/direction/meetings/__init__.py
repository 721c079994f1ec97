"""Meetings and committees: called, held, signed, followed."""
