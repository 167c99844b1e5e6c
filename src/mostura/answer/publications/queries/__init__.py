"""Questions across everything that is public."""
