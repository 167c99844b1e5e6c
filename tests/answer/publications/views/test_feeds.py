"""Feeds and calendars, as the programs of readers take them."""

import datetime as dt

import feedparser
import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from mostura.answer.correspondence.models import Step

HIDDEN = "Tajni nacrt o mostu."
FEEDS = (
    "/feeds/all.atom", "/feeds/of/ministry-of-bridges.atom", "/feeds/in/xk.atom",
    "/feeds/about/bridges.atom",
)  # fmt: skip
CALENDARS = ("/feeds/all.ics", "/feeds/of/ministry-of-bridges.ics", "/feeds/in/xk.ics")


def parsed(path):
    """A feed as a reader's program takes it."""
    response = Client().get(path)
    assert response["Content-Type"].startswith("application/atom+xml")
    return feedparser.parse(response.content)


def events(path):
    """The days of a calendar, as another program reads them back."""
    response = Client().get(path)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


# --- feeds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_whole_and_tells_what_moved(record, path):
    feed = parsed(path)

    assert feed.bozo == 0
    assert sorted(one.title.split(" =")[0] for one in feed.entries if "=Mend" in one.title) == [
        "Bridge House says how far it is: Begun.",
        "Entered the public register:",
        "Ministry of Bridges has answered.",
        "Ministry of Bridges has answered.",
        "Ministry of Bridges promises something.",
        "Ministry of Bridges says how far it is: Done.",
        "Ministry of Bridges was asked by letter.",
    ]
    moments = [one.updated_parsed for one in feed.entries]
    assert moments == sorted(moments, reverse=True)


def test_an_entry_leads_to_the_ask_and_is_known_again(record):
    entry = next(one for one in parsed("/feeds/all.atom").entries if "agree" in one.summary)

    page = f"https://hub.example/recommendations/{record.ask.code}/"
    assert (entry.link, entry.id) == (page, f"{page}#answered-{record.answer.pk}")
    assert entry.summary == "Accepted. We agree & begin."


def test_a_feed_knows_its_page_and_its_own_address(record):
    feed = parsed("/feeds/in/xk.atom?language=en").feed

    assert {one["rel"]: one["href"] for one in feed.links} == {
        "alternate": "https://hub.example/recommendations/in/xk/",
        "self": "https://hub.example/feeds/in/xk.atom?language=en",
    }


def test_a_feed_speaks_the_language_asked_for(record):
    feed = parsed("/feeds/all.atom?language=sr")

    assert any("Министарство мостова" in one.title for one in feed.entries)
    assert feed.feed.language == "sr"


def test_what_happens_next_is_a_new_entry(record, waiting):
    before = {one.id for one in parsed("/feeds/all.atom").entries}

    Step.objects.create(
        asking=waiting, kind="clarification_asked", at=timezone.now(), text="Which?"
    )
    after = parsed("/feeds/all.atom").entries

    assert [one.summary for one in after if one.id not in before] == ["Which?"]


def test_signs_that_xml_cannot_hold_do_not_break_a_feed(record):
    record.ask.text = "Mend\x0b the\x08 bridge."
    record.ask.save()

    assert parsed("/feeds/all.atom").bozo == 0


@pytest.mark.parametrize("path", [*FEEDS, *CALENDARS])
def test_nothing_that_is_not_public_is_in_it(record, path):
    assert HIDDEN not in Client().get(path).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/feeds/of/nobody.atom", "/feeds/in/nowhere.atom", "/feeds/about/nothing.atom",
        "/feeds/of/nobody.ics", "/feeds/in/nowhere.ics", "/feeds/about/bridges.ics",
    ],
)  # fmt: skip
def test_what_is_not_there_has_neither_feed_nor_calendar(record, path):
    assert Client().get(path).status_code == 404


@pytest.mark.parametrize("kind", ["atom", "ics"])
def test_a_body_that_joined_another_leads_there(record, kind):
    record.house.joined_into = record.ministry
    record.house.save()

    response = Client().get(f"/feeds/of/bridge-house.{kind}?language=mk")

    assert response["Location"] == f"/feeds/of/ministry-of-bridges.{kind}?language=mk"


def test_an_empty_hub_has_whole_feeds_and_calendars(db):
    assert (parsed("/feeds/all.atom").bozo, events("/feeds/all.ics")) == (0, [])


def test_a_feed_costs_the_same_whatever_it_holds(record, django_assert_max_num_queries):
    with django_assert_max_num_queries(40):
        Client().get("/feeds/all.atom")


# --- calendars -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", CALENDARS)
def test_a_calendar_holds_what_is_due_and_what_was_promised(record, waiting, path):
    today = timezone.localdate()

    found = {str(one["summary"]): one.decoded("dtstart") for one in events(path)}

    assert found == {
        "Ministry of Bridges: an answer is due": today + dt.timedelta(days=10),
        "Ministry of Bridges promised: Mend the arch, first.": today + dt.timedelta(days=90),
    }


def test_a_day_keeps_its_name_when_the_calendar_is_read_again(record, waiting):
    first, again = events("/feeds/all.ics"), events("/feeds/all.ics")

    assert [str(one["uid"]) for one in first] == [
        f"due-{waiting.code}@hub.example",
        f"promise-{record.asking.code}-{record.promise.pk}@hub.example",
    ]
    assert [one.to_ical() for one in first] == [one.to_ical() for one in again]


def test_a_calendar_of_an_addressee_holds_only_its_own_days(record, waiting):
    waiting.organisation = record.house
    waiting.save()

    assert len(events("/feeds/of/ministry-of-bridges.ics")) == 1


@pytest.mark.parametrize("state", ["answered", "clarification_asked", "withdrawn", "drafted"])
def test_what_no_answer_is_awaited_for_is_not_due(record, waiting, state):
    waiting.state = state
    waiting.save()

    assert [one for one in events("/feeds/all.ics") if "due" in one["uid"]] == []


def test_a_promise_taken_back_is_no_day_to_keep(record):
    record.promise.withdrawn_at, record.promise.withdrawn_reason = timezone.now(), "No money."
    record.promise.save()

    assert events("/feeds/all.ics") == []


def test_a_calendar_speaks_the_language_asked_for(record):
    found = events("/feeds/all.ics?language=sr")

    assert ["Министарство мостова" in str(one["summary"]) for one in found] == [True]


# --- where they are found ------------------------------------------------------------------------


def test_pages_name_their_feed(record):
    pages = {
        "/recommendations/": "/feeds/all.atom",
        "/recommendations/of/ministry-of-bridges/": "/feeds/of/ministry-of-bridges.atom",
        "/recommendations/in/xk/": "/feeds/in/xk.atom",
        "/recommendations/?theme=bridges": "/feeds/about/bridges.atom",
        "/feeds/": "/feeds/all.atom",
    }

    for page, feed in pages.items():
        head = Client().get(page).content.decode().partition("</head>")[0]
        assert f'href="{feed}?language=en"' in head, page


def test_the_page_leads_to_feeds_of_countries_and_themes(record):
    page = Client().get("/feeds/").content.decode()

    for address in ("/feeds/in/xk.atom", "/feeds/in/xk.ics", "/feeds/about/bridges.atom"):
        assert f'href="{address}?language=en"' in page
