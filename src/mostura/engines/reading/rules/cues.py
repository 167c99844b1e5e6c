"""The words by which a language asks, read from `cues/*.toml` and compiled once."""

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any

from mostura.engines.wording.scripts import fold

LANGUAGES = ("en", "hbs", "sq", "mk", "de")
_NEVER = re.compile(r"(?!)")
_GAP = r"(?:,? [^\s,;:.]+){0,6},? "
# Folding lowers case and drops letters it does not know; these must come through as they are.
_KEPT = {r"\W": "\ue000", r"\S": "\ue001", r"\D": "\ue002", r"\B": "\ue003"}

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Headings:
    """What a heading says of the blocks below it."""

    recommendations: Pattern
    conclusions: Pattern
    silent: Pattern
    structural: Pattern
    addressed: Pattern
    responsible: Pattern
    """Over the column of a table that names who is asked."""
    measures: Pattern
    """Over the column beside it that says what is to be done."""


@dataclass(frozen=True, slots=True)
class Asks:
    """The words that make a sentence an ask."""

    call: Pattern
    propose: Pattern
    modal: Pattern
    weak_modal: Pattern
    need: Pattern
    expect: Pattern
    """Asks only where somebody is named: "experts expect that the ministry ..."."""
    could: Pattern
    """Asks only among conclusions, and of somebody who is named."""
    continuing: Pattern
    offers: Pattern
    callers: Pattern
    not_callers: Pattern
    people: Pattern
    passive: Pattern
    strangers: Pattern
    """People of whom nothing is asked even with the plainest word."""
    pronouns: frozenset[str]
    any: Pattern
    """Every cue at once: a sentence without any of them need not be looked at."""


@dataclass(frozen=True, slots=True)
class Starts:
    """How a list item asks without a finite verb."""

    imperative: Pattern
    infinitive: Pattern
    clause: Pattern
    nouns: Pattern
    ending: Pattern
    resolution: Pattern
    """The verb with which each clause of a resolution begins: "welcomes", "calls on"."""


@dataclass(frozen=True, slots=True)
class LeadIns:
    """The sentences that open a list."""

    cues: Pattern
    silent: Pattern
    list_of: Pattern


@dataclass(frozen=True, slots=True)
class Traps:
    """What looks like an ask and is none."""

    sentence: Pattern
    cue: Pattern
    deadline: Pattern


@dataclass(frozen=True, slots=True)
class Agents:
    """Who can be asked, and how the words around them are built."""

    generic: tuple[tuple[str, Pattern], ...]
    """Canonical English name and pattern."""
    heads: Pattern
    links: frozenset[str]
    articles: frozenset[str]
    before_object: Pattern
    object_ends: Pattern
    actors_after: Pattern
    """Words after which someone stands who acts: by, from, between."""
    connectors: Pattern
    """Words after which the subject of what is asked stands: that, for."""
    roles: tuple[tuple[str, Pattern], ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """All that the machinery needs to know of one language."""

    language: str
    words: frozenset[str]
    headings: Headings
    asks: Asks
    starts: Starts
    lead_ins: LeadIns
    traps: Traps
    agents: Agents
    categories: tuple[tuple[int, Pattern], ...]
    smart: tuple[tuple[str, Pattern], ...]


@functools.cache
def cues_for(language: str) -> Cues:
    """Read and compile the cues of "en", "hbs", "sq", "mk" or "de".

    Raises
    ------
    KeyError
        If the language is none of these.

    """
    if language not in LANGUAGES:
        raise KeyError(language)
    source = resources.files("mostura.engines.reading.rules") / "cues" / f"{language}.toml"
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    return Cues(
        language=language,
        words=frozenset(fold(data["words"]).split()),
        headings=_headings(data["headings"]),
        asks=_asks(data["asks"]),
        starts=_starts(data["starts"]),
        lead_ins=LeadIns(**{key: _whole(data["lead_in"][key]) for key in LeadIns.__slots__}),
        traps=_traps(data["traps"]),
        agents=_agents(data),
        categories=tuple((int(key), _any(words)) for key, words in data["categories"].items()),
        smart=tuple((key, _any(words)) for key, words in data["smart"].items()),
    )


def _headings(data: dict[str, Any]) -> Headings:
    patterns = {key: _whole(data[key]) for key in ("recommendations", "conclusions")}
    return Headings(
        **patterns,
        silent=_whole(data["silent"]),
        structural=_whole(data["structural"]),
        addressed=_opening(data["addressed"]),
        responsible=_whole(data["responsible"]),
        measures=_whole(data["measures"]),
    )


def _asks(data: dict[str, Any]) -> Asks:
    cues = ("call", "propose", "modal", "weak_modal", "need", "continuing", "expect", "could")
    others = ("offers", "callers", "not_callers", "people", "strangers")
    patterns = {key: _any(data.get(key, [])) for key in (*cues, *others)}
    return Asks(
        **patterns,
        passive=re.compile(_regular(data["passive"])),
        pronouns=frozenset(fold(data["pronouns"]).split("|")),
        any=_any([phrase for key in cues for phrase in data.get(key, [])]),
    )


def _starts(data: dict[str, Any]) -> Starts:
    before = "|".join(map(_regular, data.get("before", [])))
    opening = rf"^(?:(?:{before}),? )?" if before else "^"
    forms = {
        key: re.compile(rf"{opening}(?:{'|'.join(map(_regular, data[key]))})(?!\w)")
        if data.get(key)
        else _NEVER
        for key in ("imperative", "infinitive", "clause", "nouns")
    }
    ending = re.compile("|".join(map(_regular, data["ending"]))) if data.get("ending") else _NEVER
    return Starts(**forms, ending=ending, resolution=_opening(data["resolution"]))


def _traps(data: dict[str, Any]) -> Traps:
    return Traps(
        sentence=_any(data["sentence"]), cue=_any(data["cue"]), deadline=_any(data["deadline"])
    )


def _agents(data: dict[str, Any]) -> Agents:
    institutions = data["institutions"]
    return Agents(
        generic=tuple(
            (name, _any(sorted(words, key=len, reverse=True)))  # the longest name goes first
            for name, words in data["agents"].items()
            if words
        ),
        heads=_any(institutions["heads"]),
        links=frozenset(fold(institutions["links"]).split("|")),
        articles=frozenset(fold(institutions["articles"]).split("|")),
        before_object=re.compile(_regular(institutions["before_object"])),
        object_ends=_any([institutions["object_ends"]]),
        actors_after=_any([institutions["actors_after"]]),
        connectors=_any([institutions["connectors"]]),
        roles=tuple((name, _any(words)) for name, words in data["roles"].items()),
    )


def _any(phrases: list[str]) -> Pattern:
    return (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(_regular, phrases))})(?!\w)") if phrases else _NEVER
    )


def _whole(phrases: list[str]) -> Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_regular, phrases))})[ .:?]*$")


def _opening(phrases: list[str]) -> Pattern:
    return re.compile(rf"^(?:{'|'.join(map(_regular, phrases))})(?!\w)")


def _regular(phrase: str) -> str:
    """The regular expression of a phrase: folded, "*" any ending, "..." up to six words."""
    for written, kept in _KEPT.items():
        phrase = phrase.replace(written, kept)
    expression = fold(phrase).replace(" ... ", _GAP)
    # "\w*" and ".*" are already regular; a star after a letter or a bracket's end is any ending.
    expression = re.sub(r"(?<![.\]\\)])(?<!\\w)(?<!\\s)\*", r"\\w*", expression)
    for written, kept in _KEPT.items():
        expression = expression.replace(kept, written)
    return expression
