"""A second, slow and plain way to every number: raw rows read as dicts, a definition written by hand for
each measure, a tree climbed step by step. It knows nothing of `indicators` and of `Measure`."""
