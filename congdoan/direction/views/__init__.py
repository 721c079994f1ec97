"""Pages of the area beside its registers."""
