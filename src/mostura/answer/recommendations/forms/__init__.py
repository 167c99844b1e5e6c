"""What people type about recommendations, and what readers ask the register for."""
