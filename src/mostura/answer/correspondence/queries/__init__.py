"""Questions to the correspondence."""
