import pytest
from shapely import MultiPolygon, box

from mostura.ground.places.frames.projection import Frame, outline_of, path_of

FRAME = Frame(west=10, south=40, east=20, north=50, width=100)


def test_the_corners_of_the_frame_are_the_corners_of_the_drawing():
    assert FRAME.place(10, 50) == (0, 0)
    right, bottom = FRAME.place(20, 40)
    assert (round(right, 6), round(bottom, 1)) == (100, FRAME.height)


def test_mercator_keeps_angles_so_that_the_north_is_stretched():
    # At 45 degrees a degree of latitude is drawn 1 / cos(45°) times as long as one of longitude.
    across = FRAME.place(16, 45)[0] - FRAME.place(15, 45)[0]
    up = FRAME.place(15, 44.5)[1] - FRAME.place(15, 45.5)[1]

    assert up / across == pytest.approx(2**0.5, rel=1e-3)


def test_a_shape_becomes_a_path_with_its_label_and_its_box():
    outline = outline_of(MultiPolygon([box(14, 44, 16, 46)]), FRAME, decimals=0)

    assert outline.path == "M60 88L60 60L40 60L40 88Z"
    left, top, width, height = outline.box
    assert left < outline.label[0] < left + width
    assert top < outline.label[1] < top + height
    assert (outline.longitude, outline.latitude) == (15.0, 45.0)


def test_what_vanishes_by_rounding_is_not_drawn():
    speck = MultiPolygon([box(15, 45, 15.001, 45.001)])

    assert path_of(speck, FRAME, decimals=0) == ""
    with pytest.raises(ValueError, match="too small"):
        outline_of(speck, FRAME, decimals=0)
