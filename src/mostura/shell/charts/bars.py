"""Bars: amounts beside each other, longest scale shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from mostura.shell.charts.parts import (
    NOT_SHOWN,
    Numbers,
    Words,
    percent,
    place,
    round_top,
    shown_number,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount; None stands for one that is not shown."""

    label: Words
    value: float | None
    note: Words = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar as it is drawn."""

    label: Words
    width: str
    shown: Words
    note: Words
    address: str
    missing: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Amounts as bars, with their sentence and their table."""

    title: Words
    sentence: Words
    rows: tuple[BarRow, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/bars.html"


def bar_chart(
    title: Words, bars: Sequence[Bar], *, sentence: Words, what: Words, amount: Words
) -> BarChart:
    """Draw bars from zero; `what` and `amount` head the two columns of the table."""
    top = round_top([bar.value for bar in bars])
    rows = tuple(_row(bar, top) for bar in bars)
    lines = tuple((bar.label, shown_number(bar.value)) for bar in bars)
    return BarChart(title, sentence, rows, Numbers((what, amount), lines))


def _row(bar: Bar, top: float) -> BarRow:
    missing = bar.value is None
    width = percent(place(bar.value or 0.0, top))
    shown = NOT_SHOWN if missing else shown_number(bar.value)
    return BarRow(bar.label, width, shown, bar.note, bar.address, missing)
