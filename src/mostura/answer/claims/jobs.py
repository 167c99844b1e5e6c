"""What the worker does for claims: tell followers, look at links."""

from mostura.actor import CLOCK
from mostura.answer.claims.actions import looking, telling
from mostura.ground.ledger import queries as ledger


def tell_followers(
    entry_number: int, *, recommendation: int, claim: int, **_more: int | str
) -> None:
    """Tell those who follow an ask what was claimed, or shown, or taken back."""
    event = ledger.event_of(CLOCK, entry_number)
    telling.tell_followers(claim, event, entry_number=entry_number, by=CLOCK)


def look_at_links() -> int:
    """Look at the links whose time has come, where the operator allows it; says how many."""
    return looking.look_at_due(by=CLOCK)
