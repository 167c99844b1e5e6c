"""Asks that a document makes more than once: in its summary, its body and its list."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"[a-z0-9]+")
_STEM = 5  # letters; enough to join the forms of a word, in all languages of the region
_SHORTEST = 4  # letters of a word that says something
_ALIKE = 0.45  # share of the shorter ask's stems, weighted by rarity, found in the other
_FEWEST_COMMON = 3  # stems
_COMMONEST = 60  # a stem in more asks than this joins nothing: keeps the work linear


def repeats_among(folded: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """For each folded ask the places of the others that ask the same, in order.

    Compared by the share of common word beginnings, of the smaller ask, rare ones weighing more;
    a heuristic for a person to confirm, never a merge.
    """
    stems = [frozenset(_stems(text)) for text in folded]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(stems):
        for stem in own:
            holders[stem].append(index)
    weights = {stem: 1.0 / len(places) ** 0.5 for stem, places in holders.items()}
    totals = [sum(weights[stem] for stem in own) for own in stems]
    return tuple(
        tuple(
            other
            for other, (common, weight) in sorted(_shared(index, own, holders, weights).items())
            if common >= _FEWEST_COMMON and weight >= _ALIKE * min(totals[index], totals[other])
        )
        for index, own in enumerate(stems)
    )


def _shared(
    index: int, own: frozenset[str], holders: dict[str, list[int]], weights: dict[str, float]
) -> dict[int, tuple[int, float]]:
    counts: Counter[int] = Counter()
    sums: dict[int, float] = defaultdict(float)
    for stem in own:
        places = holders[stem]
        if len(places) > _COMMONEST:
            continue
        for other in places:
            if other != index:
                counts[other] += 1
                sums[other] += weights[stem]
    return {other: (count, sums[other]) for other, count in counts.items()}


def _stems(text: str) -> list[str]:
    return [word[:_STEM] for word in _WORD.findall(text) if len(word) >= _SHORTEST]
