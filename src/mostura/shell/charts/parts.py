"""What all charts share: their table, their key, their scale, places in per cent."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

NOT_SHOWN = _("not shown")
COLOURS = 5
"""How many series look different; the style sheet has c1 to c5."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table under a drawing."""

    heads: tuple[Words, ...]
    lines: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of a key: how a series is drawn, and its name."""

    number: int
    label: Words


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on an axis and where it stands."""

    shown: str
    at: str


def shown_number(value: float | None) -> str | Promise:
    """A number in words of the table; None was suppressed or never measured."""
    if value is None:
        return NOT_SHOWN
    return f"{value:,.0f}".replace(",", "\u202f") if value == round(value) else f"{value:.2f}"


def round_top(values: Sequence[float | None]) -> float:
    """The nearest round number at or above all values: 1, 2, 2.5 or 5 times a power of ten."""
    most = max((value for value in values if value is not None), default=0.0)
    if most <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= most)


def place(value: float, top: float, low: float = 0.0) -> float:
    """Where a value lies between low and top, as a share from 0 to 1, never outside."""
    return min(max((value - low) / (top - low), 0.0), 1.0) if top > low else 0.0


def percent(share: float) -> str:
    """A share as an SVG length; written here since templates write decimal commas."""
    return f"{100 * share:.2f}%"
