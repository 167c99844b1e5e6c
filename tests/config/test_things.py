"""What can be followed is found by its keys and by its code, by those who may see it."""

import pytest
from django.utils.translation import override

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.recommendations.models import Recommendation
from mostura.config import things, wiring
from mostura.ground.notices import queries
from mostura.ground.organisations.models import Organisation
from mostura.ground.places.models import Place
from mostura.ground.themes.models import Theme
from mostura.listen.documents.models import Document


@pytest.fixture
def house(db):
    return Organisation.objects.create(name="Most za sve")


@pytest.fixture
def everything(house):
    """One thing of each kind that can be followed, and its kind."""
    published = {"state": "published", "published_at": "2026-03-04T10:00:00Z"}
    place = Place.objects.create(
        code="xk-lake", kind="country", country_code="XK", position=1, latitude=42.2,
        longitude=20.7, source="test", names={"en": "The lake", "sr": "Језеро"},
    )  # fmt: skip
    theme = Theme.objects.create(
        key="water", scheme="theme", order=1, names={"en": "Water"}, descriptions={"en": "Water."}
    )
    ask = Recommendation.objects.create(text="Open the hall.", organisation=house, **published)
    paper = Document.objects.create(title="A letter", text="", organisation=house, **published)
    return {
        "recommendation": ask,
        "document": paper,
        "organisation": house,
        "theme": theme,
        "place": place,
    }


def test_everything_that_can_be_followed_is_found_both_ways(everything):
    assert set(everything) == set(wiring.THINGS)
    for kind, row in everything.items():
        find = getattr(things, wiring.THINGS[kind].rpartition(".")[2])
        (found,) = find(VISITOR, keys=[row.pk])

        assert (found.kind, found.pk, found.people_only) == (kind, row.pk, False)
        assert queries.thing_by_code(VISITOR, kind, found.code) == found
        assert find(VISITOR, code="nowhere") == []


def test_a_draft_is_found_by_its_own_house_only(house):
    draft = Recommendation.objects.create(text="Hidden.", organisation=house, state="draft")
    editor = Actor(1, house.pk, frozenset({Role.EDITOR}))

    (found,) = things.recommendations(editor, code=draft.code)

    assert found.people_only
    assert things.recommendations(VISITOR, code=draft.code) == []
    assert things.recommendations(VISITOR, keys=[draft.pk]) == []


def test_a_thing_is_called_in_the_language_of_its_reader(everything):
    with override("sr"):
        (found,) = things.places(VISITOR, code="xk-lake")

    assert found.title == "Језеро"


def test_a_long_ask_is_called_by_how_it_begins():
    long = "Open the sports hall to both schools. " * 10

    assert things.shortened("Open the hall.") == "Open the hall."
    assert len(things.shortened(long)) <= things.LONGEST_TITLE + 2
    assert things.shortened(long).endswith(" …")
