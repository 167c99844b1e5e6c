"""Joining, splitting and publishing, and the way back from each."""

import pytest

from mostura.actor import VISITOR
from mostura.answer.recommendations.actions import reviewing
from mostura.answer.recommendations.models import Origin, Recommendation
from mostura.answer.recommendations.policy import Refusal, State
from mostura.answer.recommendations.queries.visible import visible_to
from mostura.listen.documents.actions import deciding
from mostura.listen.documents.models import Suggestion
from mostura.listen.documents.policy import Refusal as DocumentRefusal
from mostura.refused import Refused

pytestmark = pytest.mark.django_db


def decisions(document):
    return list(document.suggestions.order_by("start", "number").values_list("number", "decision"))


def fresh(suggestion):
    return Suggestion.objects.get(pk=suggestion.pk)


def test_joining_to_an_accepted_one_gives_its_draft_up(suggestions, editor):
    reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    joined = reviewing.merge_suggestion(suggestions[1], version=1, by=editor)

    assert joined.text == f"{suggestions[0].text} {suggestions[1].text}"
    assert [one["name"] for one in joined.addressees] == ["Ministry of Bridges", "donors"]
    assert Recommendation.objects.count() == 0


def test_what_was_joined_comes_apart_again(document, suggestions, editor):
    before = decisions(document)
    reviewing.merge_suggestion(suggestions[1], version=1, by=editor)

    reviewing.reopen_suggestion(fresh(suggestions[1]), version=2, by=editor)

    assert decisions(document) == before


def test_what_was_split_is_whole_again(document, suggestions, editor):
    before = decisions(document)
    deciding.split_suggestion(suggestions[0], ["Mend it.", "Do so by 2027."], version=1, by=editor)

    reviewing.reopen_suggestion(fresh(suggestions[0]), version=2, by=editor)

    assert decisions(document) == before


def test_a_split_stays_while_a_part_of_it_is_accepted(suggestions, editor):
    parts = deciding.split_suggestion(
        suggestions[0], ["Mend it.", "Do so by 2027."], version=1, by=editor
    )
    reviewing.accept_suggestion(parts[0], version=1, by=editor)

    with pytest.raises(Refused) as refused:
        reviewing.reopen_suggestion(fresh(suggestions[0]), version=2, by=editor)

    assert refused.value.reason == DocumentRefusal.BUILT_UPON


def test_a_split_stays_while_a_part_of_it_is_joined_to_another(suggestions, editor):
    parts = deciding.split_suggestion(
        suggestions[0], ["Mend it.", "Do so by 2027."], version=1, by=editor
    )
    deciding.merge_suggestion(parts[1], version=1, by=editor)

    with pytest.raises(Refused) as refused:
        reviewing.reopen_suggestion(fresh(suggestions[0]), version=2, by=editor)

    assert refused.value.reason == DocumentRefusal.BUILT_UPON


def test_what_was_added_to_a_public_document_is_published_later(document, published, editor):
    start = document.text.index("That was all.")
    made = deciding.mark_passage(document, start=start, end=len(document.text), by=editor)
    draft = reviewing.accept_suggestion(made, version=1, by=editor)
    document.refresh_from_db()

    reviewing.publish_asks(document, by=editor)

    draft.refresh_from_db()
    assert draft.state == State.PUBLISHED


def test_a_document_is_published_once(document, published, editor):
    document.refresh_from_db()

    with pytest.raises(Refused) as refused:
        reviewing.publish_asks(document, by=editor)

    assert refused.value.reason == DocumentRefusal.ALREADY_PUBLISHED


def test_a_withdrawn_document_takes_its_asks_along(document, published, editor):
    assert visible_to(VISITOR).count() == 3

    reviewing.withdraw_asks(document, reason="Not ours to publish.", by=editor)

    assert visible_to(VISITOR).count() == 0
    assert {one.withdrawn_reason for one in Recommendation.objects.all()} == {
        "Not ours to publish."
    }


def test_an_ask_that_stands_elsewhere_too_outlives_a_document(document, published, make, editor):
    other = make("Donors should fund youth clubs.")
    Origin.objects.create(
        recommendation=published[1], document=other, passage="Donors should", start=0, end=12
    )

    reviewing.withdraw_asks(document, reason="Not ours to publish.", by=editor)

    assert list(visible_to(VISITOR)) == [published[1]]


def test_a_stranger_takes_nothing_back(suggestions, editor, stranger):
    reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    with pytest.raises(Refused) as refused:
        reviewing.reopen_suggestion(fresh(suggestions[0]), version=2, by=stranger)

    assert refused.value.reason != Refusal.PUBLISHED_ALREADY
    assert Recommendation.objects.count() == 1
