"""Commands of places."""
