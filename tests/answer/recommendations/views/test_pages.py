"""The public pages: who sees what, what they say, how much they ask the database."""

import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mostura.actor import Role
from mostura.answer.recommendations.actions import describing, reviewing
from mostura.answer.recommendations.models import Located, Recommendation
from mostura.ground.organisations.models import Organisation
from mostura.ground.places.models import Place
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db

FAMILY_ACTS = ("join_recommendation", "part_recommendation")


@pytest.fixture
def public():
    """A reader who has not signed in."""
    return Client()


@pytest.fixture
def country(published):
    """A country that the first ask concerns."""
    place = Place.objects.create(
        code="XK", country_code="XK", kind="country", names={"en": "Kosovo"},
        latitude=42, longitude=20, position=1,
    )  # fmt: skip
    Located.objects.create(recommendation=published[0], place=place)
    return place


def text_of(response):
    return " ".join(response.getvalue().decode().split())


def test_every_page_of_the_register_opens_for_everyone(public, published, document, country):
    one = published[0].get_absolute_url()
    pages = [
        "/recommendations/", one, f"/documents/{document.code}/", "/recommendations/in/XK/",
        "/recommendations/of/ministry-of-bridges/", "/recommendations/register.csv",
        "/recommendations/register.xlsx", "/recommendations/register.json",
    ]  # fmt: skip

    assert [public.get(page).status_code for page in pages] == [200] * len(pages)


def test_pages_of_nothing_are_not_found(public, published):
    pages = [
        "/recommendations/nosuch00/", "/recommendations/of/nosuch/", "/recommendations/in/ZZ/",
        "/documents/nosuch00/", "/recommendations/register.exe",
    ]  # fmt: skip

    assert [public.get(page).status_code for page in pages] == [404] * len(pages)


@pytest.fixture
def elsewhere(client_of, stranger):
    """An editor of another organisation, signed in."""
    return client_of(Role.EDITOR, Organisation.objects.get(pk=stranger.organisation_id))


def test_drafts_and_their_papers_are_hidden_from_all_but_their_own(
    public, desk, elsewhere, suggestions, editor
):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)
    document = suggestions[0].document
    pages = [draft.get_absolute_url(), document.get_absolute_url()]
    assert [desk.get(page).status_code for page in pages] == [200, 200]

    for client in (public, elsewhere):
        assert [client.get(page).status_code for page in pages] == [404, 404]
        for page in ("/recommendations/", "/recommendations/?state=draft", "/documents/"):
            assert "old bridge" not in text_of(client.get(page))
        for kind in ("csv", "json"):
            address = f"/recommendations/register.{kind}?state=draft"
            assert "old bridge" not in text_of(client.get(address))
    assert "old bridge" in text_of(desk.get("/recommendations/?state=draft"))


def test_members_read_drafts_and_decide_nothing(client_of, organisation, suggestions, editor):
    draft = reviewing.accept_suggestion(suggestions[0], version=1, by=editor)
    member = client_of(Role.MEMBER, organisation)

    assert member.get(draft.get_absolute_url()).status_code == 200
    assert member.get(f"{draft.get_absolute_url()}edit/").status_code == 403


def test_words_in_cyrillic_find_what_was_said_in_latin(public, published, editor):
    describing.translate_recommendation(
        published[1], language="sr", text="Donatori treba da plate omladinske klubove.", by=editor
    )

    page = text_of(public.get("/recommendations/", {"q": "омладинске клубове"}))

    assert "Donors should fund youth clubs" in page
    assert "1 recommendation<" in page


def test_a_filter_that_leads_nowhere_says_so_and_keeps_the_words(public, published):
    response = public.get("/recommendations/", {"addressee": "gone", "q": "bridge"})

    page = text_of(response)
    assert "Nothing in the register has this now." in page
    assert 'value="bridge"' in page
    assert "mend the old bridge" in page


def test_a_file_is_not_made_of_a_wrong_filter(public, published):
    response = public.get("/recommendations/register.csv?country=ZZ")

    assert (response.status_code, response["Location"]) == (302, "/recommendations/?country=ZZ")


def test_an_ask_is_shown_with_its_passage_its_addressee_and_its_language(public, published):
    page = text_of(public.get(published[0].get_absolute_url()))

    assert f'<h1 class="ask" lang="en">{published[0].text}</h1>' in page
    assert f"<mark>{published[0].text}</mark>" in page
    assert "What was said." in page
    assert "page 1" in page
    assert 'href="/recommendations/of/ministry-of-bridges/"' in page
    described = json.loads(re.search(r'ld\+json">(.*?)</script>', page)[1])
    assert described["text"] == published[0].text


def test_a_withdrawn_ask_says_why_and_is_not_for_search_engines(public, published, editor):
    describing.withdraw_recommendation(published[0], reason="Said by mistake.", by=editor)

    page = text_of(public.get(published[0].get_absolute_url()))

    assert "Said by mistake." in page
    assert '<meta name="robots" content="noindex">' in page
    assert published[0].text not in text_of(public.get("/recommendations/"))


def test_a_withdrawn_document_says_why(public, desk, published, document):
    response = desk.post(f"/documents/{document.code}/withdraw/", {"reason": "Not ours."})
    again = desk.post(f"/documents/{document.code}/withdraw/", {"reason": "Not ours."})

    assert [response.status_code, again.status_code] == [302, 302]
    assert "Not ours." in text_of(public.get(f"/documents/{document.code}/"))
    assert (
        "recommendations.csv"
        in public.get("/recommendations/register.csv").headers["Content-Disposition"]
    )
    assert Recommendation.objects.filter(state="withdrawn").count() == 3


def test_a_translation_shows_whether_a_native_reader_has_read_it(public, desk, published, editor):
    made = describing.translate_recommendation(
        published[0], language="mk", text="Поправете го мостот.", by=editor
    )
    address = published[0].get_absolute_url()
    assert "Not yet read by a native reader" in text_of(public.get(address))

    desk.post(f"{address}translations/mk/check/", {"read": made.pk})

    page = text_of(public.get(address))
    assert '<p lang="mk">Поправете го мостот.</p>' in page
    assert "Not yet read by a native reader" not in page


def test_a_translation_changed_meanwhile_is_not_said_to_be_read(desk, published, editor):
    words = {"language": "mk", "by": editor}
    old = describing.translate_recommendation(published[0], text="Старо.", **words)
    new = describing.translate_recommendation(published[0], text="Ново.", **words)

    desk.post(f"{published[0].get_absolute_url()}translations/mk/check/", {"read": old.pk})

    new.refresh_from_db()
    assert new.state == "drafted"


def test_a_stale_form_keeps_what_was_typed_and_can_be_sent_again(desk, published):
    address = f"{published[2].get_absolute_url()}edit/"
    typed = {"version": 1, "text": "Open it now.", "language": "en", "addressees": ""}
    desk.post(address, {**typed, "text": "Open it on Mondays."})

    stale = desk.post(address, typed)

    page = text_of(stale)
    assert "Somebody else changed this in the meantime." in page
    assert "Open it on Mondays." in page
    assert "Open it now.</textarea>" in page
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert desk.post(address, {**typed, "version": version}).status_code == 302
    assert Recommendation.objects.get(pk=published[2].pk).text == "Open it now."


def test_addressees_survive_an_edit_of_the_words(desk, published):
    address = f"{published[1].get_absolute_url()}edit/"
    shown = text_of(desk.get(address))
    assert 'value="donors" list="id_addressees_known"' in shown

    desk.post(
        address,
        {"version": 1, "text": "Fund clubs.", "language": "en", "addressees": "donors"},
    )

    asked = Recommendation.objects.get(pk=published[1].pk).asked.get()
    assert (asked.organisation, asked.as_written, asked.reason) == (
        None,
        "donors",
        "explicit-subject",
    )


def _grown(published, make, editor):
    """Thirty more public asks, in ten papers."""
    for number in range(10):
        lines = [f"The Ministry of Bridges should mend bridge {number}{one}." for one in "abc"]
        paper = make(*lines, title=f"Paper {number}")
        for suggestion in paper.suggestions.all():
            reviewing.accept_suggestion(suggestion, version=1, by=editor)
        reviewing.publish_asks(Document.objects.get(pk=paper.pk), by=editor)


def test_no_page_asks_the_database_more_when_the_register_grows(
    public, published, document, make, editor, country
):
    pages = [
        "/recommendations/", "/recommendations/?q=mend", "/recommendations/?theme=bridges",
        "/recommendations/?addressee=ministry-of-bridges", "/recommendations/register.json",
        published[0].get_absolute_url(), "/recommendations/of/ministry-of-bridges/",
        "/recommendations/in/XK/", f"/documents/{document.code}/", "/documents/",
    ]  # fmt: skip

    few = {page: _asked_by(public, page) for page in pages}
    _grown(published, make, editor)

    assert {page: _asked_by(public, page) for page in pages} == few


def _asked_by(client, page):
    client.get(page)  # what is kept is there from now on
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_the_second_of_two_clicks_on_a_family_is_quiet(published, client_of, secretariat):
    office = client_of(Role.SECRETARIAT, Organisation.objects.get(pk=secretariat.organisation_id))
    one, other = published[:2]
    joined, parted = (reverse(name, args=[one.code]) for name in FAMILY_ACTS)

    answers = [office.post(joined, {"other": other.code}) for _click in range(2)]
    answers += [office.post(parted) for _click in range(2)]

    assert [(one.status_code, one["Location"]) for one in answers] == [
        (302, published[0].get_absolute_url())
    ] * 4


@pytest.mark.parametrize("name", ["theme", "marker", "country", "addressee", "document"])
def test_a_filter_that_is_none_leaves_the_page_standing(client, published, name):
    page = client.get("/recommendations/", {name: "nothing-of-the-kind"})

    assert page.status_code == 200
