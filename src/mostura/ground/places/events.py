"""What happened to places."""

from dataclasses import dataclass

from mostura.ground.ledger.events import Event

THE_PACK = 0
"""There is one region pack, so it needs no key of its own."""


@dataclass(frozen=True)
class PlacesLoaded(Event):
    """The region pack was loaded, and added or changed this many places."""

    about = "region_pack"
    region_pack: int
    added: int
    changed: int
    digest: str


@dataclass(frozen=True)
class MunicipalitiesImported(Event):
    """Official boundaries of a country were brought in from a file with this digest."""

    about = "country"
    country: int
    added: int
    changed: int
    digest: str
