"""Words that name or endanger somebody are really gone."""

import pytest
from django.db import connection

from mostura.actor import VISITOR, Actor
from mostura.answer.recommendations.actions import blanking, describing, joining, reviewing
from mostura.answer.recommendations.models import Asked, Recommendation
from mostura.answer.recommendations.policy import Refusal, State
from mostura.answer.recommendations.queries import one
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.models import Entry
from mostura.listen.documents.models import Suggestion
from mostura.refused import Refused
from mostura.shell.search import Tier

pytestmark = pytest.mark.django_db

SECRET = "Zdravka"  # stands in every text that has to go


@pytest.fixture
def named(make, ministry, themes, editor):
    """A public ask that names a person, in every kind of row."""
    sentence = f"The Ministry of Bridges should hear {SECRET} by 2027."
    paper = make(sentence, "Donors should fund the bridge for three years.")
    for suggestion in paper.suggestions.all():
        reviewing.accept_suggestion(suggestion, version=1, by=editor)
    ask, _other = reviewing.publish_asks(paper, by=editor)
    changed = {
        "text": f"Hear {SECRET} of the bridge.",
        "language": "en",
        "addressees": [{"name": f"{SECRET}’s ministry"}],
        "themes": ["bridges"],
        "countries": [],
    }
    describing.edit_recommendation(ask, version=1, values=changed, by=editor)
    describing.translate_recommendation(ask, language="sq", text=f"Dëgjoni {SECRET}.", by=editor)
    Recommendation.objects.filter(pk=ask.pk).update(smart={"specific": [SECRET]})
    ask.refresh_from_db()
    return ask


def rows_with_the_secret():
    """The tables of the register and of the suggestions in which the name still stands."""
    tables = [
        table
        for table in connection.introspection.table_names()
        if table.startswith("recommendations_") or table == "documents_suggestion"
    ]
    with connection.cursor() as cursor:
        holding = set()
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            if any(SECRET.casefold() in str(row).casefold() for row in cursor.fetchall()):
                holding.add(table)
    return holding


def test_no_row_keeps_a_word_of_it(named, editor):
    assert {
        "recommendations_recommendation", "recommendations_wording", "recommendations_origin",
        "recommendations_translation", "recommendations_asked", "documents_suggestion",
    } <= rows_with_the_secret()  # fmt: skip

    blanking.blank_recommendation(named, reason="It named a person.", by=editor)

    assert rows_with_the_secret() == set()
    assert INDEX.matching("hear", Tier.EXACT, 9) == []
    assert not Asked.objects.filter(recommendation=named).exists()


def test_what_stays_is_that_when_and_why(named, editor):
    blanking.blank_recommendation(named, reason="It named a person.", by=editor)

    named.refresh_from_db()
    assert (named.state, named.text, named.withdrawn_reason) == (
        State.WITHDRAWN,
        "",
        "It named a person.",
    )
    assert named.withdrawn_at == named.blanked_at
    told = [str(happening.what) for happening in one.history(VISITOR, named)]
    assert told[-2:] == ["Withdrawn from the register", "Its words were deleted for good"]


def test_other_asks_of_the_document_keep_their_words(named, editor):
    blanking.blank_recommendation(named, reason="It named a person.", by=editor)

    other = Recommendation.objects.get(state=State.PUBLISHED)
    assert other.text == "Donors should fund the bridge for three years."
    assert other.origins.get().passage == other.text


def test_its_suggestion_is_not_accepted_again(named, editor):
    suggestion = Suggestion.objects.get(pk=named.origins.get().suggestion_id)
    blanking.blank_recommendation(named, reason="It named a person.", by=editor)

    with pytest.raises(Refused) as refused:
        reviewing.reopen_suggestion(suggestion, version=2, by=editor)

    assert refused.value.reason == Refusal.PUBLISHED_ALREADY


def test_what_was_withdrawn_before_can_be_deleted_too(named, editor):
    describing.withdraw_recommendation(named, reason="Said by mistake.", by=editor)

    blanking.blank_recommendation(named, reason="It names a person.", by=editor)

    withdrawn = Entry.objects.filter(event="RecommendationWithdrawn").count()
    assert (withdrawn, rows_with_the_secret()) == (1, set())


def test_the_one_left_alone_leaves_the_family_too(named, published, editor, secretariat):
    joining.join_recommendations(named, published[0], by=secretariat)

    blanking.blank_recommendation(named, reason="It named a person.", by=editor)

    assert list(one.relatives(secretariat, published[0])) == []


@pytest.mark.parametrize("act", ["edit", "translate", "join", "blank"])
def test_deleted_words_do_not_come_back(named, published, editor, secretariat, act):
    blanking.blank_recommendation(named, reason="It named a person.", by=editor)
    values = {"text": "New.", "language": "en", "addressees": [], "themes": [], "countries": []}
    acts = {
        "edit": lambda: describing.edit_recommendation(named, version=2, values=values, by=editor),
        "translate": lambda: describing.translate_recommendation(
            named, language="mk", text="Ново.", by=editor
        ),
        "join": lambda: joining.join_recommendations(named, published[0], by=secretariat),
        "blank": lambda: blanking.blank_recommendation(named, reason="Again.", by=editor),
    }

    with pytest.raises(Refused) as refused:
        acts[act]()

    assert refused.value.reason == Refusal.WORDS_GONE


def test_a_stranger_deletes_nothing(named, stranger):
    with pytest.raises(Refused) as refused:
        blanking.blank_recommendation(named, reason="No.", by=stranger)

    assert refused.value.reason == Refusal.NOT_YOUR_RECOMMENDATION
    assert SECRET in Recommendation.objects.get(pk=named.pk).text


def test_a_draft_is_not_withdrawn_with_its_words(suggestions, editor: Actor):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)

    with pytest.raises(Refused) as refused:
        blanking.blank_recommendation(draft, reason="No.", by=editor)

    assert refused.value.reason == Refusal.NOT_PUBLISHED
