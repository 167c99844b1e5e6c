"""Rows as files of other formats."""
