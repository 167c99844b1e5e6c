"""A document is removed, and the drafts that were made of it go."""

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.answer.recommendations import jobs
from mostura.answer.recommendations.actions import reviewing
from mostura.answer.recommendations.models import Origin, Recommendation
from mostura.answer.recommendations.queries.visible import INDEX, shown
from mostura.ground.ledger.actions import deliver_next
from mostura.ground.ledger.models import Entry
from mostura.listen.documents.actions import removing

pytestmark = pytest.mark.django_db


@pytest.fixture
def drafts(suggestions, editor):
    """Two of three suggestions, accepted."""
    return [reviewing.accept_suggestion(one, version=1, by=editor) for one in suggestions[:2]]


def removed(document, *, by):
    removing.remove_document(document, version=document.version, reason="Not ours.", by=by)


def delivered():
    while deliver_next("test", by=CLOCK):
        pass


def test_its_drafts_go_with_their_passages_and_words(document, drafts, editor):
    removed(document, by=editor)

    delivered()

    dropped = Entry.objects.filter(event="RecommendationDropped").values_list("subject_id")
    assert (Recommendation.objects.count(), Origin.objects.count()) == (0, 0)
    assert INDEX.found("bridge", limit=10).exact == []
    assert sorted(pk for (pk,) in dropped) == sorted(draft.pk for draft in drafts)


def test_until_then_no_page_shows_its_passage(document, drafts, editor):
    removed(document, by=editor)

    assert [list(one.origins.all()) for one in shown(editor, [drafts[0].pk])] == [[]]
    assert shown(VISITOR, [drafts[0].pk]) == []


def test_a_draft_that_another_document_asks_for_too_stays_with_that_passage(
    document, drafts, make, editor
):
    other = make("Mend the old bridge.")
    kept = Origin.objects.create(
        recommendation=drafts[0], document=other, passage="Mend the old bridge.", start=15, end=35
    )
    removed(document, by=editor)

    delivered()

    assert list(Recommendation.objects.all()) == [drafts[0]]
    assert list(Origin.objects.all()) == [kept]


def test_hearing_of_it_twice_drops_nothing_more(document, drafts, published_elsewhere, editor):
    removed(document, by=editor)
    delivered()
    entries = Entry.objects.count()

    jobs.drop_drafts(1, document=document.pk)

    assert Entry.objects.count() == entries
    assert list(Recommendation.objects.all()) == published_elsewhere


@pytest.fixture
def published_elsewhere(make, editor):
    """What another document asks for, in public."""
    other = make("Light the old road.", title="Other paper")
    reviewing.accept_suggestion(other.suggestions.get(), version=1, by=editor)
    return reviewing.publish_asks(other, by=editor)
