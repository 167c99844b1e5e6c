"""When a delivery is tried again, when it is given up, and how an entry is chained."""

import datetime as dt
import hashlib
import json
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role

FIRST_DIGEST = "0" * 64
LEASE = dt.timedelta(seconds=15)  # renewed every third of it while the work goes on
ATTEMPTS = 8
LONGEST_WAIT = dt.timedelta(hours=1)


class State(TextChoices):
    """How a delivery stands."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    DEAD = "dead", _("Given up")


class Refusal(TextChoices):
    """Why a delivery cannot be touched."""

    NOT_OPERATOR = "not_operator", _("Only an operator can do this.")
    NOT_DEAD = "not_dead", _("This delivery has not been given up; nothing needs to be done.")


def entry_digest(previous: str, values: dict[str, Any]) -> str:
    """The digest of an entry: of what it says and of the entry before it."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def wait_before_retry(attempts: int, chance: float) -> dt.timedelta:
    """Twice as long after every failure, blurred so that retries do not come all at once.

    `chance` is a number from 0 to 1.
    """
    seconds = 2.0 ** min(attempts, 20) * (0.5 + chance)  # 2^20 seconds are twelve days
    return min(dt.timedelta(seconds=seconds), LONGEST_WAIT)


def is_hopeless(attempts: int) -> bool:
    """Whether a delivery has failed often enough that a person should look."""
    return attempts >= ATTEMPTS


def refusal_to_retry(actor: Actor, state: str) -> Refusal | None:
    """Only an operator retries or discards, and only what was given up."""
    if not actor.holds(Role.OPERATOR):
        return Refusal.NOT_OPERATOR
    if state != State.DEAD:
        return Refusal.NOT_DEAD
    return None
