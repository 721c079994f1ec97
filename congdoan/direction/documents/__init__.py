"""Documents that go out and come in: kinds, papers, templates, numbers, delivery (SYS-08)."""
