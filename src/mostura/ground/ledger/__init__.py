"""The append-only record of what happened, and its delivery to those who must hear."""
