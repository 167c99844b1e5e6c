import json

import pytest

from mostura.ground.places.frames.boundaries import BoundariesRefused, Columns, read_boundaries
from mostura.ground.places.frames.projection import Frame

FRAME = Frame(west=13, south=39, east=25, north=47, width=1000)
BROKEN = {"type": "Polygon", "coordinates": [[[1]]]}
COLUMNS = Columns({"sq": "EMRI", "sr": "IME"}, code="ID")


def square(west, south, **properties):
    corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    ring = [[west + x, south + y] for x, y in corners]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def write(folder, features, **more):
    path = folder / "boundaries.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features} | more))
    return path


def test_boundaries_come_with_names_codes_and_outlines(tmp_path):
    path = write(tmp_path, [square(20, 42, EMRI="Lumardh", IME="Лумард", ID="L1")])

    [boundary] = read_boundaries(path, COLUMNS, FRAME)

    assert boundary.names == {
        "mk": "Лумард",
        "sq": "Lumardh",
        "sr": "Лумард",
        "sr-latn": "Lumard",
    }
    assert (boundary.code, boundary.languages) == ("L1", ("sq", "sr"))
    assert (boundary.outline.longitude, boundary.outline.latitude) == (20.5, 42.5)
    assert boundary.outline.path.startswith("M")


@pytest.mark.parametrize(
    ("features", "more", "sentence"),
    [
        ([], {}, "holds no features"),
        ([square(20, 42, NAME="Lumardh")], {}, "Its properties are: NAME"),
        ([square(7_500_000, 4_700_000, EMRI="Lumardh")], {}, "must be degrees"),
        ([square(20, 42, EMRI="A"), square(22, 42, EMRI="A")], {}, "Two features are called A"),
        (
            [{"properties": {"EMRI": "A"}, "geometry": {"type": "Point", "coordinates": [20, 42]}}],
            {},
            "no area but Point",
        ),
        (
            [
                {
                    "properties": {"EMRI": "A"},
                    "geometry": {"type": "Polygon", "coordinates": [[[1]]]},
                }
            ],
            {},
            "is broken",
        ),
        (
            [square(20, 42, EMRI="A")],
            {"crs": {"properties": {"name": "urn:ogc:def:crs:EPSG::32634"}}},
            "Convert it to degrees",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_what_to_do(tmp_path, features, more, sentence):
    with pytest.raises(BoundariesRefused, match=sentence):
        read_boundaries(write(tmp_path, features, **more), COLUMNS, FRAME)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS pointer"),
        (b"PK\x03\x04 shapes", "is not GeoJSON"),
        (b'{"type": "Topology"}', "not a GeoJSON FeatureCollection"),
        (b"[]", "not a GeoJSON FeatureCollection"),
    ],
)
def test_a_file_of_another_kind_is_recognised(tmp_path, content, sentence):
    path = tmp_path / "boundaries.geojson"
    path.write_bytes(content)

    with pytest.raises(BoundariesRefused, match=sentence):
        read_boundaries(path, COLUMNS, FRAME)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(BoundariesRefused, match="cannot be read"):
        read_boundaries(tmp_path / "gone.geojson", COLUMNS, FRAME)
