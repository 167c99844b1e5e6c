"""One ask as a card in pages of other sites."""

import re

import pytest
from django.test import Client
from django.utils import timezone


@pytest.fixture
def card(record):
    """The card of the first ask, as another site's page asks for it."""

    def asked(query="", **headers):
        return Client().get(f"/embed/{record.ask.code}/{query}", headers=headers)

    return asked


def words(response):
    """What a reader sees of it."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_card_says_what_was_asked_of_whom_and_what_came_of_it(card):
    shown = words(card("?language=en"))

    for sentence in (
        "=Mend the old bridge, “now” &amp; for good.",
        "Ministry of Bridges Promised",
        "Mean 0.67 of 2 accounts, from 0.33 to 1.00. They do not agree.",
    ):
        assert sentence in shown


def test_any_site_may_show_the_card_and_no_other_page(card, record):
    response = card()
    elsewhere = [
        Client().get(path)
        for path in (
            "/",
            f"/recommendations/{record.ask.code}/",
            f"/embed/{record.ask.code}/snippet/",
        )
    ]

    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert all(one["X-Frame-Options"] == "DENY" for one in elsewhere)
    assert all("frame-ancestors 'none'" in one["Content-Security-Policy"] for one in elsewhere)


def test_the_card_sets_no_cookie_runs_nothing_and_asks_nobody_else(card):
    response = card()
    page = response.content.decode()
    loaded = re.findall(r'<(?:link|img|script|iframe)[^>]+(?:href|src)="([^"]+)"', page)

    assert not response.cookies
    assert ("<script" in page, "<form" in page) == (False, False)
    assert "script-src 'none'" in response["Content-Security-Policy"]
    assert [one for one in loaded if not one.startswith("/static/")] == []


def test_the_card_leads_to_the_ask_in_a_window_of_its_own(card, record):
    page = card().content.decode()

    address = f"https://hub.example/recommendations/{record.ask.code}/"
    assert f'href="{address}" target="_blank" rel="noopener"' in page


@pytest.mark.parametrize(
    ("query", "tag", "name"),
    [("?language=sr", "sr-Cyrl", "Министарство мостова"), ("?language=xx", "en", "Ministry")],
)
def test_the_card_speaks_the_language_asked_for(card, query, tag, name):
    response = card(query)

    assert f'<html lang="{tag}">' in response.content.decode()
    assert name in words(response)


def test_a_translation_of_the_ask_is_shown_where_there_is_one(card):
    assert "Поправите стари мост." in words(card("?language=sr"))
    assert "Mend the old bridge" in words(card("?language=mk"))


def test_the_language_asked_for_is_said_in_the_head(card):
    assert card("?language=sr", **{"accept-language": "sq"})["Content-Language"] == "sr"


def test_a_card_that_stands_elsewhere_says_that_the_ask_was_withdrawn(card, record):
    record.ask.state, record.ask.withdrawn_reason = "withdrawn", "It names somebody."
    record.ask.withdrawn_at = timezone.now()
    record.ask.save()

    response = card()

    assert (response.status_code, "This was withdrawn" in words(response)) == (410, True)
    assert "Mend" not in words(response)
    assert "frame-ancestors *" in response["Content-Security-Policy"]


def test_what_is_not_public_has_no_card(record):
    for path in (f"/embed/{record.draft.code}/", "/embed/nowhere/"):
        assert Client().get(path).status_code == 404
        assert Client().get(f"{path}snippet/").status_code == 404


def test_the_lines_to_copy_hold_whatever_the_ask_says(record):
    record.ask.text = 'Say "no" to <script>alert(1)</script> & go on.'
    record.ask.save()

    page = Client().get(f"/embed/{record.ask.code}/snippet/?language=sr").content.decode()

    assert "<script>alert" not in page
    address = f"https://hub.example/embed/{record.ask.code}/?language=sr"
    assert f"&lt;iframe src=&quot;{address}&quot;" in page


def test_the_page_of_the_ask_leads_to_its_card(record):
    page = Client().get(f"/recommendations/{record.ask.code}/").content.decode()

    assert f'href="/embed/{record.ask.code}/snippet/"' in page
