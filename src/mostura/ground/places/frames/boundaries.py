"""Official boundaries read from a GeoJSON file, checked, and drawn in the frame of the region."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import shapely
from shapely import MultiPolygon
from shapely.errors import ShapelyError
from shapely.geometry import shape

from mostura.ground.places.frames.naming import Names, completed, sounding
from mostura.ground.places.frames.projection import Frame, Outline, outline_of
from mostura.ground.places.frames.topology import joined

LARGEST_FILE: Final = 200  # megabytes: the six countries together take some forty
TOLERANCE: Final = 0.002  # degrees, some 200 m: finer than a pixel of any map of a country
_DEGREES: Final = ("CRS84", "4326")
_POINTER: Final = b"version https://git-lfs"


class BoundariesRefused(Exception):
    """The file cannot be used as boundaries; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which property of a feature holds what; `names` maps a language to a property."""

    names: Mapping[str, str]
    code: str = ""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One municipality of the file; `shape` in degrees, `languages` those the file names it in."""

    names: Names
    languages: tuple[str, ...]
    code: str
    parent: str
    shape: MultiPolygon
    outline: Outline


def read_boundaries(path: Path, columns: Columns, frame: Frame) -> list[Boundary]:
    """Read the features of a GeoJSON file in degrees, in the order of the file.

    Raises
    ------
    BoundariesRefused
        If the file is no such file, or a feature has no name, no area, or lies elsewhere.

    """
    features = _features(_content(path))
    names = [_names(feature, columns, number) for number, feature in enumerate(features, 1)]
    _check_twice(names)
    shapes = [_shape(feature, number, frame) for number, feature in enumerate(features, 1)]
    # Neighbours are simplified together, so that their common border stays one line.
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    return [
        Boundary(
            names=name,
            languages=tuple(columns.names),
            code=str(_property(feature, columns.code) or ""),
            parent=str(_property(feature, columns.parent) or ""),
            shape=area,
            outline=_drawn(joined([drawn]), area, frame),
        )
        for feature, name, area, drawn in zip(features, names, shapes, simple, strict=True)
    ]


def sounds_of(names: Iterable[str]) -> set[str]:
    """How names are read, to find the same municipality under another spelling."""
    return {sounding(name) for name in names}


def _drawn(simple: MultiPolygon, whole: MultiPolygon, frame: Frame) -> Outline:
    # An islet may vanish when it is simplified; then it is drawn as it is.
    try:
        return outline_of(simple, frame, decimals=2)
    except ValueError:
        return outline_of(whole, frame, decimals=4)


def _content(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > LARGEST_FILE * 1_000_000:
            raise BoundariesRefused(
                f"The file is larger than {LARGEST_FILE} MB. Simplify it, or split it by country."
            )
        raw = path.read_bytes()
    except OSError as fault:
        raise BoundariesRefused(f"The file {path} cannot be read: {fault.strerror}.") from fault
    if raw.startswith(_POINTER):
        raise BoundariesRefused(
            "The file is only a Git LFS pointer to the boundaries. Download the file itself."
        )
    try:
        content = json.loads(raw)
    except ValueError as fault:
        raise BoundariesRefused(
            f"The file is not GeoJSON: {fault}. Shapefiles and GeoPackages must be converted first."
        ) from fault
    if not isinstance(content, dict) or content.get("type") != "FeatureCollection":
        raise BoundariesRefused("The file is JSON, but not a GeoJSON FeatureCollection.")
    return content


def _features(content: dict[str, Any]) -> list[dict[str, Any]]:
    system = str(content.get("crs", {}).get("properties", {}).get("name", "CRS84"))
    if not system.endswith(_DEGREES):
        raise BoundariesRefused(
            f"The file is in the coordinate system {system}. Convert it to degrees (WGS 84)."
        )
    features = content.get("features")
    if not isinstance(features, list) or not features:
        raise BoundariesRefused("The file holds no features, so there is nothing to bring in.")
    return features


def _property(feature: dict[str, Any], name: str) -> Any:
    return (feature.get("properties") or {}).get(name) if name else None


def _names(feature: dict[str, Any], columns: Columns, number: int) -> Names:
    names = {
        language: str(value).strip()
        for language, column in columns.names.items()
        if (value := _property(feature, column))
    }
    if not any(names.values()):
        there = ", ".join(sorted(feature.get("properties") or {})) or "none"
        raise BoundariesRefused(
            f"Feature {number} has no name in {', '.join(columns.names.values())}. "
            f"Its properties are: {there}. Name the right one with --name-property."
        )
    return completed(names)


def _check_twice(names: list[Names]) -> None:
    seen: set[tuple[tuple[str, str], ...]] = set()
    for one in names:
        key = tuple(one.items())
        if key in seen:
            raise BoundariesRefused(
                f"Two features are called {next(iter(one.values()))}. Each municipality must be "
                f"one feature, with all its parts in one MultiPolygon."
            )
        seen.add(key)


def _shape(feature: dict[str, Any], number: int, frame: Frame) -> MultiPolygon:
    geometry = feature.get("geometry") or {}
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise BoundariesRefused(
            f"Feature {number} is no area but {geometry.get('type') or 'nothing'}. "
            f"Boundaries must be Polygon or MultiPolygon."
        )
    try:
        area = joined([shape(geometry)])
    except (ShapelyError, ValueError, TypeError, IndexError, KeyError) as fault:
        raise BoundariesRefused(f"The outline of feature {number} is broken: {fault}.") from fault
    if area.is_empty:
        raise BoundariesRefused(f"The outline of feature {number} encloses no area.")
    if not frame.window.contains(area):
        raise BoundariesRefused(
            f"Feature {number} lies outside of the region. Its coordinates must be degrees, "
            f"longitude first; metres of a national grid must be converted."
        )
    return area
