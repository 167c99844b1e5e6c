"""Questions about places: which there are, where they lie, how they are drawn."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from mostura.actor import Actor
from mostura.ground.places.models import INDEX, Place
from mostura.ground.places.policy import Kind
from mostura.shell.search import Tier, in_order

MOST_FOUND: Final = 40
LARGEST: Final = 30
"""How many settlements stand on the page of a country."""


def visible_to(actor: Actor) -> QuerySet[Place]:
    """Places are public: all of them, for everyone."""
    return Place.objects.select_related("parent")


def countries(actor: Actor) -> QuerySet[Place]:
    """The countries of the region, with the number of units and settlements of each."""
    return (
        visible_to(actor)
        .filter(kind=Kind.COUNTRY)
        .annotate(unit_count=Count("children", filter=~Q(children__kind=Kind.SETTLEMENT)))
    )


def units_of(actor: Actor, place: Place) -> QuerySet[Place]:
    """The units right below a place, settlements apart."""
    return visible_to(actor).filter(parent=place).exclude(kind=Kind.SETTLEMENT)


def settlements_of(actor: Actor, place: Place) -> QuerySet[Place]:
    """The settlements of a country or a unit, the largest first."""
    settlements = visible_to(actor).filter(kind=Kind.SETTLEMENT)
    if place.kind == Kind.COUNTRY:
        return settlements.filter(country_code=place.country_code)
    return settlements.filter(Q(parent=place) | Q(parent__parent=place))


def found(actor: Actor, words: str, tier: Tier) -> QuerySet[Place]:
    """Places by any of their names, in any script, best first."""
    keys = INDEX.matching(words, tier, MOST_FOUND)
    return in_order(visible_to(actor), keys)


def lineage(place: Place) -> list[Place]:
    """The places that hold this one, the country first."""
    above: list[Place] = []
    while place.parent is not None:
        place = place.parent
        above.insert(0, place)
    return above


@dataclass(frozen=True, slots=True)
class MapShape:
    """A place as a map draws it: SVG path and where its name goes, in the frame of the map."""

    code: str
    name: str
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class RegionMap:
    """Shapes in one frame; `neighbours` are the paths of the countries around, drawn quietly.

    `width` of the part shown tells how large letters and lines must be.
    """

    shapes: list[MapShape]
    viewbox: str
    width: float
    neighbours: list[str]


def region_outlines() -> RegionMap:
    """The countries of the region, on one map."""
    drawing = _drawing()
    places = Place.objects.filter(kind=Kind.COUNTRY, outline__isnull=False)
    width, height = drawing["frame"]["width"], drawing["height"]
    return RegionMap(
        [shape_of(place) for place in places],
        f"0 0 {width} {height}",
        width,
        drawing["neighbours"],
    )


def country_outlines(country: Place) -> RegionMap:
    """The smallest units of a country, with the other countries around them."""
    leaves = Place.objects.filter(country_code=country.country_code, outline__isnull=False).exclude(
        Q(kind=Kind.COUNTRY) | Q(children__outline__isnull=False)
    )
    others = Place.objects.filter(kind=Kind.COUNTRY).exclude(pk=country.pk)
    around = [place.outline["path"] for place in others if place.outline]
    viewbox, width = _window(country)
    return RegionMap(
        [shape_of(place) for place in leaves],
        viewbox,
        width,
        [*_drawing()["neighbours"], *around],
    )


def shape_of(place: Place) -> MapShape:
    """A place with an outline, as the map draws it."""
    outline = place.outline or {"path": "", "label": [0, 0]}
    x, y = outline["label"]
    return MapShape(place.code, place.name, outline["path"], x, y)


def footnotes_of(places: list[Place]) -> list[str]:
    """The keys of the footnotes that these places and those above them ask for, each once."""
    keys = [one.footnote for place in places for one in (place, *lineage(place))]
    return list(dict.fromkeys(key for key in keys if key))


def _window(place: Place) -> tuple[str, float]:
    """The part of the frame around a place, with some air."""
    if not place.outline:
        return "0 0 0 0", 0
    left, top, width, height = place.outline["box"]
    air = max(width, height) * 0.06
    box = (left - air, top - air, width + 2 * air, height + 2 * air)
    return " ".join(f"{value:.1f}" for value in box), round(box[2], 1)


def _drawing() -> dict[str, Any]:
    """The frame and the neighbours of the built region pack, read again when it was built anew."""
    path: Path = settings.MOSTURA_REGION / "outlines.json"
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        # Outlines may have come from another machine's pack: the map then has no surroundings.
        return {"frame": {"width": 1000.0}, "height": 865.1, "neighbours": []}
    return _read_drawing(path, changed)


@lru_cache(maxsize=2)
def _read_drawing(path: Path, _changed: int) -> dict[str, Any]:
    drawing: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    del drawing["outlines"]  # they are in the database
    return drawing
