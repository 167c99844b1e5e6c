"""Official municipality boundaries, instead of the dated ones of the map package."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Max
from shapely import Point

from mostura.actor import Actor
from mostura.engines.wording.scripts import fold
from mostura.ground.ledger.actions import record
from mostura.ground.places import policy
from mostura.ground.places.actions.region_pack import OUTLINES
from mostura.ground.places.events import MunicipalitiesImported
from mostura.ground.places.frames.boundaries import (
    BoundariesRefused,
    Boundary,
    Columns,
    read_boundaries,
    sounds_of,
)
from mostura.ground.places.frames.naming import completed
from mostura.ground.places.frames.projection import Frame
from mostura.ground.places.models import INDEX, Place
from mostura.ground.places.policy import Kind
from mostura.refused import insist


@dataclass(slots=True)
class Imported:
    """What a file did, or in a rehearsal would do, by name of municipality."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Known municipalities of the country that the file does not hold."""
    moved: int = 0
    """Settlements that lie in another municipality than was thought."""


@transaction.atomic
def import_municipalities(  # noqa: PLR0913 - each is a decision of the operator
    path: Path,
    *,
    country_code: str,
    columns: Columns,
    source: str,
    region: Path,
    rehearse: bool = False,
    by: Actor,
) -> Imported:
    """Bring the boundaries of a file in; in a rehearsal only say what would happen."""
    insist(policy.refusal_to_load(by))
    country = Place.objects.select_for_update().filter(code=country_code, kind=Kind.COUNTRY).first()
    if country is None:
        raise BoundariesRefused(
            f"The hub knows no country {country_code}. Load the region first: mostura load_places."
        )
    boundaries = read_boundaries(path, columns, _frame(region))

    imported = _bring_in(boundaries, country, source)
    if rehearse:
        transaction.set_rollback(True)
    elif imported.added or imported.changed:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        counts = (len(imported.added), len(imported.changed))
        record(MunicipalitiesImported(country.pk, *counts, digest), by=by)
    return imported


def _frame(region: Path) -> Frame:
    try:
        drawing = json.loads((region / OUTLINES).read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise BoundariesRefused(
            "There is no region pack yet. Build it first: mostura build_region_pack."
        ) from missing
    return Frame(**drawing["frame"])


def _bring_in(boundaries: list[Boundary], country: Place, source: str) -> Imported:
    units = Place.objects.filter(country_code=country.code).exclude(kind=Kind.SETTLEMENT)
    regions = {
        sound: unit
        for unit in units.exclude(kind=Kind.MUNICIPALITY)
        for sound in sounds_of([unit.code, *unit.names.values()])
    }
    known = list(units.filter(kind=Kind.MUNICIPALITY))
    position = (units.aggregate(last=Max("position"))["last"] or 0) + 1
    imported, places = Imported(), []
    for boundary in boundaries:
        place = _known(boundary, known) or Place(
            code=_code(boundary, country),
            kind=Kind.MUNICIPALITY,
            country_code=country.code,
            position=position + len(imported.added),
        )
        parent = _parent(boundary, regions, country)
        is_new = place not in known
        is_changed = _set(place, boundary, parent, source)
        place.save()
        _heading(imported, is_new=is_new, is_changed=is_changed).append(place.label)
        places.append(place)
    imported.missing = [one.label for one in known if one.pk not in {place.pk for place in places}]
    imported.moved = _move_settlements(country, places, boundaries)
    INDEX.put({place.pk: place.search_text for place in places})
    return imported


def _known(boundary: Boundary, known: list[Place]) -> Place | None:
    sounds = sounds_of([*boundary.names.values(), boundary.code])
    for place in known:
        if sounds & sounds_of([place.code, *place.names.values()]):
            return place
    return None


def _code(boundary: Boundary, country: Place) -> str:
    words = boundary.code or next(iter(boundary.names.values()))
    slug = re.sub("[^a-z0-9]+", "-", fold(words)).strip("-")
    return slug.upper() if slug.startswith(country.code.lower()) else f"{country.code}-{slug}"


def _parent(boundary: Boundary, regions: dict[str, Place], country: Place) -> Place:
    if not boundary.parent:
        return country
    for sound in sounds_of([boundary.parent]):
        if sound in regions:
            return regions[sound]
    raise BoundariesRefused(
        f"{next(iter(boundary.names.values()))} is said to lie in {boundary.parent}, and the hub "
        f"knows no such part of {country.name}. Use its name or code, or leave --parent-property."
    )


def _set(place: Place, boundary: Boundary, parent: Place, source: str) -> bool:
    """Give a place the values of its boundary; says whether any was another."""
    outline = boundary.outline
    wanted = {
        "names": completed(place.names | boundary.names, boundary.languages),
        "outline": outline.values(),
        "latitude": outline.latitude,
        "longitude": outline.longitude,
        "source": source,
        "official": True,
        "parent_id": parent.pk if boundary.parent or not place.pk else place.parent_id,
    }
    before = {name: getattr(place, name) for name in wanted}
    for name, value in wanted.items():
        setattr(place, name, value)
    return before != wanted


def _heading(imported: Imported, *, is_new: bool, is_changed: bool) -> list[str]:
    if is_new:
        return imported.added
    return imported.changed if is_changed else imported.same


def _move_settlements(country: Place, places: list[Place], boundaries: list[Boundary]) -> int:
    """Give each settlement the municipality whose official boundary holds it."""
    settlements = Place.objects.filter(kind=Kind.SETTLEMENT, country_code=country.code)
    moved = []
    for settlement in settlements:
        point = Point(settlement.longitude, settlement.latitude)
        for place, boundary in zip(places, boundaries, strict=True):
            if boundary.shape.contains(point):
                if settlement.parent_id != place.pk:
                    settlement.parent = place
                    moved.append(settlement)
                break
    Place.objects.bulk_update(moved, ["parent"], batch_size=200)
    return len(moved)
