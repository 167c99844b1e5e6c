"""Building the region pack, loading it, and bringing in official boundaries."""
