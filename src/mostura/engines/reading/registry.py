"""The institutions of a region, found in a text in any of their languages and grammatical cases."""

import functools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mostura.engines.reading.rules.lines import Line
from mostura.engines.wording.scripts import fold

_WORD = re.compile(r"\w+")
_KEY_LETTERS = 3
_STATE_LETTERS = 4
# Articles and links that come and go between the cases and languages of one name.
_LINKS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "i",
        "e",
        "te",
        "se",
        "së",
        "a",
        "na",
        "za",
        "u",
        "der",
        "die",
        "das",
        "des",
        "und",
        "fur",
        "republic",
        "republike",
        "republika",
        "republikata",
        "republikes",
        "republiken",
        "republik",
    ]
)
# What a noun or adjective of the region's languages may end in after its stem.
_ENDINGS = re.compile(
    r"(?:[aeiousnt]|[en]?s|en|er|[oe]m|[ai]ma|i?j[eiu]|i?jom|ja|v[ae]|[esit]t|[stn]e|[iu]n|ut|t[ao]|ot"
    r"|n[aio]|nog|noga|n[oi]m|nih|noj|k[eiuao]|sk[aeio]|skoga?|sko[mj]|ski[hm]|ck[aeio]|oga?|oj"
    r"|n?(?:iot|oto|ata|ite)|[mghj]|i[mh]|ov[ei]|ovima|ev[ia]|ata|ite|iat|tat|[ae]ve|ese|ises?|ines?|isht)?"
)
_OF_IT = re.compile(r"sk(?:[aeiou]|i[hm]|o[gmj]|oga|ata|ite|iot|oto)$")
_COMPOUND = re.compile(r"-(?!deleg|komm|miss|inst|staat|mitgl|lander|reg|part)\w{4,}")
_ADJECTIVE_LETTERS = 3
# How the region's languages make an adjective of a country's name.
_ADJECTIVE = re.compile(
    r"(?:ian|nian|rian|var|grin)s?$|(?:sk|ck|psk)(?:[aeiu]|og|oga|oj|om|im|ih|ata|ite|iot|oto)$"
    r"|isch(?:e|en|er|es|em)?$|(?:tare|vare|serbe|nase|zeze|jake)(?:t|ve)?$"
)
# Beginnings of words in the names of states that no adjective is made of.
_NO_ADJECTIVE_OF = frozenset({"nort", "nord", "seve", "sjev", "veri", "herz", "herc", "gora"})
# Bosnian, Croatian, Montenegrin and Serbian names serve one another.
_GROUPS = dict.fromkeys(("sr", "bs", "hr", "cnr", "sr-latn"), "hbs")
GOVERNMENT_OF = re.compile(r"^(?:government|council of ministers) of ")


@dataclass(frozen=True, slots=True)
class Institution:
    """One body that can be asked; `country` is a code, or nothing for regional bodies."""

    key: str
    name: str
    country: str = ""
    is_state: bool = False
    is_seat: bool = False
    """Whether it is named by its capital: "Belgrade" for those who govern there."""


# One name or several, by language.
Names = Mapping[str, str | list[str]]
_Name = tuple[tuple[str, ...], Institution, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a folded line that names one institution, or one of several alike."""

    start: int
    end: int
    candidates: tuple[Institution, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """Institutions and states by the first letters of their names."""

    _names: dict[str, list[_Name]] = field(default_factory=dict)
    _abbreviations: dict[str, tuple[Institution, ...]] = field(default_factory=dict)
    _states: dict[str, Institution] = field(default_factory=dict)
    _state_stems: dict[str, frozenset[str]] = field(default_factory=dict)
    """How the words of a state's names begin, by country code."""

    @classmethod
    def load(cls, path: Path) -> "Registry":
        """Read `institutions.json`, and the states from `countries.json` beside it if it is there.

        Raises
        ------
        OSError, json.JSONDecodeError
            If the file cannot be read.

        """
        rows = json.loads(path.read_text(encoding="utf-8"))
        beside = path.with_name("countries.json")
        countries = json.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {}
        return cls.of(rows, countries.get("countries", []) if countries else [])

    @classmethod
    def of(
        cls, rows: Iterable[Mapping[str, Any]], countries: Iterable[Mapping[str, Any]] = ()
    ) -> "Registry":
        """Build a registry from rows as they stand in the files of a region pack."""
        names: dict[str, list[_Name]] = defaultdict(list)
        short: dict[str, list[Institution]] = defaultdict(list)
        governments: dict[str, str] = {}
        for row in rows:
            institution = Institution(
                str(row["key"]), _english(row["names"]), str(row.get("country") or "")
            )
            if GOVERNMENT_OF.match(fold(institution.name)):
                governments.setdefault(institution.country, institution.key)
            for language, name in _all(row["names"]):
                _put(names, name, institution, language)
            for _, abbreviation in _all(row.get("abbreviations") or {}):
                short[fold(abbreviation)].append(institution)
        states: dict[str, Institution] = {}
        stems: dict[str, frozenset[str]] = {}
        for row in countries:
            code = str(row["code"])
            state = Institution(
                governments.get(code, ""), _english(row["names"]), code, is_state=True
            )
            states[code] = state
            stems[code] = frozenset(
                word[:_STATE_LETTERS]
                for _, name in _all(row["names"])
                for word in _WORD.findall(fold(name))
                if len(word) >= _STATE_LETTERS and word not in _LINKS
            )
            for language, name in _all(row["names"]):
                _put(names, name, state, language)
            seat = replace(state, is_seat=True)
            for language, name in _all(row.get("capital") or {}):
                _put(names, name, seat, language)
        return cls(
            dict(names), {word: _distinct(found) for word, found in short.items()}, states, stems
        )

    def mentions(self, line: Line, language: str) -> tuple[Mention, ...]:
        """Every institution or state that a line names, the longest name where several begin."""
        words = list(_WORD.finditer(line.folded))
        found: list[Mention] = []
        index = 0
        while index < len(words):
            mention = self._mention_at(line, words, index, language)
            if mention is None or (
                language == "de" and _COMPOUND.match(line.folded, mention.end)  # "EU-Beitritt"
            ):
                index += 1
                continue
            found.append(mention)
            while index < len(words) and words[index].start() < mention.end:
                index += 1
        return tuple(found)

    def state(self, code: str) -> Institution | None:
        """The state with this country code, if the registry knows it."""
        return self._states.get(code)

    def state_by_adjective(self, word: str) -> Institution | None:
        """The state whose adjective a folded word is: "serbian", "srpska", "shqiptare"."""
        if not _ADJECTIVE.search(word):
            return None
        alike = word.replace("srp", "srb", 1) if word.startswith("srp") else word
        codes = {
            code
            for code, stems in self._state_stems.items()
            if any(alike.startswith(stem[:_ADJECTIVE_LETTERS]) for stem in stems - _NO_ADJECTIVE_OF)
        }
        return self._states[codes.pop()] if len(codes) == 1 else None

    def names_state(self, words: str, code: str) -> bool:
        """Whether words as written name the state too ("Vlada Srbije", "Savjet ministara BiH")."""
        stems = self._state_stems.get(code, frozenset())
        if any(word[:_STATE_LETTERS] in stems for word in _WORD.findall(fold(words))):
            return True
        return any(sum(map(str.isupper, word)) > 1 for word in words.split())

    def national(self, role: str, country: str) -> Institution | None:
        """The institution of a country that a bare word means: "government", "parliament"."""
        word = fold(role)
        for name, institution, language in self._names.get(word[:_KEY_LETTERS], ()):
            if language == "en" and name == (word,) and institution.country == country:
                return institution
        return None

    def _mention_at(
        self, line: Line, words: list[re.Match[str]], index: int, language: str
    ) -> Mention | None:
        word = words[index]
        best, end = 0, 0
        candidates: list[Institution] = []
        written = line.words(word.start(), word.end()).strip()
        if written.isupper() and (short := self._abbreviations.get(word.group())):
            best, end, candidates = 1, word.end(), list(short)
        if not written[:1].isupper():
            return None
        for name, institution, spoken in self._names.get(word.group()[:_KEY_LETTERS], ()):
            if spoken != language and (spoken != "en" or len(name) < 2):
                continue
            reached = _follow(name, words, index, inflected=language != "en")
            if reached is None or len(name) < best or (len(name) == 1 and _is_other(name[0], word)):
                continue
            if len(name) > best:
                best, end, candidates = len(name), reached, []
            candidates.append(institution)
        return Mention(word.start(), end, _distinct(candidates)) if candidates else None


def _is_minister(name: str, word: str) -> bool:
    """Whether who leads a ministry stands for it: "ministerka" beside "ministerstvo"."""
    return all(one.startswith("minist") for one in (name, word)) and len(word) > 6


def _is_other(name: str, word: re.Match[str]) -> bool:
    """Whether a word only begins like a name of one word: "opštu" beside "Opštine"."""
    written = word.group()
    adjective = _OF_IT.search(written) is not None and _OF_IT.search(name) is None
    return adjective or written[: len(name) - 2] != name[:-2]


def _follow(
    name: tuple[str, ...], words: list[re.Match[str]], index: int, *, inflected: bool
) -> int | None:
    """Where the name ends that begins at this word, or None where the words are others."""
    end = 0
    for position, part in enumerate(name):
        while position and index < len(words) and words[index].group() in _LINKS:
            index += 1
        if index >= len(words):
            return None
        word = words[index].group()
        office = not position and len(name) > 1 and _is_minister(part, word)
        alike = inflected and same_word(part, word)
        if word not in (part, f"{part}s") and not (alike or office):
            return None
        end = words[index].end()
        index += 1
    return end


@functools.lru_cache(maxsize=100_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one, judged by their endings."""
    if one == other:
        return True
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    if common < max(3, min(len(one), len(other)) - 3):
        return False
    return bool(_ENDINGS.fullmatch(one[common:]) and _ENDINGS.fullmatch(other[common:]))


def _put(names: dict[str, list[_Name]], name: str, to: Institution, language: str) -> None:
    words = tuple(word for word in _WORD.findall(fold(name)) if word not in _LINKS)
    if words:
        names[words[0][:_KEY_LETTERS]].append((words, to, language))


def _english(names: Names) -> str:
    name = names.get("en") or next(iter(names.values()))
    return name if isinstance(name, str) else name[0]


def _all(names: Names) -> list[tuple[str, str]]:
    return [
        (str(_GROUPS.get(language, language)), name)
        for language, given in names.items()
        for name in ([given] if isinstance(given, str) else given)
    ]


def _distinct(institutions: Iterable[Institution]) -> tuple[Institution, ...]:
    return tuple(dict.fromkeys(institutions))
