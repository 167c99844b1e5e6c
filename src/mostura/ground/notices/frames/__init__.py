"""Rows of this room as links, as mail, as codes to print; returned mail as what it says."""
