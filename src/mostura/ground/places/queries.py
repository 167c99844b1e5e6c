"""Questions about places: which there are, where they lie, how they are drawn."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from mostura.actor import Actor
from mostura.ground.places import policy
from mostura.ground.places.models import INDEX, Place
from mostura.ground.places.policy import Kind
from mostura.shell.maps import broken
from mostura.shell.search import Tier, in_order

MOST_FOUND: Final = 40
LONGEST_QUESTION: Final = 100
LETTERS: Final = 0.035
"""Height of the letters of a map as a share of its width: 13 to 19 px on a screen."""
ON_A_PHONE: Final = 1.2
"""How much larger letters are drawn on a phone, as the style sheet says too: 13 px."""
AIR: Final = 0.06
"""Room around what a map shows, as a share of its longer side."""
LETTER_WIDTH: Final = 0.55
"""How wide a letter is on average, as a share of its height."""
LARGEST: Final = 30
"""How many settlements stand on the page of a country."""


def visible_to(actor: Actor) -> QuerySet[Place]:
    """Places are public: all of them, for everyone; outlines come only when they are asked for."""
    above = ("parent", "parent__parent", "parent__parent__parent")
    return Place.objects.select_related(*above).defer(
        "outline", *(f"{level}__outline" for level in above)
    )


def countries(actor: Actor) -> QuerySet[Place]:
    """The countries of the region, with the number of units and settlements of each."""
    return (
        visible_to(actor)
        .filter(kind=Kind.COUNTRY)
        .annotate(unit_count=Count("children", filter=~Q(children__kind=Kind.SETTLEMENT)))
    )


def units_of(actor: Actor, place: Place) -> list[Place]:
    """The units right below a place, settlements apart, in the order of their names."""
    units = visible_to(actor).filter(parent=place).exclude(kind=Kind.SETTLEMENT)
    return sorted(units, key=lambda unit: policy.alphabetical(unit.name))


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

    @property
    def lines(self) -> list[str]:
        """Its name in one line, or in two where that is much narrower."""
        return broken(self.name)

    @property
    def rise(self) -> float:
        """By how many letters the first line stands above the middle of the name."""
        return -0.55 * (len(self.lines) - 1)


@dataclass(frozen=True, slots=True)
class RegionMap:
    """Shapes in one frame; `neighbours` are the paths of the countries around, drawn quietly.

    `width` of the part shown tells how large letters must be, `titled` holds the codes of the
    shapes whose names have room, `roomy` those whose names have it on a phone too, `spot` is a
    point to mark.
    """

    shapes: list[MapShape]
    viewbox: str
    width: float
    neighbours: list[str]
    titled: frozenset[str]
    roomy: frozenset[str]
    spot: tuple[float, float] | None = None

    @property
    def letters(self) -> str:
        """Height of the letters in the units of the map."""
        return f"{self.width * LETTERS:.1f}"


def region_outlines() -> RegionMap:
    """The countries of the region, on one map."""
    drawing = _drawing()
    places = list(Place.objects.filter(kind=Kind.COUNTRY, outline__isnull=False))
    viewbox, width = _window(places)
    codes = frozenset(place.code for place in places)
    return RegionMap(
        shapes=[shape_of(place) for place in places],
        viewbox=viewbox,
        width=width,
        neighbours=drawing["neighbours"],
        titled=codes,
        roomy=codes,
    )


def country_outlines(country: Place) -> RegionMap:
    """The smallest units of a country, with the other countries around them."""
    leaves = Place.objects.filter(country_code=country.country_code, outline__isnull=False)
    leaves = leaves.exclude(pk=country.pk).exclude(
        pk__in=leaves.exclude(parent=None).values("parent")
    )
    others = Place.objects.filter(kind=Kind.COUNTRY, outline__isnull=False).exclude(pk=country.pk)
    viewbox, width = _window([country])
    return RegionMap(
        shapes=[shape_of(place) for place in leaves],
        viewbox=viewbox,
        width=width,
        neighbours=[*_drawing()["neighbours"], *(place.drawing["path"] for place in others)],
        titled=_titled(leaves, width * LETTERS),
        roomy=_titled(leaves, width * LETTERS * ON_A_PHONE),
    )


def map_around(actor: Actor, place: Place) -> RegionMap | None:
    """The map of a place's country, with a settlement marked; none where nothing is drawn."""
    country = get_place(actor, place.country_code)
    if country is None or not country.outline:
        return None
    around = country_outlines(country)
    if place.kind != Kind.SETTLEMENT:
        return around
    return replace(around, spot=_spot(place))


def get_place(actor: Actor, code: str) -> Place | None:
    """The place with this code, if there is one."""
    return visible_to(actor).filter(code=code).first()


def names_of(place: Place) -> list[tuple[str, str, str]]:
    """What a place is called: the language in its own words, its code, the name."""
    titles = dict(settings.LANGUAGES) | {
        "bs": "Bosanski",
        "cnr": "Crnogorski",
        "de": "Deutsch",
        "hr": "Hrvatski",
    }
    return [(titles.get(code, code), code, name) for code, name in place.names.items()]


def shape_of(place: Place) -> MapShape:
    """A place with an outline, as a map draws it."""
    x, y = place.drawing["label"]
    return MapShape(place.code, place.label, place.drawing["path"], x, y)


def _titled(places: Iterable[Place], height: float) -> frozenset[str]:
    """The places whose names fit into them and run into no other name; large places first."""
    taken: list[tuple[float, float, float, float]] = []
    titled: set[str] = set()
    for place in sorted(places, key=lambda one: (-one.drawing["box"][2], one.code)):
        x, y = place.drawing["label"]
        lines = broken(place.label)
        half = max(map(len, lines)) * height * LETTER_WIDTH / 2
        tall = 0.55 * height * (len(lines) - 1)
        box = (x - half, y - height - tall, x + half, y + height / 3 + tall)
        if 2 * half < place.drawing["box"][2] and not any(_meet(box, one) for one in taken):
            taken.append(box)
            titled.add(place.code)
    return frozenset(titled)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def notes_on(places: Iterable[Place]) -> list[tuple[str, str]]:
    """The footnotes to the names of these places: mark and words, each once."""
    notes = [(place.footnote["mark"], place.note) for place in places if place.footnote]
    return list(dict.fromkeys(notes))


def _window(places: Iterable[Place]) -> tuple[str, float]:
    """The part of the frame around places, with some air."""
    boxes = [place.drawing["box"] for place in places if place.outline]
    if not boxes:
        return "0 0 0 0", 0
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    width = max(box[0] + box[2] for box in boxes) - left
    height = max(box[1] + box[3] for box in boxes) - top
    air = max(width, height) * AIR
    box = (left - air, top - air, width + 2 * air, height + 2 * air)
    return " ".join(f"{value:.1f}" for value in box), round(box[2], 1)


def _spot(place: Place) -> tuple[float, float] | None:
    """Where a point of the earth lies on the map, if the map knows its frame."""
    frame = _drawing()["frame"]
    if "west" not in frame:
        return None
    scale = frame["width"] / math.radians(frame["east"] - frame["west"])
    x = math.radians(place.longitude - frame["west"]) * scale
    y = (_mercator(frame["north"]) - _mercator(place.latitude)) * scale
    return round(x, 1), round(y, 1)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


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
