"""What the register does when documents are read."""

from mostura.actor import CLOCK
from mostura.answer.recommendations.actions import comparing, describing, dropping, reviewing


def note_likenesses(entry_number: int, *, document: int, suggestions: int) -> None:
    """A document was read: look for what the register already holds."""
    reviewing.note_likenesses(document, by=CLOCK)


def drop_drafts(entry_number: int, *, document: int) -> None:
    """A document was removed: what was drafted from it goes too."""
    dropping.drop_drafts(document, by=CLOCK)


def note_resemblances(entry_number: int, *, recommendation: int) -> None:
    """An ask became public or reads otherwise: look for the same ask in the register.

    A document brings many at once: the first delivery compares them all, the others find none left.
    """
    comparing.note_resemblances(by=CLOCK)


def index_named(entry_number: int, *, organisation: int, language: str, kind: str) -> None:
    """An organisation got or lost a name: what was asked of it is found by its names of today."""
    describing.index_asked_of(organisation, by=CLOCK)


def index_joined(entry_number: int, *, organisation: int, joined: int) -> None:
    """Two entries are one: what was asked of either is found by the names of both."""
    describing.index_asked_of(organisation, by=CLOCK)


def index_parted(entry_number: int, *, organisation: int, parted: int) -> None:
    """Two entries are two again: what was asked of each is found by its own names."""
    for one in (organisation, parted):
        describing.index_asked_of(one, by=CLOCK)
