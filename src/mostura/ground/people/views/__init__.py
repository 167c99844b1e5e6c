"""Pages about people: entering, colleagues, invitations, one's own account."""
