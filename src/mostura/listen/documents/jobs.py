"""What happens to documents in the background."""

from mostura.actor import CLOCK
from mostura.listen.documents import actions


def read_document(entry_number: int, *, document: int) -> None:
    """A document was received: read it."""
    actions.read_document(document, by=CLOCK)
