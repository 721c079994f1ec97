"""Reviews: those that follow from programmes, and what is held of them."""
