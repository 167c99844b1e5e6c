"""Pages about asking and answering."""
