"""Finds asks that say the same in other words of the same language, in either script.

Texts are compared by what their words have in common with their other forms, each word weighted by
how rare it is; "the government should" says little, "whistle-blowers" much. Translations are not
found: nothing here knows that two languages mean the same.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mostura.engines.wording.language import UNDETERMINED, language_of
from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.terms import keys_of, synonyms_of, words_of
from mostura.engines.wording.vocabulary import stop_words

# From here on a person would probably want to see the two side by side.
WORTH_SHOWING = 0.5

# A word of the same beginning (finance, financing) counts this much of a word in common.
_SAME_BEGINNING = 0.6
_BEGINNING_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """Two texts that may say the same: their places in what was given, and 0 to 1 how alike."""

    text: int
    other: int
    score: float


class KnownTexts:
    """Texts to compare others with: read once, asked many times."""

    def __init__(self, texts: Iterable[str], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._keys = [_keys(text, lexicon) for text in texts]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, keys in enumerate(self._keys):
            for key in keys:
                self._places[key].append(place)
        self._totals = [sum(map(self._weight, keys)) for keys in self._keys]

    def like(
        self, text: str, *, at_least: float = WORTH_SHOWING, most: int = 5
    ) -> list[tuple[int, float]]:
        """Give the places and scores of the known texts that may say the same, best first.

        The score is twice the weight of the words in common, divided by that of all words of both
        (a weighted Dice coefficient); a word weighs the logarithm of its rarity.
        """
        return self._like(_keys(text, self._lexicon), at_least, most)

    def pairs(self, *, at_least: float = WORTH_SHOWING) -> list[Match]:
        """Give the pairs among the known texts that may say the same, in their order."""
        return [
            Match(text, other, score)
            for text, keys in enumerate(self._keys)
            for other, score in sorted(self._like(keys, at_least, len(self._keys)))
            if other > text
        ]

    def _like(self, keys: frozenset[str], at_least: float, most: int) -> list[tuple[int, float]]:
        shared: dict[int, float] = defaultdict(float)
        for key in keys:
            weight = self._weight(key)
            for place in self._places.get(key, ()):
                shared[place] += weight
        total = sum(map(self._weight, keys))
        scores = (
            (place, round(2 * common / (total + self._totals[place]), 3))
            for place, common in shared.items()
        )
        worthy = [(place, score) for place, score in scores if score >= at_least]
        return sorted(worthy, key=lambda found: (-found[1], found[0]))[:most]

    def _weight(self, key: str) -> float:
        weight = math.log((len(self._keys) + 1) / (len(self._places.get(key, ())) + 0.5)) + 1
        return weight * _SAME_BEGINNING if key.endswith("-") else weight


def similar(one: str, other: str, lexicon: Lexicon) -> float:
    """Say from 0 to 1 how much two texts have in common, all words weighing the same."""
    keys, others = _keys(one, lexicon), _keys(other, lexicon)
    if not keys or not others:
        return 0.0
    return round(
        2 * _plain_weight(keys & others) / (_plain_weight(keys) + _plain_weight(others)), 3
    )


def near_duplicates(
    texts: Sequence[str],
    against: Sequence[str],
    lexicon: Lexicon,
    *,
    at_least: float = WORTH_SHOWING,
) -> list[Match]:
    """Give for each text the known ones that may say the same, best first.

    Who asks again and again builds `KnownTexts` once; `KnownTexts.pairs` compares within a list.
    """
    known = KnownTexts(against, lexicon)
    return [
        Match(place, other, score)
        for place, text in enumerate(texts)
        for other, score in known.like(text, at_least=at_least)
    ]


def _keys(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Give one key for each telling word, and one with a hyphen for how it begins."""
    language = language_of(text).code
    keys: set[str] = set()
    for word in words_of(text):
        if word in stop_words():
            continue
        key = word if language == UNDETERMINED else _key(word, language, lexicon)
        keys |= {key, f"{key[:_BEGINNING_LETTERS]}-"}
    return frozenset(keys)


def _key(word: str, language: str, lexicon: Lexicon) -> str:
    keys = keys_of(word, language, lexicon)
    if not keys:
        return word
    # Of synonyms the alphabetically first stands for all, and the language is not part of the key:
    # of two short texts one may be taken for a neighbouring language.
    first = min((keys[0], *synonyms_of(keys[0], lexicon)))
    return first.partition("0")[2]


def _plain_weight(keys: Iterable[str]) -> float:
    counted = Counter(key.endswith("-") for key in keys)
    return counted[False] + _SAME_BEGINNING * counted[True]
