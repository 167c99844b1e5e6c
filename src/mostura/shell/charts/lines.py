"""Lines over time, with a band for what is uncertain; one chart, or several small ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from django.utils.translation import gettext_lazy as _

from mostura.shell.charts.parts import (
    COLOURS,
    KeyEntry,
    Numbers,
    Tick,
    Words,
    percent,
    place,
    round_top,
    shown_number,
)

HEIGHT: Final = 170.0
"""Pixels between zero and the top of the scale."""
ABOVE: Final = 22.0
"""Pixels above the scale, for its highest number."""
LABELS: Final = 6
"""How many times at most have room below."""


@dataclass(frozen=True, slots=True)
class Series:
    """Values in the order of the times; a gap is None. `low` and `high` make a band."""

    label: Words
    values: tuple[float | None, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """One measured value."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """A series as it is drawn: paths on a field of 100 by 100, dots in per cent and pixels."""

    number: int
    label: Words
    path: str
    band: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class TimeLabel:
    """A time below the axis."""

    shown: Words
    at: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Series over time, with their sentence and their table."""

    title: Words
    sentence: Words
    lines: tuple[Line, ...]
    ticks: tuple[Tick, ...]
    times: tuple[TimeLabel, ...]
    key: tuple[KeyEntry, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/lines.html"


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """The same drawing for several groups, on one scale."""

    title: Words
    sentence: Words
    charts: tuple[LineChart, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/multiples.html"


def line_chart(
    title: Words,
    times: Sequence[Words],
    series: Sequence[Series],
    *,
    sentence: Words,
    top: float | None = None,
) -> LineChart:
    """Draw series from zero to a round top."""
    top = top or round_top([value for one in series for value in (*one.values, *one.high)])
    key = tuple(KeyEntry(index % COLOURS + 1, one.label) for index, one in enumerate(series))
    return LineChart(
        title=title,
        sentence=sentence,
        lines=tuple(_line(one, index, top) for index, one in enumerate(series)),
        ticks=tuple(
            Tick(str(shown_number(top * share)), f"{_height(top * share, top):.1f}")
            for share in (0.0, 0.5, 1.0)
        ),
        times=_time_labels(times),
        key=key if len(key) > 1 else (),
        numbers=_numbers(times, series),
    )


def small_multiples(
    title: Words, times: Sequence[Words], series: Sequence[Series], *, sentence: Words
) -> SmallMultiples:
    """Draw each series by itself, all on the scale of the largest."""
    top = round_top([value for one in series for value in (*one.values, *one.high)])
    charts = tuple(line_chart(one.label, times, [one], sentence="", top=top) for one in series)
    return SmallMultiples(title, sentence, charts, _numbers(times, series))


def _height(value: float, top: float) -> float:
    return ABOVE + HEIGHT * (1 - place(value, top))


def _across(index: int, count: int) -> float:
    return index / (count - 1) if count > 1 else 0.5


def _line(one: Series, index: int, top: float) -> Line:
    count = len(one.values)
    known = [(place_, value) for place_, value in enumerate(one.values) if value is not None]
    dots = tuple(
        Dot(percent(_across(at, count)), f"{_height(value, top):.1f}") for at, value in known
    )
    return Line(index % COLOURS + 1, one.label, _path(one.values, top), _band(one, top), dots)


def _point(index: int, value: float, count: int, top: float) -> str:
    return f"{100 * _across(index, count):.2f} {100 * (1 - place(value, top)):.2f}"


def _path(values: Sequence[float | None], top: float) -> str:
    """A line that breaks where a value is missing."""
    steps: list[str] = []
    pen_is_down = False
    for index, value in enumerate(values):
        if value is not None:
            steps.append(f"{'L' if pen_is_down else 'M'}{_point(index, value, len(values), top)}")
        pen_is_down = value is not None
    return "".join(steps)


def _band(one: Series, top: float) -> str:
    """The area between low and high; empty when either is unknown somewhere."""
    low = [value for value in one.low if value is not None]
    high = [value for value in one.high if value is not None]
    count = len(one.values)
    if not (count and len(low) == len(high) == count):
        return ""
    there = [_point(index, value, count, top) for index, value in enumerate(high)]
    back = [_point(index, value, count, top) for index, value in enumerate(low)]
    return f"M{'L'.join([*there, *reversed(back)])}Z"


def _time_labels(times: Sequence[Words]) -> tuple[TimeLabel, ...]:
    """As many times as have room, the first at the left edge, the last at the right."""
    step = max(1, -(-(len(times) - 1) // (LABELS - 1))) if len(times) > 1 else 1
    anchors = {0: "start", len(times) - 1: "end"}
    return tuple(
        TimeLabel(times[index], percent(_across(index, len(times))), anchors.get(index, "middle"))
        for index in range(0, len(times), step)
    )


def _numbers(times: Sequence[Words], series: Sequence[Series]) -> Numbers:
    heads: list[Words] = [_("When")]
    columns: list[list[object]] = []
    for one in series:
        heads.append(one.label)
        columns.append([shown_number(value) for value in one.values])
        if one.low and one.high:
            heads += [_("probably from"), _("to")]
            columns += [[shown_number(value) for value in side] for side in (one.low, one.high)]
    lines = tuple((time, *(column[at] for column in columns)) for at, time in enumerate(times))
    return Numbers(tuple(heads), lines)
