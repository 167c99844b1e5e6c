"""Albanian: moments as the region writes them."""
