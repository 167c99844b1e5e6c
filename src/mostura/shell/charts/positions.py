"""Positions on a scale: where several parties see one thing, their mean, and how far apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from mostura.shell.charts.parts import COLOURS, Numbers, Words, percent, place

EDGE: Final = 0.06
"""The share of the width left free on each side, so that the outer marks are whole."""
STEP: Final = 22
"""Pixels from one mark to the one above it."""
MOST_STACKED: Final = 5
"""Marks above one another; where more see it so, each kind has one mark with its number."""
LABEL_ROOM: Final = 44
"""Pixels above the marks, for the word at the line of the mean."""
BELOW: Final = 46
"""Pixels below the scale, for its stops in two rows."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A named place on the scale, from 0 to 1."""

    label: Words
    value: float


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party sees it; `kind` counts from 1 and gives the mark its shape and colour."""

    kind: int
    value: float


@dataclass(frozen=True, slots=True)
class Middle:
    """The mean of the positions with its word, and the band from the lowest to the highest."""

    value: float
    label: Words
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A position as it is drawn; `count` is empty where the mark stands for one party."""

    number: int
    at: str
    y: int
    count: str = ""


@dataclass(frozen=True, slots=True)
class StopLabel:
    """A stop as it is written below the scale; every other one steps down where it is narrow."""

    shown: Words
    at: str
    anchor: str
    lower: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the key: the mark, and the words for it."""

    number: int
    words: Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """The scale, the mean and the band in per cent and pixels."""

    height: int
    axis: int
    left: str
    right: str
    low: str
    high: str
    mean: str
    anchor: str
    label: Words
    line_from: int
    line_to: int


@dataclass(frozen=True, slots=True)
class PositionChart:
    """Positions on a scale, with their key, their sentence and their table."""

    title: Words
    sentence: Words
    drawn: Drawn
    marks: tuple[Mark, ...]
    stops: tuple[StopLabel, ...]
    key: tuple[Line, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/positions.html"


def position_chart(
    titles: tuple[Words, Words],
    stops: Sequence[Stop],
    positions: Sequence[Position],
    *,
    middle: Middle,
    key: Sequence[Line],
    numbers: Numbers,
) -> PositionChart:
    """Draw positions on a scale from 0 to 1; `titles` are its title and its sentence."""
    tallest = max((len(one) for one in _stacks(positions).values()), default=1)
    axis = LABEL_ROOM + STEP * tallest
    marks = tuple(
        Mark(_colour(kind), _across(value), axis - STEP * height, count)
        for value, stack in sorted(_stacks(positions).items())
        for height, (kind, count) in enumerate(stack)
    )
    drawn = Drawn(
        height=axis + BELOW,
        axis=axis,
        left=_across(0.0),
        right=_across(1.0),
        low=_across(middle.low),
        high=_across(middle.high),
        mean=_across(middle.value),
        anchor=_anchor(middle.value),
        label=middle.label,
        line_from=LABEL_ROOM // 2,
        line_to=axis + 13,
    )
    shown = tuple(
        StopLabel(one.label, _across(one.value), _anchor(one.value), lower=bool(at % 2))
        for at, one in enumerate(stops)
    )
    return PositionChart(titles[0], titles[1], drawn, marks, shown, tuple(key), numbers)


def _stacks(positions: Sequence[Position]) -> dict[float, list[tuple[int, str]]]:
    """What stands above one another at each value: kinds from the first, with their numbers."""
    kinds: dict[float, list[int]] = {}
    for one in sorted(positions, key=lambda position: position.kind):
        kinds.setdefault(one.value, []).append(one.kind)
    return {value: _stacked(found) for value, found in kinds.items()}


def _stacked(kinds: Sequence[int]) -> list[tuple[int, str]]:
    if len(kinds) <= MOST_STACKED:
        return [(kind, "") for kind in kinds]
    counted = Counter(kinds)
    return [(kind, f"{count}" if count > 1 else "") for kind, count in sorted(counted.items())]


def _across(value: float) -> str:
    return percent(EDGE + (1 - 2 * EDGE) * place(value, 1.0))


def _anchor(value: float) -> str:
    """Words near an edge grow away from it."""
    if value < 0.15:  # a word is about a quarter of a narrow drawing wide
        return "start"
    return "end" if value > 0.85 else "middle"


def _colour(kind: int) -> int:
    return (kind - 1) % COLOURS + 1
