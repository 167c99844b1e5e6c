"""Rows to texts, sheets and files."""
