"""How a rule says no: with a reason that page, API and test share."""

from django.db.models import TextChoices


class Refused(Exception):
    """Raised when a rule forbids an act; carries the reason."""

    def __init__(self, reason: TextChoices) -> None:
        super().__init__(str(reason.value))
        self.reason = reason


def insist(reason: TextChoices | None) -> None:
    """Go on when there is no reason to refuse; raise Refused otherwise."""
    if reason is not None:
        raise Refused(reason)
