"""Better words, other addressees, translations, and what is taken back."""

import pytest

from mostura.actor import CLOCK
from mostura.answer.recommendations.actions import describing
from mostura.answer.recommendations.models import Recommendation
from mostura.answer.recommendations.policy import Refusal, State, TranslationState
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.refused import Refused
from mostura.shell.search import Tier

pytestmark = pytest.mark.django_db


def values(**changes):
    return {
        "text": "Mend the bridge.",
        "language": "en",
        "addressees": [{"name": "Ministry of Bridges", "key": "ministry-of-bridges"}],
        "themes": ["bridges"],
        "countries": [],
        **changes,
    }


def test_an_edited_ask_says_what_was_typed(published, editor, ministry):
    ask = published[1]

    describing.edit_recommendation(ask, version=1, values=values(), by=editor)

    ask.refresh_from_db()
    assert (ask.text, ask.version) == ("Mend the bridge.", 2)
    assert [one.organisation for one in ask.asked.all()] == [ministry]
    assert [one.key for one in ask.themes.all()] == ["bridges"]


def test_what_an_ask_read_before_is_kept_with_who_changed_it(published, editor):
    was = published[1].text

    describing.edit_recommendation(published[1], version=1, values=values(), by=editor)
    describing.edit_recommendation(published[1], version=2, values=values(themes=[]), by=editor)

    kept = [
        (one.text, one.language, one.changed_by, one.organisation_id)
        for one in published[1].wordings.all()
    ]
    assert kept == [(was, "en", editor.person_id, editor.organisation_id)]


def test_a_translation_knows_its_author(published, editor):
    made = describing.translate_recommendation(
        published[0], language="sq", text="Ndreqni urën.", by=editor
    )

    assert (made.made_by, made.organisation_id) == (editor.person_id, editor.organisation_id)


def test_an_edited_ask_is_found_by_its_new_words_only(published, editor):
    describing.edit_recommendation(published[1], version=1, values=values(), by=editor)

    assert INDEX.matching("mend", Tier.EXACT, 9) == [published[1].pk, published[0].pk]
    assert INDEX.matching("clubs", Tier.EXACT, 9) == []


def test_the_later_of_two_editors_is_told(published, editor):
    describing.edit_recommendation(published[0], version=1, values=values(), by=editor)

    with pytest.raises(Refused) as refused:
        describing.edit_recommendation(
            published[0], version=1, values=values(text="Pull it down."), by=editor
        )

    assert refused.value.reason == Refusal.CHANGED_MEANWHILE
    assert Recommendation.objects.get(pk=published[0].pk).text == "Mend the bridge."


def test_the_second_of_two_clicks_changes_nothing(published, editor):
    describing.edit_recommendation(published[0], version=1, values=values(), by=editor)

    again = describing.edit_recommendation(published[0], version=1, values=values(), by=editor)

    assert again.version == 2
    assert Entry.objects.filter(event="RecommendationEdited").count() == 1


def test_a_stranger_edits_nothing(published, stranger):
    with pytest.raises(Refused) as refused:
        describing.edit_recommendation(published[0], version=1, values=values(), by=stranger)

    assert refused.value.reason == Refusal.NOT_YOUR_RECOMMENDATION


def test_an_addressee_that_was_joined_into_another_is_that_other(published, editor, ministry):
    Organisation.objects.create(code="bridge-office", name="Bridge Office", joined_into=ministry)
    named = [{"name": "Bridge Office", "key": "bridge-office", "words": "Bridge Office"}]

    describing.edit_recommendation(
        published[2], version=1, values=values(addressees=named), by=editor
    )

    assert [(one.organisation, one.as_written) for one in published[2].asked.all()] == [
        (ministry, "Bridge Office")
    ]


def test_a_translation_is_found_in_the_other_script(published, editor):
    describing.translate_recommendation(
        published[0], language="sr", text="Поправите стари мост.", by=editor
    )

    assert INDEX.matching("popravite most", Tier.EXACT, 9) == [published[0].pk]


def test_an_earlier_translation_stays_as_a_version(published, editor):
    first = describing.translate_recommendation(
        published[0], language="sq", text="Ndreqni urën.", by=editor
    )
    second = describing.translate_recommendation(
        published[0], language="sq", text="Ndreqeni urën e vjetër.", by=editor
    )

    first.refresh_from_db()
    assert first.superseded_at is not None
    assert list(published[0].translations.filter(superseded_at=None)) == [second]


def test_two_clicks_translate_once(published, editor):
    words = {"language": "sq", "text": "Ndreqni urën."}
    first = describing.translate_recommendation(published[0], **words, by=editor)

    assert describing.translate_recommendation(published[0], **words, by=editor) == first


def test_a_translation_made_meanwhile_is_not_replaced_unseen(published, editor):
    describing.translate_recommendation(
        published[0], language="sq", text="Ndreqni urën.", by=editor
    )

    with pytest.raises(Refused) as refused:
        describing.translate_recommendation(
            published[0], language="sq", text="Rregullojeni.", replacing=0, by=editor
        )

    assert refused.value.reason == Refusal.CHANGED_MEANWHILE


def test_an_ask_is_not_translated_into_its_own_language(published, editor):
    with pytest.raises(Refused) as refused:
        describing.translate_recommendation(published[0], language="en", text="Mend.", by=editor)

    assert refused.value.reason == Refusal.SAME_LANGUAGE


def test_nobody_has_read_a_translation_against_new_words(published, editor):
    made = describing.translate_recommendation(
        published[0], language="sq", text="Ndreqni urën.", by=editor
    )
    describing.check_translation(made, by=editor)
    made.refresh_from_db()
    assert made.state == TranslationState.CHECKED

    describing.edit_recommendation(published[0], version=1, values=values(), by=editor)

    made.refresh_from_db()
    assert made.state == TranslationState.DRAFTED


def test_a_withdrawn_ask_keeps_its_reason(published, editor):
    describing.withdraw_recommendation(published[0], reason="Said by mistake.", by=editor)

    published[0].refresh_from_db()
    assert (published[0].state, published[0].withdrawn_reason) == (
        State.WITHDRAWN,
        "Said by mistake.",
    )


def test_an_ask_is_withdrawn_once(published, editor):
    describing.withdraw_recommendation(published[0], reason="Said by mistake.", by=editor)

    with pytest.raises(Refused) as refused:
        describing.withdraw_recommendation(published[0], reason="Again.", by=editor)

    assert refused.value.reason == Refusal.NOT_PUBLISHED


def test_only_words_of_the_document_are_said_to_stand_in_it(published, ministry, editor):
    ask, named = published[0], {"name": ministry.name, "key": ministry.code}
    written = []

    for one in (named, named | {"words": "the ministry"}):
        ask.asked.all().delete()
        describing.address(ask, [one], by=editor)
        written.append(ask.asked.get().as_written)

    assert written == ["", "the ministry"]


def test_what_was_asked_of_a_joined_entry_is_found_by_the_names_of_both(published, ministry):
    other = Organisation.objects.create(code="zorblax", name="Zorblax Ministry")
    OrganisationName.objects.create(
        organisation=other, language="en", name="Zorblax Ministry", folded="zorblax ministry"
    )
    Organisation.objects.filter(pk=ministry.pk).update(joined_into=other)
    asked = published[0]

    describing.index_asked_of(other.pk, by=CLOCK)

    assert asked.pk in INDEX.matching("Zorblax", Tier.EXACT, 10)
