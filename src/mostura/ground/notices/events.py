"""What happened to what is told; who follows what is nobody's business, so it is not here."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class OccasionMade(Event):
    """Something worth telling was put into words; its followers are told."""

    about = "occasion"
    occasion: int


@dataclasses.dataclass(frozen=True)
class LetterPosted(Event):
    """A mail server has taken a letter about one thing."""

    about = "letter"
    letter: int
    about_kind: str
    about_id: int


@dataclasses.dataclass(frozen=True)
class LetterBounced(Event):
    """A letter about one thing came back, or was given up: its reader has not got it."""

    about = "letter"
    letter: int
    about_kind: str
    about_id: int


@dataclasses.dataclass(frozen=True)
class ReceiptsIssued(Event):
    """So many receipts were handed out; `receipt` is the first of them."""

    about = "receipt"
    receipt: int
    number: int


@dataclasses.dataclass(frozen=True)
class LetterRetried(Event):
    """The operator sent a letter once more that had been given up."""

    about = "letter"
    letter: int
