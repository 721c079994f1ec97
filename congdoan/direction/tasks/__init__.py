"""Tasks: their parts and their reminders."""
