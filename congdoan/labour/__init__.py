"""Representation: collective agreements, dialogue, democracy at the workplace (SYS-21 to 31)."""
