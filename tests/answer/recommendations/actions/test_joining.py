"""Families of asks, joined by people and parted again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mostura.answer.recommendations.actions import joining
from mostura.answer.recommendations.models import Kinship, Recommendation
from mostura.answer.recommendations.policy import Refusal
from mostura.answer.recommendations.queries.one import relatives
from mostura.refused import Refused

pytestmark = pytest.mark.django_db


def families():
    """Who is together now."""
    together = {}
    for kinship in Kinship.objects.filter(parted_at=None):
        together.setdefault(kinship.family_id, set()).add(kinship.recommendation_id)
    return sorted(sorted(one) for one in together.values())


def test_two_asks_become_one_family(published, secretariat):
    one, two, _three = published

    joining.join_recommendations(one, two, by=secretariat)

    assert list(relatives(secretariat, one)) == [two.pk]
    assert list(relatives(secretariat, two)) == [one.pk]


def test_families_that_meet_become_one(published, make, editor, secretariat, organisation):
    one, two, three = published
    four = Recommendation.objects.create(text="Four", organisation=organisation)
    joining.join_recommendations(one, two, by=secretariat)
    joining.join_recommendations(three, four, by=secretariat)

    joining.join_recommendations(two, three, by=secretariat)

    assert families() == [sorted([one.pk, two.pk, three.pk, four.pk])]


def test_joining_is_reversible(published, secretariat):
    one, two, _three = published
    joining.join_recommendations(one, two, by=secretariat)

    joining.part_recommendation(two, by=secretariat)

    assert families() == []
    assert Kinship.objects.count() == 2  # the history stays


def test_a_family_of_three_stays_when_one_leaves(published, secretariat):
    one, two, three = published
    joining.join_recommendations(one, two, by=secretariat)
    joining.join_recommendations(two, three, by=secretariat)

    joining.part_recommendation(one, by=secretariat)

    assert families() == [sorted([two.pk, three.pk])]


def test_an_editor_joins_nothing(published, editor):
    with pytest.raises(Refused) as refused:
        joining.join_recommendations(published[0], published[1], by=editor)

    assert refused.value.reason == Refusal.NOT_SECRETARIAT
    assert families() == []


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 4), st.integers(0, 4)), max_size=8),
)
def test_nobody_is_ever_in_two_families_or_alone_in_one(organisation, secretariat, steps):
    Kinship.objects.all().delete()
    Recommendation.objects.all().delete()
    asks = [
        Recommendation.objects.create(text=str(number), organisation=organisation)
        for number in range(5)
    ]

    for joins, one, other in steps:
        try:
            if joins:
                joining.join_recommendations(asks[one], asks[other], by=secretariat)
            else:
                joining.part_recommendation(asks[one], by=secretariat)
        except Refused:
            continue

    everyone = [key for family in families() for key in family]
    assert len(everyone) == len(set(everyone))
    assert all(len(family) > 1 for family in families())
