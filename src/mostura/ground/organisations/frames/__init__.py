"""Rows of the registry as values that the engines of language understand, and back."""
