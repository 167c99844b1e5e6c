"""Questions to the register of recommendations."""
