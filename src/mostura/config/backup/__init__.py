"""Backups: made under writes, encrypted, restored, proven by drills."""
