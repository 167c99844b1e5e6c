"""Texts laid beside each other, and passages cut out of theirs."""

import re
from collections.abc import Sequence

from django.conf import settings

from mostura.answer.recommendations import policy
from mostura.engines.wording import similarity
from mostura.shell.search import lexicon


def alike(
    suggestions: Sequence[tuple[int, str]], register: Sequence[tuple[int, str]]
) -> list[tuple[int, int, float]]:
    """Pairs of a suggestion and a register entry that seem to ask the same, with their score."""
    matches = similarity.near_duplicates(
        [text for _key, text in suggestions],
        [text for _key, text in register],
        lexicon(settings.MOSTURA_LEXICA),
        at_least=policy.LIKE_ENOUGH,
    )
    return [
        (suggestions[match.text][0], register[match.other][0], match.score) for match in matches
    ]


def passage_of(text: str, start: int, end: int) -> dict[str, str]:
    """A passage with a little of what stands around it, cut between words."""
    before = text[max(0, start - policy.AROUND) : start].strip()
    after = text[end : end + policy.AROUND].strip()
    if start > policy.AROUND:
        before = "… " + before.partition(" ")[2]
    if end + policy.AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "passage": text[start:end], "after": after}


def proposed_split(text: str) -> str:
    """The text cut where asks often meet: at semicolons, at sentences, else left whole."""
    parts = [part for part in re.split(r"(?<=;)\s+|(?<=[.!?])\s+(?=[^\W\d_a-zа-я])", text) if part]
    return "\n\n".join(part.strip() for part in parts)
