"""What people type about organisations, turned into values."""
