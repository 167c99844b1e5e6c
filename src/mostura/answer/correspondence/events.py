"""What happens between asking and answering."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class _OfAsking(Event):
    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskDrafted(_OfAsking):
    """An ask was put on the list of what an addressee will be sent."""


@dataclasses.dataclass(frozen=True)
class AskSent(_OfAsking):
    """A letter with the ask was sent to an office of the addressee."""


@dataclasses.dataclass(frozen=True)
class AskDelivered(_OfAsking):
    """The addressee's mail server took the letter, or somebody saw it arrive."""


@dataclasses.dataclass(frozen=True)
class AskBounced(_OfAsking):
    """The letter came back; the clock does not run."""


@dataclasses.dataclass(frozen=True)
class AskAcknowledged(_OfAsking):
    """The addressee said that it has the letter."""


@dataclasses.dataclass(frozen=True)
class ClarificationAsked(_OfAsking):
    """The addressee asked what is meant; the clock stands still."""


@dataclasses.dataclass(frozen=True)
class ClarificationGiven(_OfAsking):
    """The coalition said what is meant; the clock runs on."""


@dataclasses.dataclass(frozen=True)
class AskAnswered(_OfAsking):
    """The addressee answered."""

    answer: int


@dataclasses.dataclass(frozen=True)
class AskRefused(_OfAsking):
    """The addressee said that it will not answer."""


@dataclasses.dataclass(frozen=True)
class AskReferred(_OfAsking):
    """The addressee named somebody else as responsible."""


@dataclasses.dataclass(frozen=True)
class AskReminded(_OfAsking):
    """The coalition reminded the addressee."""


@dataclasses.dataclass(frozen=True)
class AskOverdue(_OfAsking):
    """The term passed without an answer."""


@dataclasses.dataclass(frozen=True)
class AskEscalated(_OfAsking):
    """The ask was taken to the next body."""


@dataclasses.dataclass(frozen=True)
class AskNoLongerPut(_OfAsking):
    """The ask is not put to this addressee any more."""


@dataclasses.dataclass(frozen=True)
class CommitmentMade(_OfAsking):
    """The addressee promised a measure with a date."""

    commitment: int


@dataclasses.dataclass(frozen=True)
class CommitmentWithdrawn(_OfAsking):
    """The addressee took a promise back, and said why."""

    commitment: int


@dataclasses.dataclass(frozen=True)
class SendingPrepared(Event):
    """A letter to an office was put together; nothing left the hub."""

    about = "sending"
    sending: int
    organisation: int


@dataclasses.dataclass(frozen=True)
class SendingGivenUp(Event):
    """A prepared letter was thrown away unsent."""

    about = "sending"
    sending: int


@dataclasses.dataclass(frozen=True)
class SendingSent(Event):
    """A letter to an office was sent, by mail or on paper."""

    about = "sending"
    sending: int
    organisation: int


@dataclasses.dataclass(frozen=True)
class LinkHandedOn(Event):
    """An office handed its link on to a colleague."""

    about = "sending"
    sending: int
    contact: int


@dataclasses.dataclass(frozen=True)
class LinkRevoked(Event):
    """A signed link was taken back; it opens nothing any more."""

    about = "sending"
    sending: int
    contact: int


@dataclasses.dataclass(frozen=True)
class LinkRenewed(Event):
    """A fresh link was mailed to the same office; the former one is dead."""

    about = "sending"
    sending: int
    contact: int


@dataclasses.dataclass(frozen=True)
class MailboxProven(Event):
    """Somebody typed the code that was mailed to the office of a link."""

    about = "sending"
    sending: int
    contact: int


@dataclasses.dataclass(frozen=True)
class ContactAdded(Event):
    """An office of an addressee was written down."""

    about = "contact"
    contact: int
    organisation: int


@dataclasses.dataclass(frozen=True)
class ContactEnded(Event):
    """An office of an addressee is not written to any more."""

    about = "contact"
    contact: int


@dataclasses.dataclass(frozen=True)
class DutySet(Event):
    """The secretariat wrote down why and by when an addressee answers."""

    about = "organisation"
    organisation: int
    basis: str
    days: int
