"""What people type about asking and answering, turned into values."""
