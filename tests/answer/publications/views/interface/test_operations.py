"""The read API: what it gives, what it does not, and how it says what was asked wrongly."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mostura.answer.correspondence.models import Asking
from mostura.engines.wording.lexicon_making import build

LEXICA = Path(__file__).resolve().parents[5] / "var" / "lexica"
HIDDEN = "Tajni nacrt o mostu."
LISTS = (
    "recommendations", "documents", "organisations", "answers", "commitments", "claims",
    "families", "themes", "places",
)  # fmt: skip


@pytest.fixture
def lexica(settings):
    """The word lists that words are looked up with."""
    list(build(LEXICA))
    settings.MOSTURA_LEXICA = LEXICA


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet():
    cache.clear()


@pytest.fixture
def ask(record):
    """Somebody's program: what it asks, and what it is told."""

    def asked(path, **said):
        return Client().get(f"/api/{path}", said).json()

    return asked


def test_a_recommendation_is_told_with_what_became_of_it(ask, record):
    told = ask(f"recommendations/{record.ask.code}/")
    put, today = told["put_to"][0], timezone.localdate()

    assert (told["text"], told["themes"], told["countries"]) == (
        record.ask.text,
        ["bridges"],
        ["xk"],
    )
    assert told["address"] == f"https://hub.example/recommendations/{record.ask.code}/"
    assert told["addressees"] == [
        {
            "code": "ministry-of-bridges",
            "name": "Ministry of Bridges",
            "as_written": "the ministry",
        }
    ]
    assert told["origins"][0]["passage"] == record.ask.text
    assert told["how_far"] == {
        "mean": 0.6667,
        "lowest": 0.3333,
        "highest": 1.0,
        "voices": 2,
        "dissent": True,
        "reversed_by": 0,
    }
    assert (put["state"], [one["stands"] for one in put["answers"]]) == ("answered", [False, True])
    assert put["commitments"][0]["due_on"] == f"{today + dt.timedelta(days=90)}"
    assert sorted(one["level"] for one in told["claims"]) == ["begun", "done"]


def test_names_come_in_the_language_asked_for(ask):
    told = ask("answers/", language="sr")

    assert told["results"][0]["organisation"]["name"] == "Министарство мостова"


def test_an_organisation_is_told_with_shares_and_spread(ask):
    told = ask("organisations/")["results"]

    assert [(one["code"], one["asked"]) for one in told] == [("ministry-of-bridges", 2)]
    assert told[0]["shares"] == {
        "put": 1, "answered": 1, "accepted": 1, "promised": 1, "overdue": 0, "refused": 0,
    }  # fmt: skip
    assert told[0]["how_far"] == {
        "asks": 2, "spoken_of": 1, "mean": 0.6667, "lowest": 0.3333, "highest": 1.0,
        "dissenting": 1, "reversed": 0,
    }  # fmt: skip


def test_lists_hold_what_stands_and_on_demand_what_was_replaced(ask, record):
    standing = ask("answers/")["results"]
    everything = ask("answers/", everything=True)["results"]

    assert [one["kind"] for one in standing] == ["accepted"]
    assert [one["kind"] for one in everything] == ["accepted", "noted"]


def test_what_was_said_is_narrowed_to_an_ask_and_to_a_body(ask, record):
    of_ask = ask("claims/", recommendation=record.ask.code)["count"]
    of_other = ask("claims/", recommendation=record.asks[1].code)["count"]
    by_house = ask("claims/", organisation="bridge-house")["count"]
    by_nobody = ask("claims/", organisation="no-such-body")["count"]

    assert (of_ask, of_other, by_house, by_nobody) == (2, 0, 1, 0)


def test_a_body_that_joined_another_answers_as_that(ask, record):
    record.house.joined_into = record.ministry
    record.house.save()

    assert ask("organisations/bridge-house/")["code"] == "ministry-of-bridges"
    assert ask("claims/", organisation="bridge-house")["count"] == 2


def test_families_themes_places_and_documents_are_told(ask, record):
    codes = sorted(one.code for one in record.asks)

    assert [sorted(one["recommendations"]) for one in ask("families/")["results"]] == [codes]
    assert ask("themes/", scheme="theme")["results"][0]["description"] == "What stands over rivers."
    assert ask("places/", country="XK")["results"][0]["names"]["sr"] == "Косово"
    assert ask("documents/")["results"][0]["recommendations"] == 2
    assert ask(f"documents/{record.paper.code}/")["source"] == "https://papers.example/1"


@pytest.mark.usefixtures("lexica")
def test_the_filters_are_those_of_the_register(ask, record):
    for said in (
        {"addressee": "ministry-of-bridges"}, {"country": "xk"}, {"theme": "bridges"},
        {"document": record.paper.code}, {"order": "oldest"},
    ):  # fmt: skip
        assert ask("recommendations/", **said)["count"] == 2
    assert ask("recommendations/", addressee="bridge-house")["count"] == 0
    assert ask("recommendations/", q="no such words")["count"] == 0


def test_pages_lead_to_each_other(ask):
    first = ask("recommendations/", limit=1)
    second = ask("recommendations/", limit=1, page=2)

    assert first["next"] == "https://hub.example/api/recommendations/?limit=1&page=2"
    assert (first["count"], first["previous"], second["next"]) == (2, None, None)
    assert first["results"][0]["code"] != second["results"][0]["code"]
    assert ask("recommendations/", page=100_000)["results"] == []


def test_nothing_that_is_not_public_is_told(record):
    Asking.objects.create(
        recommendation=record.draft, organisation=record.ministry, state="sent",
        time_zone="Europe/Belgrade",
    ).answers.create(kind="noted", reasons=HIDDEN, language="sr")  # fmt: skip
    client = Client()

    told = [client.get(f"/api/{name}/?everything=true").content.decode() for name in LISTS]
    told += [client.get(f"/api/{name}/").content.decode() for name in LISTS]

    assert [one for one in told if HIDDEN in one or record.draft.code in one] == []
    assert client.get(f"/api/recommendations/{record.draft.code}/").status_code == 404


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "said",
    [
        "limit=0", "limit=101", "limit=many", "page=0", "page=100001", f"page={'9' * 40}",
        "language=xx", "colour=red", "page=1&page=2", "language=%00",
    ],
)  # fmt: skip
def test_a_wrong_question_is_told_what_is_wrong(record, name, said):
    response = Client().get(f"/api/{name}/?{said}")

    assert response.status_code == 422
    assert all(one["message"] for one in response.json()["detail"])


@pytest.mark.parametrize(
    "path",
    [
        "recommendations/?q=%00", "recommendations/?order=best", "recommendations/?country=a%20b",
        "themes/?scheme=colours", "places/?kind=planet", "places/?country=xk",
        "claims/?everything=perhaps", "recommendations/%00/", "documents/a%20b/",
    ],
)  # fmt: skip
def test_words_that_cannot_be_are_refused(record, path):
    assert Client().get(f"/api/{path}").status_code == 422


def test_a_fault_names_its_parameter_and_not_what_was_sent(record):
    told = Client().get("/api/themes/?limit=7777").json()

    assert told == {
        "detail": [{"parameter": "limit", "message": "Input should be less than or equal to 100"}]
    }


@pytest.mark.parametrize("name", ["recommendations", "documents", "organisations"])
def test_what_is_not_there_is_said_in_the_same_form(record, name):
    response = Client().get(f"/api/{name}/nowhere/")

    assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})


def test_who_asks_too_often_is_told_when_to_come_back(record, settings):
    settings.MOSTURA_API_PER_MINUTE = 2
    client = Client()

    statuses = [client.get("/api/themes/").status_code for _turn in range(3)]
    late = client.get("/api/themes/")

    assert statuses == [200, 200, 429]
    assert (late.json(), late["Retry-After"]) == ({"detail": "Too many requests."}, "60")


@pytest.mark.parametrize("name", LISTS)
def test_a_longer_list_asks_the_database_as_often(record, django_assert_max_num_queries, name):
    with django_assert_max_num_queries(16):
        Client().get(f"/api/{name}/")


def test_other_sites_may_read_and_nobody_is_given_a_cookie(record):
    response = Client().get("/api/recommendations/")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=60"
