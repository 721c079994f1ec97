"""The demo union: units, people, numbers and dates of the five documents, to try at once."""
