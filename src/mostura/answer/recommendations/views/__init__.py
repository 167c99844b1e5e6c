"""Pages of the register and of the review desk."""
