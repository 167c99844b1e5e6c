"""What the review desk shows: the paper with its marks, and the suggestion that is decided on."""

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mostura.listen.documents.policy import Decision, reason_words

BECAME_OTHERS = frozenset({Decision.SPLIT, Decision.MERGED})

BLOCKS_SHOWN = 400  # some forty pages around the passage
SUGGESTIONS_LISTED = 120  # more is paged through by the keys, not read


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a block: plain, or the passage of a suggestion."""

    text: str
    number: int = 0
    decision: str = ""
    here: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One block of a document, cut at the passages in it."""

    kind: str
    level: int
    marker: str
    page: int | None
    new_page: bool
    stretches: tuple[Stretch, ...]


def near(blocks: Sequence[dict[str, Any]], at: Any) -> Sequence[dict[str, Any]]:
    """The blocks around a passage; a paper of a thousand pages is not shown whole."""
    if len(blocks) <= BLOCKS_SHOWN:
        return blocks
    start = at.start if at else 0
    here = bisect_right([block["start"] for block in blocks], start)
    first = min(max(0, here - BLOCKS_SHOWN // 2), len(blocks) - BLOCKS_SHOWN)
    return blocks[first : first + BLOCKS_SHOWN]


def listed(suggestions: Sequence[Any], at: Any) -> Sequence[Any]:
    """The suggestions around the one that is decided on, as the list beside it shows them."""
    if len(suggestions) <= SUGGESTIONS_LISTED:
        return suggestions
    here = next((place for place, one in enumerate(suggestions) if one == at), 0)
    first = min(max(0, here - SUGGESTIONS_LISTED // 2), len(suggestions) - SUGGESTIONS_LISTED)
    return suggestions[first : first + SUGGESTIONS_LISTED]


def sheets(blocks: Sequence[dict[str, Any]], suggestions: Sequence[Any], at: Any) -> list[Sheet]:
    """A document's blocks with the passages of its suggestions marked in them."""
    shown = sorted(
        (one for one in suggestions if one == at or _shows_beside(one, at)),
        key=lambda one: (one.start, one.end),
    )
    starts = [one.start for one in shown]
    made, page = [], None
    for block in blocks:
        ends = block["start"] + len(block["text"])
        made.append(
            Sheet(
                kind=block["kind"],
                level=block.get("level", 0),
                marker=block.get("marker", ""),
                page=block.get("page"),
                new_page=block.get("page") is not None and block.get("page") != page,
                stretches=tuple(_stretches(block, shown[: bisect_left(starts, ends)], at)),
            )
        )
        page = block.get("page")
    return made


def _shows_beside(one: Any, at: Any) -> bool:
    """What became another does not show, nor what would hide the passage that is decided on."""
    if one.decision in BECAME_OTHERS:
        return False
    return at is None or one.end <= at.start or one.start >= at.end


def _stretches(block: dict[str, Any], suggestions: Sequence[Any], at: Any) -> Iterator[Stretch]:
    start, text = block["start"], block["text"]
    done = start
    for one in suggestions:
        begin, end = max(one.start, done), min(one.end, start + len(text))
        if begin >= end:
            continue
        if begin > done:
            yield Stretch(text[done - start : begin - start])
        here = at is not None and one.pk == at.pk
        yield Stretch(text[begin - start : end - start], one.number, one.decision, here)
        done = end
    if done < start + len(text):
        yield Stretch(text[done - start :])


def next_to_decide(suggestions: Sequence[Any], number: int, after: int) -> Any | None:
    """The suggestion asked for; else the first open one after another; else the first open."""
    if number:
        return next((one for one in suggestions if one.number == number), None)
    places = {one.number: place for place, one in enumerate(suggestions)}
    waiting = [one for one in suggestions if one.decision == Decision.OPEN]
    behind = places.get(after, -1)
    later = [one for one in waiting if places[one.number] > behind]
    return (later or waiting or [None])[0]


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """How far the review of a document is."""

    all: int
    decided: int
    accepted: int

    @property
    def waiting(self) -> int:
        """How many suggestions still wait for a decision."""
        return self.all - self.decided


def tally(suggestions: Sequence[Any]) -> Tally:
    """Count what has been decided; what became another suggestion counts as that one."""
    standing = [one for one in suggestions if one.decision not in BECAME_OTHERS]
    decided = [one for one in standing if one.decision != Decision.OPEN]
    accepted = sum(one.decision == Decision.ACCEPTED for one in decided)
    return Tally(len(standing), len(decided), accepted)


def neighbours(suggestions: Sequence[Any], at: Any) -> tuple[int, int]:
    """The numbers of the suggestion before and the one after; 0 at the ends."""
    numbers = [one.number for one in suggestions]
    if at is None or at.number not in numbers:
        return 0, 0
    place = numbers.index(at.number)
    before = numbers[place - 1] if place else 0
    return before, numbers[place + 1] if place + 1 < len(numbers) else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """Who seems to be asked, why we think so, and whether the registry knows them."""

    name: str
    reason: str
    known: bool


def offered(acts: Sequence[tuple[Any, ...]], *, joinable: bool) -> list[tuple[Any, ...]]:
    """What can be done with a suggestion: it is only joined to one before it where there is one."""
    return [act for act in acts if joinable or act[0] != "merge"]


def keys_of(suggestion: Any) -> list[str]:
    """The registry's codes of those a suggestion addresses."""
    return [one["key"] for one in suggestion.addressees if one.get("key")]


def labelled(suggestion: Any, labels: Mapping[str, str]) -> list[dict[str, str]]:
    """The addressees of a suggestion, each with what the page calls it."""
    return [
        {**one, "label": labels.get(one.get("key", ""), one["name"])}
        for one in suggestion.addressees
    ]


def named(suggestion: Any, labels: Mapping[str, str]) -> list[Named]:
    """The addressees of a suggestion in the reader's language, explained."""
    return [
        Named(one["label"], reason_words(one.get("reason", "")), bool(one.get("key")))
        for one in labelled(suggestion, labels)
    ]


def decided_just_now(suggestions: Sequence[Any], number: int) -> Any | None:
    """The suggestion the reader comes from, if it was decided on and that can be taken back."""
    return next(
        (one for one in suggestions if one.number == number and one.decision != Decision.OPEN),
        None,
    )


def repeated(suggestions: Sequence[Any], at: Any) -> list[Any]:
    """The other suggestions of the same document that ask for the same, in both directions."""
    if at is None:
        return []
    return [
        one
        for one in suggestions
        if one.pk != at.pk
        and one.decision not in BECAME_OTHERS
        and (one.number in at.repeats or at.number in one.repeats)
    ]


def as_typed(suggestion: Any, labels: Mapping[str, str]) -> dict[str, Any]:
    """What the edit form of a suggestion shows before anyone types."""
    return {
        "version": suggestion.version,
        "text": suggestion.text,
        "addressees": "\n".join(one["label"] for one in labelled(suggestion, labels)),
        "themes": suggestion.themes,
    }
