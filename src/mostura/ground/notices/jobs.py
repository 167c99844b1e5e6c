"""What the worker does for those who are to be told."""

from mostura.actor import CLOCK
from mostura.ground.notices.actions import forgetting, posting, telling


def fan_out(entry_number: int, *, occasion: int) -> None:
    """Tell everyone who follows what an occasion is about."""
    telling.fan_out(occasion, by=CLOCK)


def post_letters() -> int:
    """Post the letters that are due; several workers may do so at once."""
    return posting.post_due(by=CLOCK)


def forget() -> int:
    """Take away what is needed no longer."""
    return forgetting.forget(by=CLOCK)
