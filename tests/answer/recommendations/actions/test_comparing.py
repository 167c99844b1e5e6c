"""Public asks that look alike are offered to people, who say what is the same."""

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.answer.recommendations.actions import comparing, describing, joining, reviewing
from mostura.answer.recommendations.models import Recommendation, Resemblance
from mostura.answer.recommendations.policy import Refusal
from mostura.answer.recommendations.queries import alike
from mostura.ground.ledger.models import Delivery, Entry
from mostura.refused import Refused

pytestmark = pytest.mark.django_db

AGAIN = "By 2027 the Ministry of Bridges should mend that old bridge."


@pytest.fixture
def again(published, make, editor):
    """An ask of a later paper that says the same as the first, and was compared."""
    paper = make(AGAIN, "Plant lime trees along the southern road to the railway station.")
    for suggestion in paper.suggestions.all():
        reviewing.accept_suggestion(suggestion, version=1, by=editor)
    ask, _other = reviewing.publish_asks(paper, by=editor)
    comparing.note_resemblances(by=CLOCK)
    return ask


def pairs(rows):
    return [(row.one_id, row.other_id) for row in rows]


def test_an_ask_published_later_is_found_to_be_like_an_earlier_one(again, published, secretariat):
    assert pairs(alike.perhaps_the_same(secretariat)) == [(published[0].pk, again.pk)]
    assert alike.like_it(secretariat, published[0]) == [again.pk]
    assert alike.like_it(secretariat, again) == [published[0].pk]


def test_looking_twice_finds_nothing_new(again):
    assert comparing.note_resemblances(by=CLOCK) == 0
    assert Resemblance.objects.count() == 1
    assert not Recommendation.objects.filter(state="published", compared_at=None).exists()


def test_publishing_and_editing_lead_to_a_comparison(again, editor):
    heard = "mostura.answer.recommendations.jobs.note_resemblances"
    values = {"text": "Other.", "language": "en", "addressees": [], "themes": [], "countries": []}

    describing.edit_recommendation(again, version=1, values=values, by=editor)

    events = Delivery.objects.filter(listener=heard).values_list("entry__event", flat=True)
    assert sorted(events) == ["RecommendationEdited"] + ["RecommendationPublished"] * 5


def test_what_reads_otherwise_is_compared_anew(again, editor, secretariat):
    text = "Keep the library of the port open until midnight."
    values = {"text": text, "language": "en", "addressees": [], "themes": [], "countries": []}
    describing.edit_recommendation(again, version=1, values=values, by=editor)

    comparing.note_resemblances(by=CLOCK)

    assert pairs(alike.perhaps_the_same(secretariat)) == []


def test_what_was_told_apart_is_remembered(again, published, secretariat):
    comparing.tell_apart(again, published[0], by=secretariat)

    assert pairs(alike.perhaps_the_same(secretariat)) == []
    assert pairs(alike.told_apart(secretariat)) == [(published[0].pk, again.pk)]
    Recommendation.objects.update(compared_at=None)
    comparing.note_resemblances(by=CLOCK)
    assert pairs(alike.perhaps_the_same(secretariat)) == []


def test_telling_apart_can_be_taken_back(again, published, secretariat):
    for _click in range(2):
        comparing.tell_apart(again, published[0], by=secretariat)
    for _click in range(2):
        comparing.offer_again(again, published[0], by=secretariat)

    assert alike.like_it(secretariat, again) == [published[0].pk]
    acts = Entry.objects.filter(event__in=["RecommendationToldApart", "ResemblanceOfferedAgain"])
    assert acts.count() == 2


def test_joined_asks_are_not_offered_until_they_part(again, published, secretariat):
    joining.join_recommendations(again, published[0], by=secretariat)
    assert pairs(alike.perhaps_the_same(secretariat)) == []

    joining.part_recommendation(again, by=secretariat)

    assert pairs(alike.perhaps_the_same(secretariat)) == [(published[0].pk, again.pk)]


def test_a_withdrawn_ask_is_not_offered(again, editor, secretariat):
    describing.withdraw_recommendation(again, reason="Said by mistake.", by=editor)

    assert pairs(alike.perhaps_the_same(secretariat)) == []


def test_editors_see_the_pairs_with_their_own_asks_only(again, editor, stranger):
    seen = [pairs(alike.perhaps_the_same(one)) for one in (editor, stranger, VISITOR)]

    assert [len(one) for one in seen] == [1, 0, 0]


def test_only_the_secretariat_tells_apart(again, published, editor):
    with pytest.raises(Refused) as refused:
        comparing.tell_apart(again, published[0], by=editor)

    assert refused.value.reason == Refusal.NOT_SECRETARIAT


def test_what_nobody_holds_to_be_alike_is_not_told_apart(published, secretariat):
    with pytest.raises(Refused) as refused:
        comparing.tell_apart(published[1], published[2], by=secretariat)

    assert refused.value.reason == Refusal.NOT_ALIKE
