"""What readers choose, and what a draft is made of."""
