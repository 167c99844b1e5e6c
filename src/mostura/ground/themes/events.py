"""What happened to the vocabulary."""

from dataclasses import dataclass

from mostura.ground.ledger.events import Event

THE_VOCABULARY = 0
"""There is one vocabulary, so it needs no key of its own."""


@dataclass(frozen=True)
class VocabularyLoaded(Event):
    """The vocabulary was loaded from a file, and added or changed this many themes."""

    about = "vocabulary"
    vocabulary: int
    added: int
    changed: int
    digest: str
