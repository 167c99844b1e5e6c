"""Dots with intervals: what was measured, and where the truth probably lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from mostura.shell.charts.parts import (
    COLOURS,
    NOT_SHOWN,
    Numbers,
    Words,
    percent,
    place,
    shown_number,
)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval; without a value it is not shown, and `why` says why."""

    label: Words
    value: float | None
    low: float = 0.0
    high: float = 0.0
    why: Words = ""


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """An estimate as it is drawn."""

    label: Words
    number: int
    at: str
    low: str
    high: str
    shown: Words
    missing: bool


@dataclass(frozen=True, slots=True)
class EstimateGroup:
    """Estimates about one thing, one for each community or year."""

    title: Words
    rows: tuple[EstimateRow, ...]


@dataclass(frozen=True, slots=True)
class IntervalChart:
    """Groups of estimates on one scale, with their sentence and their table."""

    title: Words
    sentence: Words
    groups: tuple[EstimateGroup, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/intervals.html"


def interval_chart(
    title: Words,
    groups: Sequence[tuple[Words, Sequence[Estimate]]],
    *,
    sentence: Words,
    top: float = 100.0,
) -> IntervalChart:
    """Draw estimates from 0 to `top`; the table gives value, low and high."""
    drawn = tuple(
        EstimateGroup(name, tuple(_row(one, index, top) for index, one in enumerate(estimates)))
        for name, estimates in groups
    )
    heads = (_("What it is about"), _("Who"), _("Value"), _("Probably from"), _("to"))
    lines = tuple(_line(name, one) for name, estimates in groups for one in estimates)
    return IntervalChart(title, sentence, drawn, Numbers(heads, lines))


def _row(one: Estimate, index: int, top: float) -> EstimateRow:
    number = index % COLOURS + 1
    if one.value is None:
        return EstimateRow(one.label, number, "0%", "0%", "0%", one.why or NOT_SHOWN, missing=True)
    at, low, high = (percent(place(value, top)) for value in (one.value, one.low, one.high))
    return EstimateRow(one.label, number, at, low, high, shown_number(one.value), missing=False)


def _line(name: Words, one: Estimate) -> tuple[object, ...]:
    if one.value is None:
        return (name, one.label, one.why or NOT_SHOWN, "", "")
    return (name, one.label, *(shown_number(value) for value in (one.value, one.low, one.high)))
