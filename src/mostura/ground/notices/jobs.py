"""What the worker does for those who are to be told."""

from mostura.actor import CLOCK
from mostura.ground.notices.actions import forgetting, posting, telling


def tell_followers() -> int:
    """Tell the next followers of what happened; several workers may do so at once."""
    return telling.tell_next(by=CLOCK)


def post_letters() -> int:
    """Post the letters that are due; several workers may do so at once."""
    return posting.post_due(by=CLOCK)


def forget() -> int:
    """Take away what is needed no longer."""
    return forgetting.forget(by=CLOCK)
