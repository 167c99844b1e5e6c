"""Which column of a file holds what, and what its cells mean, in the languages of the region."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from babel import Locale
from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation

from mostura.ground.organisations.policy.registry import Kind, Level
from mostura.shell.search import folded

NAME: Final = "name"
HEADS: Final[dict[str, tuple[str, ...]]] = {
    NAME: (
        *("name", "organisation", "organization", "organisation name", "organization name"),
        *("official name", "title", "naziv", "ime", "naziv organizacije", "ime organizacije"),
        *("naziv udruzenja", "pun naziv", "organizacija", "emri", "emertimi", "organizata"),
        *("emri i organizates", "emri i ojq", "titulli", "naziv na organizacija"),
        *("ime na organizacija", "ime na zdruzenie", "naziv na zdruzenie", "bezeichnung"),
    ),
    "abbreviation": (
        *("abbreviation", "acronym", "short name", "skracenica", "skraceni naziv", "akronim"),
        *("shkurtesa", "akronimi", "kratenka", "skraten naziv", "abkurzung", "kurzname"),
    ),
    "kind": (
        *("kind", "type", "category", "vrsta", "tip", "kategorija", "lloji", "tipi"),
        *("kategoria", "vid", "tip na organizacija", "art"),
    ),
    "country": (
        *("country", "state", "drzava", "zemlja", "shteti", "vendi", "zemja", "land", "iso"),
        *("country code", "kod drzave"),
    ),
    "level": ("level", "nivo", "nivoi", "niveli", "razina", "ebene", "scope"),
    "parent": (
        *("parent", "parent organisation", "part of", "belongs to", "deo", "dio", "pripada"),
        *("nadredena organizacija", "pjese e", "del od", "ubergeordnet"),
    ),
    "website": (
        *("website", "web", "web site", "url", "web page", "homepage", "sajt", "veb sajt"),
        *("internet stranica", "web stranica", "veb strana", "faqja", "faqja e internetit"),
        *("uebfaqja", "veb stranica", "internet adresa", "webseite"),
    ),
    "registry_number": (
        *("registry number", "registration number", "number", "id number", "maticni broj"),
        *("registarski broj", "broj registracije", "jib", "pib", "nipt", "nuis"),
        *("numri i regjistrimit", "numri unik", "embs", "edb", "maticen broj", "registernummer"),
    ),
    "code": ("code", "key", "slug", "sifra", "kod", "kodi", "oznaka"),
}
LANGUAGE_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("en", "english", "engleski", "anglisht", "angliski", "eng"),
    "sq": ("sq", "albanian", "albanski", "shqip", "al", "alb"),
    "sr": ("sr", "serbian", "srpski", "serbisht", "srb"),
    "bs": ("bs", "bosnian", "bosanski", "boshnjakisht"),
    "hr": ("hr", "croatian", "hrvatski", "kroatisht"),
    "cnr": ("cnr", "montenegrin", "crnogorski", "malazezisht"),
    "mk": ("mk", "macedonian", "makedonski", "maqedonisht"),
    "de": ("de", "german", "nemacki", "njemacki", "gjermanisht", "germanski", "deutsch"),
}
KIND_WORDS: Final[dict[str, tuple[str, ...]]] = {
    Kind.CSO: (
        *("ngo", "cso", "nvo", "ocd", "ojq", "oshc", "association", "foundation", "udruzenje"),
        *("udruga", "fondacija", "zaklada", "nevladina organizacija", "shoqate", "fondacion"),
        *("organizate joqeveritare", "zdruzenie", "nevladina organizacija", "gradanska"),
    ),
    Kind.INFORMAL: ("informal", "initiative", "inicijativa", "nisme", "neformalna grupa"),
    Kind.GOVERNMENT: ("government", "ministry", "vlada", "ministarstvo", "qeveri", "ministri"),
    Kind.MUNICIPALITY: ("city", "opstina", "opcina", "grad", "komune", "komuna", "bashki"),
    Kind.POLICE: ("policija", "polici", "policia"),
    Kind.PARLIAMENT: ("assembly", "skupstina", "sobranie", "kuvend"),
    Kind.JUDICIARY: ("court", "prosecution", "sud", "tuzilastvo", "gjykate", "prokurori"),
    Kind.INTERNATIONAL: ("international", "igo", "medunarodna organizacija"),
    Kind.DONOR: ("funder", "donator", "donatore"),
    Kind.MEDIA: ("medij", "mediji", "media", "medium", "mediumi"),
    Kind.ACADEMIA: ("university", "univerzitet", "sveuciliste", "universitet", "institute"),
}
_CODE = re.compile("[A-Z]{2}")


def field_of(head: str) -> str:
    """What a column holds, by its head: `name`, `name:sq`, `country`...; nothing if unknown."""
    return _heads().get(folded(head), "")


def fields_of(heads: list[str]) -> list[str]:
    """What each column holds; the second column for the same thing is not used."""
    used: set[str] = set()
    fields: list[str] = []
    for head in heads:
        found = field_of(head)
        fields.append("" if found in used else found)
        used.add(found)
    return fields


def kind_of(cell: str) -> Kind | None:
    """The kind a cell names, in any interface language."""
    found = _words(Kind, KIND_WORDS_AS_ITEMS).get(folded(cell))
    return Kind(found) if found else None


def level_of(cell: str) -> Level | None:
    """The level a cell names, in any interface language."""
    found = _words(Level, ()).get(folded(cell))
    return Level(found) if found else None


def country_of(cell: str) -> str | None:
    """The two letters of a country, by code or by its name in any language of the region."""
    known = _countries(settings.MOSTURA_REGION_PACK / "countries.json").get(folded(cell))
    if known:
        return known
    return cell.upper() if cell.upper() in _territories() else None


@lru_cache(maxsize=1)
def _territories() -> frozenset[str]:
    """The two-letter codes of all countries; XK, which the region uses, is among them."""
    codes = [str(code) for code in Locale("en").territories]
    return frozenset(code for code in codes if _CODE.fullmatch(code) and code not in {"ZZ", "XX"})


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    heads = {word: name for name, words in HEADS.items() for word in words}
    for language, tags in LANGUAGE_WORDS.items():
        for word in HEADS[NAME]:
            for tag in tags:
                heads[f"{word} {tag}"] = f"{NAME}:{language}"
                heads[f"{tag} {word}"] = f"{NAME}:{language}"
    return heads


KIND_WORDS_AS_ITEMS: Final = tuple(KIND_WORDS.items())


@lru_cache(maxsize=4)
def _words(
    choices: type[TextChoices], more: tuple[tuple[str, tuple[str, ...]], ...]
) -> dict[str, str]:
    words = {folded(word): str(value) for value, several in more for word in several}
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            words.update({folded(str(one.label)): one.value for one in choices})
    words.update({folded(one.value): one.value for one in choices})
    return words


@lru_cache(maxsize=2)
def _countries(path: Path) -> dict[str, str]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return {
        folded(name): country["code"]
        for country in data["countries"]
        for name in (country["code"], *country["names"].values())
    }
