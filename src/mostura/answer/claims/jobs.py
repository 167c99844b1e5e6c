"""What the worker does for claims between its deliveries."""

from mostura.actor import CLOCK
from mostura.answer.claims.actions import looking


def look_at_links() -> int:
    """Look at the links whose time has come, where the operator allows it; says how many."""
    return looking.look_at_due(by=CLOCK)
