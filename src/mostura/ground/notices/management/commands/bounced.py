"""`mostura bounced`: reads a mail that came back, and marks the letter it was."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from mostura.actor import CLOCK
from mostura.ground.notices.actions import letters

SAID = {
    "bounced": "The letter came back: it is marked, and who sent it hears of it.",
    "known": "This letter was marked before.",
    "harmless": "The letter is only late, or somebody answered: nothing is changed.",
    "unknown": "This is no report about a letter of this hub: nothing is changed.",
}


class Command(BaseCommand):
    """Reads a mail from standard input, as a mail server hands it over."""

    help = "Read a mail that came back, from standard input, and mark its letter."

    def handle(self, **_options: Any) -> None:
        """Mark the letter; the exit status is 0 for any mail, so that none is bounced again."""
        self.stdout.write(SAID[letters.note_returned(sys.stdin.buffer.read(), by=CLOCK)])
