"""The pages of claims."""
