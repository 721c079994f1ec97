"""A document that was read: each find confirmed by a person, then made a programme."""
