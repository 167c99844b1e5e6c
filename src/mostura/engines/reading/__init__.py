"""Reads documents for what they ask, and says why it thinks so."""

VERSION = "1.1"
"""Raised whenever the same document may give other suggestions; stored with every reading."""
