"""What happens to documents and their suggestions."""
