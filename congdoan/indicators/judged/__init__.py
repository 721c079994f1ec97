"""Results: what a target asks on a day, what it reached, and how it stands."""
