"""What a reader can filter by, and what each choice leads to beside the others."""

import dataclasses

import pytest

from mostura.actor import VISITOR
from mostura.answer.recommendations.models import Located, Tagged
from mostura.answer.recommendations.queries import facets
from mostura.answer.recommendations.queries import register as queries
from mostura.answer.recommendations.queries.register import Filters
from mostura.ground.places.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def spread(published, themes):
    """Two asks concern one country, one of them another; two are about bridges, one about youth."""
    places = [
        Place.objects.create(
            code=code, country_code=code, kind="country", names={"en": name},
            latitude=42, longitude=20, position=position,
        )
        for position, (code, name) in enumerate((("XK", "Kosovo"), ("RS", "Serbia")))
    ]  # fmt: skip
    for ask, place in zip((0, 1, 1), (0, 0, 1), strict=True):
        Located.objects.create(recommendation=published[ask], place=places[place])
    Tagged.objects.create(recommendation=published[1], theme=themes[0])
    Tagged.objects.create(recommendation=published[1], theme=themes[1])
    return published


def offered(**asked):
    whole = facets.choices(VISITOR)
    return facets.labels(facets.narrowed(VISITOR, Filters(**asked), whole))


def test_without_a_filter_everything_is_counted(spread):
    assert offered() == facets.labels(facets.choices(VISITOR))
    assert offered()["country"] == [("XK", "Kosovo (2)"), ("RS", "Serbia (1)")]


def test_each_filter_counts_beside_the_others(spread):
    beside = offered(marker="yps")

    assert beside["country"] == [("XK", "Kosovo (1)"), ("RS", "Serbia (1)")]
    assert beside["theme"] == [("bridges", "Bridges (1)")]
    assert beside["addressee"] == [("nobody", "Nobody named")]


def test_a_filter_does_not_narrow_itself(spread):
    beside = offered(country="RS")

    assert beside["country"] == [("XK", "Kosovo (2)"), ("RS", "Serbia (1)")]
    assert beside["marker"] == [("yps", "Youth, peace and security (1)")]


def test_words_narrow_too(spread):
    assert offered(q="old bridge")["country"] == [("XK", "Kosovo (1)")]


def test_what_is_chosen_stays_to_be_seen_where_it_leads_to_nothing(spread):
    beside = offered(addressee="ministry-of-bridges", country="RS")

    assert beside["country"] == [("XK", "Kosovo (1)"), ("RS", "Serbia (0)")]


def test_what_a_list_promises_is_what_it_leads_to(spread):
    for filters in (Filters(marker="yps"), Filters(country="XK"), Filters(q="bridge")):
        narrowed = facets.narrowed(VISITOR, filters, facets.choices(VISITOR))
        for facet in ("addressee", "country", "theme", "marker"):
            for choice in narrowed[facet]:
                if choice.counted:
                    asked = dataclasses.replace(filters, **{facet: choice.value})
                    found = queries.found(queries.register(VISITOR, asked), asked)
                    assert (choice.value, choice.count) == (choice.value, found.total)
