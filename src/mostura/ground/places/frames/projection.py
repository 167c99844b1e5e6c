"""From degrees to the one frame of all maps: spherical Mercator, scaled to a fixed width."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely import MultiPolygon, box
from shapely.ops import polylabel

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world that maps of a region show; `width` in units of the drawing."""

    west: float
    south: float
    east: float
    north: float
    width: float

    @property
    def height(self) -> float:
        """Height of the drawing that goes with its width."""
        return round((_mercator(self.north) - _mercator(self.south)) * self._scale, 1)

    @property
    def window(self) -> MultiPolygon:
        """The frame as a shape in degrees, to cut what lies beyond it."""
        return MultiPolygon([box(self.west, self.south, self.east, self.north)])

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies in the drawing, from its upper left corner."""
        x = math.radians(longitude - self.west) * self._scale
        y = (_mercator(self.north) - _mercator(latitude)) * self._scale
        return x, y

    @property
    def _scale(self) -> float:
        return self.width / math.radians(self.east - self.west)


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape as it is drawn: SVG path, where its name goes, and the box around it."""

    path: str
    label: Point
    box: tuple[float, float, float, float]
    latitude: float
    longitude: float

    def values(self) -> dict[str, object]:
        """What is kept of it as JSON; the degrees are kept as columns."""
        return {"path": self.path, "label": list(self.label), "box": list(self.box)}


def outline_of(shape: MultiPolygon, frame: Frame, *, decimals: int) -> Outline:
    """Draw a shape given in degrees.

    Raises
    ------
    ValueError
        If nothing of the shape is left at this precision.

    """
    path = path_of(shape, frame, decimals=decimals)
    if not path:
        raise ValueError("the shape is too small to be drawn")
    largest = max(shape.geoms, key=lambda polygon: polygon.area)
    # A fiftieth of its size is finer than any label needs.
    spot = polylabel(largest, tolerance=max(math.sqrt(largest.area) / 50, 1e-6))
    west, south, east, north = shape.bounds
    left, top = frame.place(west, north)
    right, bottom = frame.place(east, south)
    return Outline(
        path,
        _rounded(frame.place(spot.x, spot.y)),
        (*_rounded((left, top)), *_rounded((right - left, bottom - top))),
        round(spot.y, 4),
        round(spot.x, 4),
    )


def path_of(shape: MultiPolygon, frame: Frame, *, decimals: int) -> str:
    """The SVG path of a shape in degrees, rings that vanish by rounding left out."""
    rings = [
        ring.coords
        for polygon in sorted(shape.geoms, key=lambda polygon: polygon.bounds)
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(_ring_path(ring, frame, decimals) for ring in rings)


def _ring_path(ring: Sequence[Sequence[float]], frame: Frame, decimals: int) -> str:
    points: list[str] = []
    for longitude, latitude, *_height in ring:
        x, y = frame.place(longitude, latitude)
        point = f"{_short(x, decimals)} {_short(y, decimals)}"
        if not points or points[-1] != point:
            points.append(point)
    if len(points) < 4:
        return ""
    return f"M{'L'.join(points[:-1])}Z"


def _short(value: float, decimals: int) -> str:
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if decimals else text


def _rounded(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
