"""The dated tree of units: what each was called and under whom it hung, on any day."""
