"""From a suggestion to the public register."""

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.answer.recommendations.actions import reviewing
from mostura.answer.recommendations.models import Likeness, Recommendation
from mostura.answer.recommendations.policy import Refusal, State
from mostura.answer.recommendations.queries.visible import visible_to
from mostura.ground.ledger.models import Entry
from mostura.listen.documents.models import Suggestion
from mostura.listen.documents.policy import Decision
from mostura.refused import Refused

pytestmark = pytest.mark.django_db


def test_an_accepted_suggestion_becomes_a_draft_with_its_origin(suggestions, editor, document):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    origin = draft.origins.get()
    assert (draft.text, draft.state, draft.language) == (suggestions[0].text, State.DRAFT, "en")
    assert (origin.document_id, origin.passage, origin.page) == (
        document.pk,
        suggestions[0].text,
        1,
    )
    assert origin.before == "What was said."


def test_a_draft_knows_whom_it_addresses_and_what_it_is_about(suggestions, editor, ministry):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    assert [(one.organisation, one.reason) for one in draft.asked.all()] == [
        (ministry, "explicit-subject")
    ]
    assert [one.key for one in draft.themes.all()] == ["bridges"]


def test_an_addressee_the_registry_does_not_know_is_kept_as_written(suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[1], version=1, by=editor)

    assert [(one.organisation, one.label) for one in draft.asked.all()] == [(None, "donors")]


def test_an_ask_to_nobody_in_particular_is_an_ask(suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[2], version=1, by=editor)

    assert list(draft.asked.all()) == []


def test_a_double_click_accepts_once(suggestions, editor):
    reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    with pytest.raises(Refused):
        reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    assert Recommendation.objects.count() == 1


def test_a_decision_taken_back_drops_the_draft(suggestions, editor):
    reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    reviewing.reopen_suggestion(suggestions[0], version=2, by=editor)

    assert Recommendation.objects.count() == 0
    assert Suggestion.objects.get(pk=suggestions[0].pk).decision == Decision.OPEN


def test_a_decision_on_a_public_ask_is_not_taken_back(published, suggestions, editor):
    with pytest.raises(Refused) as refused:
        reviewing.reopen_suggestion(suggestions[0], version=2, by=editor)

    assert refused.value.reason == Refusal.PUBLISHED_ALREADY
    assert Recommendation.objects.count() == 3


def test_drafts_are_hidden_until_their_document_is_published(suggestions, editor, stranger):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)
    assert list(visible_to(editor)) == [draft]

    assert list(visible_to(stranger)) == []
    assert list(visible_to(VISITOR)) == []


def test_publishing_a_document_publishes_its_accepted_asks_only(document, suggestions, editor):
    accepted = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)
    reviewing.dismiss_suggestion(suggestions[1], version=1, by=editor)
    reviewing.dismiss_suggestion(suggestions[2], version=1, by=editor)

    reviewing.publish_asks(document, by=editor)

    assert list(visible_to(VISITOR)) == [accepted]


def test_the_ledger_tells_what_happened(published):
    events = Entry.objects.filter(subject_kind="recommendation", subject_id=published[0].pk)

    assert [one.event for one in events.order_by("number")] == [
        "RecommendationDrafted",
        "RecommendationPublished",
    ]


def test_a_stranger_publishes_nothing(document, suggestions, stranger):
    with pytest.raises(Refused):
        reviewing.publish_asks(document, by=stranger)

    assert list(visible_to(VISITOR)) == []


def test_the_same_ask_in_another_document_is_noted_for_a_person(published, make):
    again = make("The Ministry of Bridges should mend the old bridge before 2027.")

    noted = reviewing.note_likenesses(again.pk, by=CLOCK)

    assert noted == 1
    assert Likeness.objects.get().recommendation == published[0]


def test_another_ask_is_not_taken_for_the_same(published, make):
    other = make("Judges should publish their verdicts within two weeks.")

    assert reviewing.note_likenesses(other.pk, by=CLOCK) == 0


def test_looking_twice_notes_once(published, make):
    again = make("Donors should fund youth clubs for three years.")

    reviewing.note_likenesses(again.pk, by=CLOCK)
    reviewing.note_likenesses(again.pk, by=CLOCK)

    assert Likeness.objects.count() == 1


def test_an_ask_does_not_become_public_before_its_document(suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    with pytest.raises(Refused) as refused:
        reviewing.publish_recommendation(draft, by=editor)

    draft.refresh_from_db()
    assert (refused.value.reason, draft.state) == (Refusal.DOCUMENT_NOT_PUBLIC, State.DRAFT)
