"""The tables of search are made anew, on either database, and after a stop from where it was."""

import json

import pytest

from mostura.config import reindexing

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path):
    return tmp_path / "reindexing.json"


@pytest.fixture
def _few_at_once(monkeypatch):
    monkeypatch.setattr(reindexing, "AT_ONCE", 2)


@pytest.fixture
def lands():
    from mostura.ground.places.models import Kind, Place

    names = ("Prvo Selo", "Drugo Selo", "Treće Selo", "Četvrto Selo", "Peto Selo")
    shared = {"kind": Kind.COUNTRY, "latitude": 44, "longitude": 20}
    return [
        Place.objects.create(code=f"T{number}", position=number, names={"bs": name}, **shared)
        for number, name in enumerate(names)
    ]


def found(words):
    from mostura.ground.places.models import INDEX

    return sorted(INDEX.found(words, 50).exact)


@pytest.mark.usefixtures("_few_at_once")
def test_a_table_that_is_gone_is_made_anew(lands, place):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE places_search")

    said = list(reindexing.reindex(place))

    assert found("selo") == [one.pk for one in lands]
    assert said[:3] == ["places: 2 of 5", "places: 4 of 5", "places: 5 of 5"]
    assert (said[-1], place.exists()) == ("Search is whole.", False)


def test_what_no_longer_exists_is_no_longer_found(lands, place):
    from mostura.ground.places.models import INDEX

    INDEX.put({999_999: "Nestalo Selo"})

    list(reindexing.reindex(place))

    assert found("selo") == [one.pk for one in lands]


@pytest.mark.usefixtures("_few_at_once")
def test_it_goes_on_where_it_was_stopped(lands, place):
    running = reindexing.reindex(place)
    next(running)
    running.close()
    stopped_at = json.loads(place.read_text())
    half = found("selo")

    said = list(reindexing.reindex(place))

    # What was done after the last note is done again: it may be repeated.
    assert stopped_at == {"places": [0, 0, 5]}
    assert half == [one.pk for one in lands[:2]]
    assert said[0].startswith("Going on where the last one stopped")
    assert found("selo") == [one.pk for one in lands]


@pytest.mark.usefixtures("_few_at_once")
def test_a_part_that_is_done_is_not_begun_again(lands, place):
    running = reindexing.reindex(place)
    for _part in range(2):
        next(running)
    running.close()

    said = list(reindexing.reindex(place))

    assert said[1:3] == ["places: 4 of 5", "places: 5 of 5"]
    assert found("selo") == [one.pk for one in lands]
