"""Pages of programmes and of documents being read."""
