"""What the region pack holds for the demonstration, read from its files."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Body:
    """An invented organisation; members say since when."""

    key: str
    names: tuple[tuple[str, str], ...]
    kind: str
    country: str
    level: str
    since_on: dt.date | None


@dataclass(frozen=True, slots=True)
class Figure:
    """An invented person in a role."""

    email: str
    name: str
    language: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask that an editor found or put right: known by a phrase of its passage."""

    key: str
    at: str
    changes: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paper:
    """A file, what it is, and what its editor made of the suggestions in it."""

    key: str
    path: Path
    brought_by: str
    described: dict[str, Any]
    asks: tuple[Ask, ...]
    dismissed: tuple[str, ...]
    in_review: bool


def folder() -> Path:
    """Where the region pack keeps its demonstration."""
    return Path(settings.MOSTURA_REGION_PACK) / "demonstration"


def bodies() -> list[Body]:
    """The invented organisations."""
    return [
        Body(
            key=one["key"],
            names=tuple((language, name) for language, name in one["names"]),
            kind=one.get("kind", "cso"),
            country=one.get("country", ""),
            level=one.get("level", "national"),
            since_on=one.get("since_on"),
        )
        for one in _read("organisations.toml")["organisation"]
    ]


def figures() -> list[Figure]:
    """The invented people, the first in each role first."""
    return [Figure(**one) for one in _read("people.toml")["person"]]


def papers() -> list[Paper]:
    """The papers, the oldest first; before them those that bear no date."""
    found = sorted((folder() / "papers").glob("*.toml"))
    return sorted(
        (_paper(path) for path in found),
        key=lambda one: one.described.get("dated_on", dt.date.min),
    )


def threads() -> dict[str, Any]:
    """What runs across the papers: families, translations, what was withdrawn."""
    return _read("threads.toml")


def answers() -> dict[str, Any]:
    """Offices of invented bodies, what was put to them, and what they said."""
    return _read("answers.toml")


def _paper(path: Path) -> Paper:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    asks = tuple(
        Ask(one.pop("key"), one.pop("at"), changes=dict(one)) for one in said.pop("ask", [])
    )
    return Paper(
        key=path.stem,
        path=next(one for one in path.parent.glob(f"{path.stem}.*") if one != path),
        brought_by=said.pop("brought_by"),
        dismissed=tuple(said.pop("dismissed", ())),
        in_review=said.pop("in_review", False),
        described=said,
        asks=asks,
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((folder() / name).read_text(encoding="utf-8"))
