"""The rules of what is published, and how it is counted."""
