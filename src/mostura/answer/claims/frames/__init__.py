"""Rows and pages as claims need them."""
