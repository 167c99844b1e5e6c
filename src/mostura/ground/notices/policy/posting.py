"""What becomes of a letter: sent, tried again, come back, given up."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LEASE: Final = dt.timedelta(minutes=3)  # longer than one letter can take at a slow mail server
RENEWED_BELOW: Final = dt.timedelta(minutes=2)
SERVER_WAIT: Final = dt.timedelta(seconds=20)  # until a mail server that is away is asked again
FIRST_WAIT: Final = dt.timedelta(minutes=1)  # greylisting servers want a minute or more
LONGEST_WAIT: Final = dt.timedelta(hours=4)
ATTEMPTS: Final = 36  # refused for the time being for five days: as long as mail servers try
WRITING_ATTEMPTS: Final = 8  # a letter that cannot be put into words needs a person
FAILING_LASTS: Final = dt.timedelta(days=14)  # a full mailbox is emptied after a holiday
HELD: Final = dt.timedelta(days=3)  # a letter that did not come back for so long has arrived
LETTERS_REMEMBERED: Final = dt.timedelta(days=90)
CLOSING: Final = 421  # the server says goodbye: not the letter's fault


class LetterState(TextChoices):
    """How a letter stands."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    BOUNCED = "bounced", _("Came back")
    GIVEN_UP = "given_up", _("Given up")


class Fate(Enum):
    """What one try has brought."""

    SENT = "sent"
    LATER = "later"
    BOUNCED = "bounced"
    SERVER_AWAY = "server_away"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a writer needs to write one letter: a function named in `config/wiring.WRITERS`."""

    letter: int
    to: str
    language: str
    values: dict[str, Any]
    about_kind: str = ""
    about_id: int = 0


def fate_of(code: int) -> Fate:
    """What a mail server's answer to one letter means."""
    if code == CLOSING:
        return Fate.SERVER_AWAY
    return Fate.BOUNCED if code >= 500 else Fate.LATER


def wait_before_retry(attempts: int, chance: float) -> dt.timedelta:
    """Twice as long after each refusal, blurred; `chance` is a number from 0 to 1."""
    wait = FIRST_WAIT * float(2 ** min(attempts - 1, 20)) * (0.75 + chance / 2)
    return min(wait, LONGEST_WAIT)


def is_hopeless(attempts: int, most: int = ATTEMPTS) -> bool:
    """Whether a letter was refused often enough."""
    return attempts >= most


def is_dead(failing_since: dt.datetime, now: dt.datetime) -> bool:
    """Whether a mailbox has failed for so long that nobody reads it."""
    return now - failing_since > FAILING_LASTS


def is_failure(status: str, action: str) -> bool:
    """Whether a delivery report says that a letter will never arrive."""
    return action.strip().lower() == "failed" or status.strip().startswith("5")
