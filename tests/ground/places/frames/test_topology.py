import pytest
from shapely import Polygon

from mostura.ground.places.frames.topology import read_topology, shape_of, simplified

# Two squares that share their middle border, which has one point 0.1 off the line.
TWO_SQUARES = {
    "transform": {"scale": [0.1, 0.1], "translate": [20.0, 42.0]},
    "arcs": [
        [[10, 0], [1, 5], [-1, 5]],  # the border, upwards: (21, 42) (21.1, 42.5) (21, 43)
        [[10, 10], [-10, 0], [0, -10], [10, 0]],  # around the left square
        [[10, 10], [10, 0], [0, -10], [-10, 0]],  # around the right square
    ],
    "objects": {
        "land": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "arcs": [[[0, 2]]]},
            ]
        }
    },
}


@pytest.fixture
def topology():
    return read_topology(TWO_SQUARES, "land")


def test_arcs_are_decoded_into_degrees(topology):
    assert [tuple(round(value, 6) for value in point) for point in topology.arcs[0]] == [
        (21.0, 42.0),
        (21.1, 42.5),
        (21.0, 43.0),
    ]


def test_pieces_join_without_their_inner_border(topology):
    both = shape_of(topology, [0, 1])

    assert both.equals_exact(both, 0)
    assert len(both.geoms) == 1
    assert round(both.area, 6) == 2.0


def test_a_shared_border_stays_shared_when_it_is_simplified(topology):
    simple = simplified(topology, degrees=0.2)
    left, right = shape_of(simple, [0]), shape_of(simple, [1])

    assert round(left.area, 6) == round(right.area, 6) == 1.0
    assert left.intersection(right).area == 0
    assert left.touches(right)


def test_a_border_read_backwards_gives_the_same_area():
    backwards = TWO_SQUARES | {
        "objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[~1, ~0]]}]}}
    }

    area = shape_of(read_topology(backwards, "land"), [0])

    assert isinstance(area.geoms[0], Polygon)
    assert round(area.area, 6) == round(shape_of(read_topology(TWO_SQUARES, "land"), [0]).area, 6)
