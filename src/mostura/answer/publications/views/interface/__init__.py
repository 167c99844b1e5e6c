"""The read API: everything public, for programs."""
