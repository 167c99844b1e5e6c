"""What happens to documents."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class DocumentReceived(Event):
    """Somebody added a document; it waits to be read."""

    about = "document"
    document: int


@dataclasses.dataclass(frozen=True)
class DocumentRead(Event):
    """The reading engine has found suggestions in a document."""

    about = "document"
    document: int
    suggestions: int


@dataclasses.dataclass(frozen=True)
class DocumentUnreadable(Event):
    """A document could not be read."""

    about = "document"
    document: int
    reason: str


@dataclasses.dataclass(frozen=True)
class DocumentDescribed(Event):
    """Somebody changed what is said about a document."""

    about = "document"
    document: int


@dataclasses.dataclass(frozen=True)
class SuggestionDecided(Event):
    """Somebody accepted, dismissed, merged or split a suggestion, or took that back."""

    about = "document"
    document: int
    suggestion: int
    decision: str


@dataclasses.dataclass(frozen=True)
class DocumentPublished(Event):
    """A document and what it asks for became public."""

    about = "document"
    document: int


@dataclasses.dataclass(frozen=True)
class DocumentWithdrawn(Event):
    """A published document was taken back."""

    about = "document"
    document: int


@dataclasses.dataclass(frozen=True)
class DocumentRemoved(Event):
    """A document that was added by mistake was removed, with its file, text and suggestions."""

    about = "document"
    document: int


@dataclasses.dataclass(frozen=True)
class DemonstrationDocumentsRemoved(Event):
    """The documents of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
