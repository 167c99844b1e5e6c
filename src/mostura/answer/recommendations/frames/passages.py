"""Texts laid beside each other, and passages cut out of theirs."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

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


def passage_of(
    text: str, start: int, end: int, blocks: Sequence[Mapping[str, Any]] = ()
) -> dict[str, str]:
    """A passage with a little of what stands around it, cut between words.

    Each block of the document, such as one item of a list, begins on a line of its own.
    """
    size = len(text)
    first, last = max(0, start - policy.AROUND), end + policy.AROUND
    text = text[:last]
    for at in _beginnings(text, blocks, first, last):
        if text[at - 1 : at] == " ":
            text = f"{text[: at - 1]}\n{text[at:]}"
    # Where the passage is an item of a list, its line ends where it ends.
    before, after = text[first:start].lstrip().rstrip(" "), text[end:last].rstrip().lstrip(" ")
    if start > policy.AROUND:
        before = "… " + before.partition(" ")[2]
    if last < size:
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "passage": text[start:end], "after": after}


def _beginnings(text: str, blocks: Sequence[Mapping[str, Any]], first: int, last: int) -> list[int]:
    """Where blocks begin in a stretch of the text, with their markers; they stand in order."""
    begins = bisect_right(blocks, first, key=lambda block: block["start"])
    ends = bisect_right(blocks, last, key=lambda block: block["start"])
    places = []
    for block in blocks[begins:ends]:
        at, marker = block["start"], block.get("marker") or ""
        marked = marker and text[:at].rstrip().endswith(marker)
        places.append(text.rindex(marker, 0, at) if marked else at)
    return places


def proposed_split(text: str) -> str:
    """The text cut where asks often meet: at semicolons, at sentences, else left whole."""
    parts = [part for part in re.split(r"(?<=;)\s+|(?<=[.!?])\s+(?=[^\W\d_a-zа-я])", text) if part]
    return "\n\n".join(part.strip() for part in parts)
