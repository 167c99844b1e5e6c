"""Questions to the registry of organisations."""
