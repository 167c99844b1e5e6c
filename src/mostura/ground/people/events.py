"""What happened to people, their roles and their invitations."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class PersonInvited(Event):
    """Someone was offered a role in an organisation."""

    about = "invitation"
    invitation: int
    organisation: int
    role: str


@dataclasses.dataclass(frozen=True)
class InvitationRenewed(Event):
    """An invitation was sent again, with a new link; the former link is dead."""

    about = "invitation"
    invitation: int
    organisation: int
    role: str


@dataclasses.dataclass(frozen=True)
class InvitationWithdrawn(Event):
    """An invitation was taken back."""

    about = "invitation"
    invitation: int


@dataclasses.dataclass(frozen=True)
class InvitationAccepted(Event):
    """An invited person took the role."""

    about = "person"
    person: int
    invitation: int
    organisation: int
    role: str


@dataclasses.dataclass(frozen=True)
class SignInsEnded(Event):
    """Someone ended sign-ins of their own on other machines."""

    about = "person"
    person: int
    ended: int


@dataclasses.dataclass(frozen=True)
class RoleChanged(Event):
    """A person holds another role in the same organisation."""

    about = "person"
    person: int
    organisation: int
    former: str
    role: str


@dataclasses.dataclass(frozen=True)
class MembershipEnded(Event):
    """A person no longer holds a role in an organisation."""

    about = "person"
    person: int
    organisation: int
    role: str


@dataclasses.dataclass(frozen=True)
class PersonSuspended(Event):
    """A person cannot sign in until further notice."""

    about = "person"
    person: int


@dataclasses.dataclass(frozen=True)
class PersonReinstated(Event):
    """A suspended person may sign in again."""

    about = "person"
    person: int


@dataclasses.dataclass(frozen=True)
class AccountChanged(Event):
    """A person changed their own name or language."""

    about = "person"
    person: int


@dataclasses.dataclass(frozen=True)
class SignedOutEverywhere(Event):
    """A person ended every session of theirs."""

    about = "person"
    person: int


@dataclasses.dataclass(frozen=True)
class PersonIntroduced(Event):
    """An invented person of the demonstration stands in a role."""

    about = "person"
    person: int
    organisation: int
    role: str


@dataclasses.dataclass(frozen=True)
class DemonstrationPeopleRemoved(Event):
    """The people of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
