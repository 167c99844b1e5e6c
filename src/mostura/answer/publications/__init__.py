"""What leaves the hub: syntheses, feeds, open data, drafts for the mechanisms addressed."""
