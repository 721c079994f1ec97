"""Tasks: their parts, their reminders, and who carries on those of ended units."""
