"""Public papers, read for what they ask."""
