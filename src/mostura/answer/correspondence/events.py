"""What happens between asking and answering."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class AskDrafted(Event):
    """An ask was put on the list of what an addressee will be sent."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskSent(Event):
    """A letter with the ask was sent to an office of the addressee."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskDelivered(Event):
    """The addressee's mail server took the letter, or somebody saw it arrive."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskBounced(Event):
    """The letter came back; the clock does not run."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskAcknowledged(Event):
    """The addressee said that it has the letter."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class ClarificationAsked(Event):
    """The addressee asked what is meant; the clock stands still."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class ClarificationGiven(Event):
    """The coalition said what is meant; the clock runs on."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskAnswered(Event):
    """The addressee answered."""

    about = "asking"
    asking: int
    recommendation: int
    answer: int


@dataclasses.dataclass(frozen=True)
class AskRefused(Event):
    """The addressee said that it will not answer."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskReferred(Event):
    """The addressee named somebody else as responsible."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskReminded(Event):
    """The coalition reminded the addressee."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskOverdue(Event):
    """The term passed without an answer."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskEscalated(Event):
    """The ask was taken to the next body."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class AskNoLongerPut(Event):
    """The ask is not put to this addressee any more."""

    about = "asking"
    asking: int
    recommendation: int


@dataclasses.dataclass(frozen=True)
class CommitmentMade(Event):
    """The addressee promised a measure with a date."""

    about = "asking"
    asking: int
    recommendation: int
    commitment: int


@dataclasses.dataclass(frozen=True)
class CommitmentWithdrawn(Event):
    """The addressee took a promise back, and said why."""

    about = "asking"
    asking: int
    recommendation: int
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


@dataclasses.dataclass(frozen=True)
class DemonstrationAskingsRemoved(Event):
    """The askings of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
