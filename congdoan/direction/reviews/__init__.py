"""Reviews: those that follow from programmes and movements, and what is held of them."""
