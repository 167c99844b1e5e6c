"""One recommendation: its history, its family, its words for machines."""

import pytest

from mostura.actor import VISITOR
from mostura.answer.recommendations.actions import describing, joining, reviewing
from mostura.answer.recommendations.queries import desk
from mostura.answer.recommendations.queries import one as queries
from mostura.answer.recommendations.queries.visible import readable_by, shown
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db


def test_the_history_tells_what_happened_in_its_order(published, editor):
    describing.translate_recommendation(published[0], language="sq", text="Ndreqni.", by=editor)
    describing.withdraw_recommendation(published[0], reason="A mistake.", by=editor)

    told = [str(one.what) for one in queries.history(VISITOR, published[0])]

    assert told == [
        "Found in the document and accepted by a person",
        "Entered the public register",
        "Translated",
        "Withdrawn from the register",
    ]


def test_relatives_that_are_withdrawn_are_not_shown_to_the_public(published, editor, secretariat):
    joining.join_recommendations(published[0], published[1], by=secretariat)
    assert list(queries.relatives(VISITOR, published[0])) == [published[1].pk]

    describing.withdraw_recommendation(published[1], reason="A mistake.", by=editor)

    assert list(queries.relatives(VISITOR, published[0])) == []


def test_a_withdrawn_ask_can_still_be_read_with_its_reason(published, editor):
    describing.withdraw_recommendation(published[0], reason="A mistake.", by=editor)

    assert published[0] in readable_by(VISITOR)


def test_a_dropped_draft_is_never_readable(suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)
    assert draft in readable_by(editor)

    assert draft not in readable_by(VISITOR)
    assert shown(VISITOR, [draft.pk]) == []


def test_machines_read_the_ask_its_addressee_and_its_origin(published):
    described = queries.described(shown(VISITOR, [published[0].pk])[0], "https://hub.example/x/")

    assert described == {
        "@context": "https://schema.org",
        "@type": "Recommendation",
        "@id": "https://hub.example/x/",
        "url": "https://hub.example/x/",
        "identifier": published[0].code,
        "text": published[0].text,
        "inLanguage": "en",
        "datePublished": published[0].published_at.date().isoformat(),
        "publisher": {"@type": "Organization", "name": "Bridge House"},
        "about": [{"@type": "DefinedTerm", "termCode": "bridges", "name": "Bridges"}],
        "audience": [{"@type": "Audience", "audienceType": "Ministry of Bridges"}],
        "isBasedOn": [{"@type": "Report", "name": "Round table", "inLanguage": "en"}],
    }


def test_a_form_hands_back_whom_nobody_touched(published):
    ask = shown(VISITOR, [published[0].pk])[0]

    assert queries.addressees_of(ask) == [
        {
            "name": "Ministry of Bridges",
            "as_written": "Ministry of Bridges",
            "key": "ministry-of-bridges",
            "reason": "explicit-subject",
        }
    ]


def test_likenesses_of_what_was_joined_are_those_of_its_parts(published, make, editor):
    again = make("The Ministry of Bridges should mend the old bridge before 2027.", "And soon.")
    reviewing.note_likenesses(again.pk, by=editor)
    first, second = again.suggestions.order_by("start")
    assert [one.recommendation for one in desk.likenesses(editor, first)] == [published[0]]

    joined = reviewing.merge_suggestion(second, version=1, by=editor)

    assert [one.recommendation for one in desk.likenesses(editor, joined)] == [published[0]]


def test_a_document_lists_what_it_asks_in_its_own_order(document, published):
    assert list(desk.of_document(VISITOR, document.pk)) == published


def test_a_reader_sees_no_passage_of_a_document_that_is_hidden(published, document, editor):
    Document.objects.filter(pk=document.pk).update(state="read")

    seen = {
        actor: list(shown(actor, [published[0].pk])[0].origins.all()) for actor in (VISITOR, editor)
    }

    assert seen == {VISITOR: [], editor: list(published[0].origins.all())}
