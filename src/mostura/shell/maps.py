"""Maps drawn by the server: shades for amounts, names on them, and the table of the same."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from django.utils.translation import gettext_lazy as _

from mostura.shell.charts.parts import NOT_SHOWN, Numbers, Words, shown_number

POINTS: Final = re.compile(r"(-?\d+(?:\.\d+)?)[ ,](-?\d+(?:\.\d+)?)")
"""Pairs in a path that holds absolute lines only."""
SHADES: Final = 5
"""The style sheet has s1 (light) to s5, and s0 for none."""
LETTERS: Final = 0.04
"""Height of letters as a share of the width: 13 px on a phone of 360 px."""
AIR: Final = 0.04
"""Room left around the areas, as a share of their width."""
LONG_NAME: Final = 9
"""Letters from which a name of several words takes two lines."""


class MapShape(Protocol):
    """One area: its code, its name, its outline as an SVG path, and where its name stands."""

    @property
    def code(self) -> str:
        """What amounts are looked up by."""
        ...

    @property
    def name(self) -> Words:
        """Its name as the reader knows it."""
        ...

    @property
    def path(self) -> str:
        """Its outline as an SVG path."""
        ...

    @property
    def label_x(self) -> float:
        """Where the middle of its name stands."""
        ...

    @property
    def label_y(self) -> float:
        """The line its name stands on."""
        ...


class MapBase(Protocol):
    """The areas of a map and what lies around them, in one frame; `width` is of the part shown."""

    @property
    def shapes(self) -> Sequence[MapShape]:
        """The areas."""
        ...

    @property
    def viewbox(self) -> str:
        """The part of the frame shown."""
        ...

    @property
    def width(self) -> float:
        """The width of that part."""
        ...

    @property
    def neighbours(self) -> Sequence[str]:
        """Outlines of what lies around."""
        ...


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a label and where it stands; the last line is the amount."""

    words: Words
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area as it is drawn."""

    name: Words
    path: str
    label: tuple["LabelLine", ...]
    shade: int
    shown: Words
    address: str


@dataclass(frozen=True, slots=True)
class Shade:
    """One line of the key: a shade and the amounts it stands for."""

    number: int
    label: Words


@dataclass(frozen=True, slots=True)
class Choropleth:
    """A map with its key, its sentence and its table."""

    title: Words
    sentence: Words
    viewbox: str
    letters: str
    """Height of the letters, in the units of the frame."""
    neighbours: tuple[str, ...]
    areas: tuple[MapArea, ...]
    key: tuple[Shade, ...]
    numbers: Numbers

    template: ClassVar[str] = "shell/components/map.html"


def choropleth(
    base: MapBase,
    amounts: Mapping[str, int | None],
    *,
    title: Words,
    sentence: Words,
    addresses: Mapping[str, str] | None = None,
) -> Choropleth:
    """Shade each area by its amount; an area without an entry counts as 0, None is not shown."""
    step = _step(amounts)
    box = _box(base)
    areas = tuple(
        _area(
            shape,
            amounts.get(shape.code, 0),
            shade=-(-(amounts.get(shape.code) or 0) // step),
            letters=box.width * LETTERS,
            address=(addresses or {}).get(shape.code, ""),
        )
        for shape in base.shapes
    )
    lines = tuple(
        (shape.name, shown_number(amounts.get(shape.code, 0)))
        for shape in sorted(base.shapes, key=lambda one: -(amounts.get(one.code, 0) or 0))
    )
    return Choropleth(
        title=title,
        sentence=sentence,
        viewbox=box.viewbox,
        letters=f"{box.width * LETTERS:.1f}",
        neighbours=tuple(base.neighbours),
        areas=areas,
        key=_key(areas, step),
        numbers=Numbers((_("Where"), _("How many")), lines),
    )


def _step(amounts: Mapping[str, int | None]) -> int:
    """How many stand behind one shade, so that five shades reach the largest amount."""
    return max(1, -(-max((value or 0 for value in amounts.values()), default=0) // SHADES))


@dataclass(frozen=True, slots=True)
class _Box:
    viewbox: str
    width: float


def _box(base: MapBase) -> _Box:
    """The part of the frame that the areas fill, with some air; the frame where they are empty."""
    points = [(float(x), float(y)) for shape in base.shapes for x, y in POINTS.findall(shape.path)]
    if not points:
        return _Box(base.viewbox, base.width)
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    air = AIR * (right - left)
    width, height = right - left + 2 * air, bottom - top + 2 * air
    return _Box(f"{left - air:.1f} {top - air:.1f} {width:.1f} {height:.1f}", width)


def _area(
    shape: MapShape, amount: int | None, *, shade: int, letters: float, address: str
) -> MapArea:
    shown = NOT_SHOWN if amount is None else shown_number(amount)
    lines = [*broken(str(shape.name)), shown]
    start = shape.label_y - 0.5 * letters * (len(lines) - 2)
    return MapArea(
        name=shape.name,
        path=shape.path,
        label=tuple(
            LabelLine(words, f"{shape.label_x:.1f}", f"{start + 1.15 * letters * at:.1f}")
            for at, words in enumerate(lines)
        ),
        shade=shade,
        shown=shown,
        address=address,
    )


def broken(name: str) -> list[str]:
    """A name in one line, or in two where that is much narrower."""
    words = name.split()
    if len(name) <= LONG_NAME or len(words) < 2:
        return [name]
    cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return list(min(cuts, key=lambda halves: max(map(len, halves))))


def _key(areas: tuple[MapArea, ...], step: int) -> tuple[Shade, ...]:
    """Only the shades that occur, from few to many."""
    return tuple(
        Shade(number, _range(number, step)) for number in sorted({area.shade for area in areas})
    )


def _range(number: int, step: int) -> Words:
    if number == 0:
        return _("none")
    low, high = (number - 1) * step + 1, number * step
    return str(low) if low == high else f"{low}\u2013{high}"
