"""What the register does when documents are read."""

from mostura.actor import CLOCK
from mostura.answer.recommendations.actions import reviewing


def note_likenesses(entry_number: int, *, document: int, suggestions: int) -> None:
    """A document was read: look for what the register already holds."""
    reviewing.note_likenesses(document, by=CLOCK)
