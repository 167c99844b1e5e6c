"""What institutions answer to what was asked of them."""
