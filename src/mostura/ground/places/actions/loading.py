"""The built region pack brought into the database, as often as one likes."""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.places import policy
from mostura.ground.places.actions.region_pack import OUTLINES, PLACES
from mostura.ground.places.events import THE_PACK, PlacesLoaded
from mostura.ground.places.frames.footnotes import Footnote, read_footnotes
from mostura.ground.places.models import INDEX, Place
from mostura.refused import insist

FIELDS: Final = (
    "kind",
    "country_code",
    "position",
    "names",
    "aliases",
    "division",
    "latitude",
    "longitude",
    "population",
    "outline",
    "footnote",
    "source",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many places were added, changed, or were right already; `left` are no longer told."""

    added: int
    changed: int
    same: int
    left: int


class NotBuilt(Exception):
    """There is no region pack to load."""


@transaction.atomic
def load_places(folder: Path, *, footnotes: Path, by: Actor) -> Loaded:
    """Bring the places of a built region pack into the database, with these footnotes.

    Places that the pack does not name stay, since others may point to them; boundaries from an
    official file stay too.
    """
    insist(policy.refusal_to_load(by))
    rows, digest = _read(folder, read_footnotes(footnotes))

    known = {place.code: place for place in Place.objects.select_for_update()}
    fresh = [Place(code=row["code"]) for row in rows if row["code"] not in known]
    places = known | {place.code: place for place in fresh}
    changed = [
        places[row["code"]]
        for row in rows
        if _set(places[row["code"]], row) and row["code"] in known
    ]
    _store(fresh, changed, {row["code"]: row["parent"] for row in rows})
    if fresh or changed:
        record(PlacesLoaded(THE_PACK, len(fresh), len(changed), digest), by=by)
    told = {row["code"] for row in rows}
    return Loaded(
        added=len(fresh),
        changed=len(changed),
        same=len(rows) - len(fresh) - len(changed),
        left=len(known.keys() - told),
    )


def _read(folder: Path, notes: dict[str, Footnote]) -> tuple[list[dict[str, Any]], str]:
    try:
        texts = [(folder / name).read_text(encoding="utf-8") for name in (PLACES, OUTLINES)]
    except FileNotFoundError as missing:
        raise NotBuilt(
            f"There is no region pack in {folder}. Build it first: mostura build_region_pack."
        ) from missing
    rows, drawing = (json.loads(text) for text in texts)
    for row in rows:
        row["outline"] = drawing["outlines"].get(row["code"])
        row["footnote"] = notes.get(row["footnote"], {})
    return rows, sha256("".join(texts).encode()).hexdigest()


def _set(place: Place, row: dict[str, Any]) -> bool:
    """Give a place the values of a row; says whether any was another."""
    if place.official:
        return False
    before = [getattr(place, field) for field in FIELDS]
    for field in FIELDS:
        setattr(place, field, row[field])
    return before != [row[field] for field in FIELDS]


def _store(fresh: list[Place], changed: list[Place], parents: dict[str, str | None]) -> None:
    """Write level by level, so that every parent has its row before its children."""
    waiting = {place.code: place for place in fresh}
    ids = dict(Place.objects.values_list("code", "pk"))
    while waiting:
        ready = [
            place
            for code, place in waiting.items()
            if parents[code] is None or parents[code] in ids
        ]
        if not ready:
            raise NotBuilt("The region pack names a parent that it does not hold. Build it again.")
        for place in ready:
            place.parent_id = ids[parents[place.code] or ""] if parents[place.code] else None
            del waiting[place.code]
        Place.objects.bulk_create(ready, batch_size=200)
        ids |= dict(Place.objects.values_list("code", "pk"))
    official = set(Place.objects.filter(official=True).values_list("pk", flat=True))
    for place in changed:
        parent = parents[place.code]
        # What an official boundary says of a settlement is better than what the pack guesses.
        if place.parent_id not in official:
            place.parent_id = ids[parent] if parent else None
    Place.objects.bulk_update(changed, [*FIELDS, "parent"], batch_size=200)
    INDEX.put({ids[place.code]: place.search_text for place in (*fresh, *changed)})


def _may_follow(parent: str | None, ids: dict[str, int]) -> bool:
    return parent is None or parent in ids
