"""Migrations of themes."""
