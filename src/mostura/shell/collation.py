"""In which order the readers of a language look for names: keys made once, compared as bytes.

Every database then puts names in the same order. The letters of each alphabet follow the
tailorings of the Unicode Common Locale Data Repository: the digraphs of Albanian and of the Latin
alphabet of Serbian are letters of their own, and the script of the language comes before the
other one (ADR 0033).
"""

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST_KEY: Final = 64
"""Bytes of a key: names that agree so far are as good as equal."""

_ENGLISH: Final = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_ALBANIAN: Final = (
    "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v w x xh y z zh"
)
_SOUTH_SLAVIC: Final = "a b c č ć d dž đ e f g h i j k l lj m n nj o p q r s š t u v w x y z ž"
# Serbian and Macedonian letters are never at odds, so one row serves both; other Slavic ones stand
# where their own languages have them.
_CYRILLIC: Final = (
    "а б в г д ђ ѓ е ж з ѕ и й ј к л љ м н њ о п р с т ћ ќ у ф х ц ч џ ш щ ъ ы ь э ю я"
)
_SPELT_OUT: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "þ": "th", "ı": "i"}

_BETWEEN_WORDS: Final = 1
_ELSEWHERE: Final = 0xFE
"""Begins the weight of a letter of neither script; three bytes with its number follow."""


@dataclass(frozen=True, slots=True)
class _Alphabets:
    """The two alphabets a reader knows, the one looked through first before the other."""

    first: str
    second: str


_BY_LANGUAGE: Final = {
    "en": _Alphabets(_ENGLISH, _CYRILLIC),
    "sq": _Alphabets(_ALBANIAN, _CYRILLIC),
    "sr": _Alphabets(_CYRILLIC, _SOUTH_SLAVIC),
    "sr-latn": _Alphabets(_SOUTH_SLAVIC, _CYRILLIC),
    "mk": _Alphabets(_CYRILLIC, _ENGLISH),
}


def collation_key(text: str, language: str) -> bytes:
    """What to sort a name by for readers of a language of the interface.

    Capitals, marks between words and accents that make no letter of the alphabet do not count.
    """
    rules = _rules(language)
    whole = rules.digraphs.sub(lambda found: rules.letters[found[0]], _words(text))
    return whole.translate(rules.weights).encode("latin-1")[:LONGEST_KEY]


@functools.lru_cache(maxsize=64)  # a name is asked for in every language in turn
def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()))


class _Weights(dict[int, str]):
    """The weight of each character; those outside of the alphabets are found when first met."""

    def __missing__(self, character: int) -> str:
        self[character] = weight = "".join(self._weights_of(chr(character)))
        return weight

    def _weights_of(self, character: str) -> Iterator[str]:
        plain = _SPELT_OUT.get(character) or unicodedata.normalize("NFKD", character).lower()
        if plain != character:
            yield from (self[ord(one)] for one in plain if not unicodedata.combining(one))
        elif character.isspace() or character == "_":
            yield chr(_BETWEEN_WORDS)
        elif not unicodedata.combining(character):
            yield chr(_ELSEWHERE)
            yield ord(character).to_bytes(3, "big").decode("latin-1")


@dataclass(frozen=True, slots=True)
class _Rules:
    digraphs: re.Pattern[str]
    letters: dict[str, str]
    """For each digraph a single character that stands for it."""
    weights: _Weights


@functools.cache
def _rules(language: str) -> _Rules:
    alphabets = _BY_LANGUAGE.get(language, _BY_LANGUAGE["en"])
    units = [*"0123456789", *alphabets.first.split(), *alphabets.second.split()]
    private = iter(range(0xE000, 0xF8FF))
    letters = {unit: chr(next(private)) for unit in units if len(unit) > 1}
    places = {letters.get(unit, unit): place for place, unit in enumerate(units, start=2)}
    weights = _Weights({ord(letter): chr(place) for letter, place in places.items()})
    found = "|".join(sorted(letters, key=len, reverse=True)) or r"(?!)"
    return _Rules(re.compile(found), letters, weights)
