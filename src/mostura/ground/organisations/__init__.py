"""The registry of organisations, with their names in every language and script."""
