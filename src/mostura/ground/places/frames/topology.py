"""TopoJSON read into polygons whose shared borders stay shared when they are simplified."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from shapely import LineString, MultiPolygon, Polygon, make_valid, unary_union

Point = tuple[float, float]
_FEWEST_POINTS = 4  # of a closed ring: a triangle and its way back


@dataclass(frozen=True, slots=True)
class Topology:
    """Geometries by reference to arcs in degrees, which neighbours share.

    `arcs` holds the points (longitude, latitude) of each border; `geometries` are as TopoJSON
    gives them, in the order of the file.
    """

    arcs: tuple[tuple[Point, ...], ...]
    geometries: tuple[dict[str, Any], ...]


def read_topology(content: dict[str, Any], collection: str) -> Topology:
    """Decode one collection of a quantised TopoJSON file.

    Raises
    ------
    KeyError
        If the file has no such collection or no transform.

    """
    scale, translate = content["transform"]["scale"], content["transform"]["translate"]
    arcs = tuple(tuple(_decoded(arc, scale, translate)) for arc in content["arcs"])
    return Topology(arcs, tuple(content["objects"][collection]["geometries"]))


def simplified(topology: Topology, *, degrees: float) -> Topology:
    """Leave out the points of each border that lie within `degrees` of the line without them."""
    arcs = tuple(_thinned(arc, degrees) for arc in topology.arcs)
    return Topology(arcs, topology.geometries)


def shape_of(topology: Topology, indexes: Iterable[int]) -> MultiPolygon:
    """Join the geometries at these positions into one shape, inner borders dissolved."""
    polygons: list[Polygon] = []
    for index in indexes:
        geometry = topology.geometries[index]
        parts = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons += [polygon for part in parts if (polygon := _polygon(topology, part))]
    return joined(polygons)


def joined(shapes: Sequence[Polygon | MultiPolygon]) -> MultiPolygon:
    """Union of shapes as a multipolygon, whatever pieces it falls into."""
    union = unary_union([make_valid(shape) for shape in shapes])
    parts = getattr(union, "geoms", [union])
    return MultiPolygon([part for part in parts if isinstance(part, Polygon)])


def _polygon(topology: Topology, rings: Sequence[Sequence[int]]) -> Polygon | None:
    closed = [_ring(topology, ring) for ring in rings]
    if len(closed[0]) < _FEWEST_POINTS:
        return None
    return Polygon(closed[0], [hole for hole in closed[1:] if len(hole) >= _FEWEST_POINTS])


def _ring(topology: Topology, references: Sequence[int]) -> list[Point]:
    points: list[Point] = []
    for reference in references:
        # A negative reference means the arc read backwards: -1 is arc 0, -2 arc 1.
        arc = topology.arcs[reference] if reference >= 0 else topology.arcs[~reference][::-1]
        points += arc[1:] if points else arc
    return points


def _thinned(arc: tuple[Point, ...], degrees: float) -> tuple[Point, ...]:
    if len(arc) < 3:
        return arc
    if arc[0] != arc[-1]:
        return tuple(LineString(arc).simplify(degrees, preserve_topology=False).coords)
    # A closed border, such as an island's: thin its halves, so that it cannot collapse.
    middle = len(arc) // 2
    halves = [LineString(arc[: middle + 1]), LineString(arc[middle:])]
    first, second = (list(half.simplify(degrees).coords) for half in halves)
    return tuple(first + second[1:])


def _decoded(
    arc: Iterable[Sequence[int]], scale: Sequence[float], translate: Sequence[float]
) -> Iterable[Point]:
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * scale[0] + translate[0], y * scale[1] + translate[1]
