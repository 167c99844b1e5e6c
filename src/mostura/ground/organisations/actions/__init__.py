"""What is done to the registry of organisations."""
