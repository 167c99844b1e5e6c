"""What happened to organisations, their names and the files they came from."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class OrganisationAdded(Event):
    """An organisation stands in the registry."""

    about = "organisation"
    organisation: int


@dataclasses.dataclass(frozen=True)
class OrganisationChanged(Event):
    """Facts about an organisation were changed; `fields` names which."""

    about = "organisation"
    organisation: int
    fields: str


@dataclasses.dataclass(frozen=True)
class OrganisationNamed(Event):
    """An organisation received a name in a language."""

    about = "organisation"
    organisation: int
    language: str
    kind: str


@dataclasses.dataclass(frozen=True)
class OrganisationNameDropped(Event):
    """A name was taken from an organisation: it was wrong."""

    about = "organisation"
    organisation: int
    language: str
    kind: str


@dataclasses.dataclass(frozen=True)
class OrganisationsJoined(Event):
    """Two entries are one organisation, a person said; the first one stays."""

    about = "organisation"
    organisation: int
    joined: int


@dataclasses.dataclass(frozen=True)
class OrganisationsParted(Event):
    """Two entries that were joined are two organisations after all."""

    about = "organisation"
    organisation: int
    parted: int


@dataclasses.dataclass(frozen=True)
class MemberJoinedCoalition(Event):
    """An organisation became a member of the coalition."""

    about = "organisation"
    organisation: int
    since_on: str


@dataclasses.dataclass(frozen=True)
class MemberLeftCoalition(Event):
    """A membership in the coalition ended."""

    about = "organisation"
    organisation: int
    ended_on: str


@dataclasses.dataclass(frozen=True)
class InstitutionsLoaded(Event):
    """The institutions of a region pack were brought into the registry; `pack` numbers nothing."""

    about = "pack"
    pack: int
    added: int
    changed: int


@dataclasses.dataclass(frozen=True)
class ImportConfirmed(Event):
    """A person looked at a file of organisations and said: import it."""

    about = "registry_import"
    registry_import: int


@dataclasses.dataclass(frozen=True)
class ImportDropped(Event):
    """A file of organisations that nobody confirmed within its term was taken away."""

    about = "registry_import"
    registry_import: int


@dataclasses.dataclass(frozen=True)
class ImportFinished(Event):
    """A file of organisations was imported to its last line."""

    about = "registry_import"
    registry_import: int
    added: int
    changed: int
    rejected: int


@dataclasses.dataclass(frozen=True)
class DemonstrationOrganisationsRemoved(Event):
    """The organisations of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
