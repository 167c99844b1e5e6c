"""Reads documents for what they ask, and says why it thinks so."""
