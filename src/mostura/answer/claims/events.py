"""What happens to claims and their evidence."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class ClaimStated(Event):
    """An organisation said how far a thing is done; what it said before stays readable."""

    about = "recommendation"
    recommendation: int
    claim: int
    claimant: int
    party: str
    level: str


@dataclasses.dataclass(frozen=True)
class ClaimWithdrawn(Event):
    """An organisation took back what it had said, for a reason, and says nothing now."""

    about = "recommendation"
    recommendation: int
    claim: int
    claimant: int


@dataclasses.dataclass(frozen=True)
class EvidenceAdded(Event):
    """A file or a link was laid beside a claim."""

    about = "recommendation"
    recommendation: int
    claim: int
    evidence: int
    kind: str


@dataclasses.dataclass(frozen=True)
class EvidenceWithdrawn(Event):
    """A piece of evidence was taken back, for a reason; that it was there stays readable."""

    about = "recommendation"
    recommendation: int
    claim: int
    evidence: int


@dataclasses.dataclass(frozen=True)
class LinkFoundGone(Event):
    """A page that serves as evidence is no longer where it was."""

    about = "evidence"
    evidence: int
    status: int


@dataclasses.dataclass(frozen=True)
class LinkFoundAgain(Event):
    """A page that was gone is there again."""

    about = "evidence"
    evidence: int
    status: int


@dataclasses.dataclass(frozen=True)
class DemonstrationClaimsRemoved(Event):
    """The claims of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
