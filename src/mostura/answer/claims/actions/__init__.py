"""What happens to claims: stated, taken back, given evidence, looked at again."""
