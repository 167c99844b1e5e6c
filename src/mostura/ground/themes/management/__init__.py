"""Commands of themes."""
