"""English as the region writes it: the day first."""
