"""Rows of the correspondence as clocks, cards and letters want them."""
