"""A region pack read from its folder: countries, units, and names that correct the packages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mostura.ground.places.frames.naming import Names, completed
from mostura.ground.places.frames.projection import Frame


@dataclass(frozen=True, slots=True)
class Country:
    """A country of the region.

    `shape` is its name in the map package; `local` the languages in which its places are named.
    """

    code: str
    order: int
    shape: str
    local: tuple[str, ...]
    names: Names
    footnote: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a country, drawn from pieces of a map file or, without any, from its parts.

    `seat` is the name by which the gazetteer lists its seat.
    """

    code: str
    country: str
    kind: str
    names: Names
    division: Names
    parent: str
    seat: str = ""
    source: str = ""
    pieces: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """All that the builder is told about a region."""

    countries: tuple[Country, ...]
    groups: tuple[Unit, ...]
    units: tuple[Unit, ...]
    settlements: Mapping[tuple[str, str], Names]
    neighbours: tuple[str, ...]
    frame: Frame


FILES = ("countries.json", "units.json")
"""What the builder reads of a pack."""


def read_pack(folder: Path) -> Pack:
    """Read the pack in a folder."""
    lands, parts = (json.loads((folder / name).read_text(encoding="utf-8")) for name in FILES)
    divisions = {word: completed(names) for word, names in lands["divisions"].items()}
    countries = tuple(_country(entry) for entry in lands["countries"])
    local = {country.code: country.local for country in countries}
    return Pack(
        countries=countries,
        groups=tuple(_unit(entry, divisions, local) for entry in parts["groups"]),
        units=tuple(_unit(entry, divisions, local) for entry in parts["units"]),
        settlements={
            (entry["country"], entry["named"]): completed(entry["names"], local[entry["country"]])
            for entry in parts["settlements"]
        },
        neighbours=tuple(lands["neighbours"]),
        frame=Frame(**lands["frame"]),
    )


def _country(entry: dict[str, Any]) -> Country:
    return Country(
        code=entry["code"],
        order=entry["order"],
        shape=entry["shape"],
        local=tuple(entry["local"]),
        names=completed(entry["names"]),
        footnote=entry.get("footnote", ""),
    )


def _unit(
    entry: dict[str, Any],
    divisions: Mapping[str, Names],
    local: Mapping[str, tuple[str, ...]],
) -> Unit:
    return Unit(
        code=entry["code"],
        country=entry["country"],
        kind=entry["kind"],
        names=completed(entry["names"], local[entry["country"]]),
        division=divisions[entry["division"]],
        parent=entry.get("parent", entry["country"]),
        seat=entry.get("seat", ""),
        source=entry.get("source", ""),
        pieces=tuple((piece["index"], piece["named"]) for piece in entry.get("pieces", ())),
    )
