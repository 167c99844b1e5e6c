"""The page of one ask: what it read before, who translated it, words that are deleted."""

import pytest
from django.test import Client

from mostura.answer.recommendations.actions import describing, reviewing

pytestmark = pytest.mark.django_db


@pytest.fixture
def public():
    """A reader who has not signed in."""
    return Client()


def text_of(response):
    return " ".join(response.getvalue().decode().split())


def test_words_are_deleted_after_a_page_that_warns(public, desk, published):
    ask, words = published[0], published[0].text
    address = ask.get_absolute_url()
    typed = {"reason": "It names a person.", "words_too": "on"}

    warning = text_of(desk.post(f"{address}withdraw/", typed))
    still_there = text_of(public.get(address))
    answers = [
        desk.post(f"{address}delete-words/", {"reason": "It names a person."}) for _click in "ab"
    ]

    assert "This cannot be undone" in warning
    assert "Backups that exist forget it when they are rotated out." in warning
    assert "It names a person.</textarea>" in warning
    assert f'<h1 class="ask" lang="en">{words}</h1>' in still_there
    assert [one["Location"] for one in answers] == [address, address]
    page = text_of(public.get(address))
    assert "It names a person." in page
    assert "Withdrawn on" in page
    assert words not in page
    assert "ld+json" not in page
    for kind in ("csv", "json"):
        assert ask.code not in text_of(
            desk.get(f"/recommendations/register.{kind}?state=withdrawn")
        )


def test_the_page_before_words_are_deleted_names_who_quotes_the_same(desk, published, editor):
    quoting = published[0].origins.get()
    quoting.pk, quoting.recommendation = None, published[1]
    quoting.save()

    page = text_of(desk.get(f"{published[0].get_absolute_url()}delete-words/"))

    assert "These quote the same passage" in page
    assert f'href="{published[1].get_absolute_url()}"' in page


def test_a_page_tells_what_it_read_before(public, desk, published):
    was, address = published[2].text, published[2].get_absolute_url()
    typed = {"version": 1, "text": "Open it on Mondays.", "language": "en", "addressees": ""}

    desk.post(f"{address}edit/", typed)

    page = text_of(public.get(address))
    assert "it read:" in page
    assert f'<q class="small" lang="en">{was}</q>' in page


def test_what_a_draft_read_is_not_for_the_public(public, desk, document, suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[2], version=1, by=editor)
    address, was = draft.get_absolute_url(), draft.text
    typed = {"version": 1, "text": "Open it on Mondays.", "language": "en", "addressees": ""}
    desk.post(f"{address}edit/", typed)
    for suggestion in suggestions[:2]:
        reviewing.dismiss_suggestion(suggestion, version=1, by=editor)
    reviewing.publish_asks(document, by=editor)

    pages = [text_of(client.get(address)) for client in (desk, public)]

    assert [f">{was}</q>" in page for page in pages] == [True, False]


def test_a_translation_says_who_made_it(public, published, editor):
    describing.translate_recommendation(
        published[0], language="mk", text="Поправете го мостот.", by=editor
    )

    assert "Translated by Bridge House" in text_of(public.get(published[0].get_absolute_url()))
