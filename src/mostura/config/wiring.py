"""Who hears of which event: the one place where a later step learns of an earlier one."""

from typing import Final

from mostura.ground.ledger.actions import Listener
from mostura.ground.ledger.events import Event

LISTENERS: Final[dict[type[Event], tuple[Listener, ...]]] = {}
