"""The verbs of this room: following, telling, letters, posting, receipts, forgetting."""
