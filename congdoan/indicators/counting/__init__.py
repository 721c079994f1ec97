"""Counting from records: where a measure's code counts, and many of them at once."""
