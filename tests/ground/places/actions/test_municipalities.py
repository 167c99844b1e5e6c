import json
from pathlib import Path

import pytest

from mostura.actor import CLOCK
from mostura.ground.ledger.models import Entry
from mostura.ground.places.actions.loading import load_places
from mostura.ground.places.actions.municipalities import import_municipalities
from mostura.ground.places.frames.boundaries import BoundariesRefused, Columns
from mostura.ground.places.models import Place

CHECKOUT = Path(__file__).resolve().parents[4]
FOOTNOTES = CHECKOUT / "src" / "mostura" / "regions" / "western_balkans" / "footnotes.toml"


def feature(west, south, **properties):
    corners = [[0, 0], [0.2, 0], [0.2, 0.2], [0, 0.2], [0, 0]]
    ring = [[west + x, south + y] for x, y in corners]
    return {"properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def file(tmp_path):
    # Junik became a municipality after the outlines of the package were drawn.
    features = [
        feature(20.2, 42.38, EMRI="Junik", IME="Јуник"),
        feature(20.25, 42.6, EMRI="Peja", IME="Пећ"),
    ]
    path = tmp_path / "municipalities.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def bring_in(file, region, **more):
    options = {
        "country_code": "XK",
        "columns": Columns({"sq": "EMRI", "sr": "IME"}),
        "source": "Example cadastre 2026",
        "region": region,
        "by": CLOCK,
    }
    return import_municipalities(file, **(options | more))


def test_a_new_municipality_is_added_and_a_known_one_gets_its_boundary(loaded, region, file):
    before = Place.objects.get(code="XK-peje").outline

    imported = bring_in(file, region)

    assert (imported.added, imported.changed) == (["Junik"], ["Pejë / Peć"])
    assert len(imported.missing) == 29
    junik, peja = Place.objects.get(code="XK-junik"), Place.objects.get(code="XK-peje")
    assert (junik.kind, junik.parent.code, junik.official) == ("municipality", "XK", True)
    assert peja.outline != before
    assert peja.source == "Example cadastre 2026"


def test_settlements_move_into_the_boundary_that_holds_them(loaded, region, file):
    village = Place.objects.get(code="XK-789739")
    assert village.parent.code == "XK-decan"

    imported = bring_in(file, region)

    village.refresh_from_db()
    assert village.parent.code == "XK-junik"
    assert imported.moved > 0


def test_a_rehearsal_says_the_same_and_keeps_nothing(loaded, region, file):
    rehearsed = bring_in(file, region, rehearse=True)

    assert not Place.objects.filter(code="XK-junik").exists()
    assert [entry.event for entry in Entry.objects.all()] == ["PlacesLoaded"]
    assert rehearsed == bring_in(file, region)


def test_bringing_the_same_file_twice_changes_nothing(loaded, region, file):
    bring_in(file, region)

    again = bring_in(file, region)

    assert (again.added, again.changed, again.moved) == ([], [], 0)
    assert len(again.same) == 2
    assert Entry.objects.filter(event="MunicipalitiesImported").count() == 1


def test_the_pack_does_not_undo_an_official_boundary(loaded, region, file):
    bring_in(file, region)

    again = load_places(region, footnotes=FOOTNOTES, by=CLOCK)

    assert again.changed == 0
    assert Place.objects.get(code="XK-peje").official
    assert Place.objects.get(code="XK-789739").parent.code == "XK-junik"


def test_an_unknown_country_is_refused(loaded, region, file):
    with pytest.raises(BoundariesRefused, match="knows no country ZZ"):
        bring_in(file, region, country_code="ZZ")


def test_an_unknown_region_is_refused_by_name(loaded, region, file):
    columns = Columns({"sq": "EMRI"}, parent="IME")

    with pytest.raises(BoundariesRefused, match="Junik is said to lie in Јуник"):
        bring_in(file, region, columns=columns)

    assert not Place.objects.filter(code="XK-junik").exists()
