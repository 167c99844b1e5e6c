"""What happens to documents in the background."""

from mostura.actor import CLOCK
from mostura.listen.documents.actions import reading


def read_document(entry_number: int, *, document: int) -> None:
    """A document was received: read it."""
    reading.read_document(document, by=CLOCK)
