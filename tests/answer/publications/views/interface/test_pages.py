"""The read API for people and for their tools."""

import json

from django.test import Client

from mostura.answer.publications.policy.interface import OPERATIONS
from mostura.answer.publications.views.interface.pages import description


def test_the_page_lists_every_operation_and_leads_to_the_description(record):
    page = Client().get("/api/").content.decode()

    assert 'href="/api/openapi.json"' in page
    assert [path for path in description()["paths"] if path not in page] == []
    assert [name for name, purpose in OPERATIONS.items() if str(purpose) not in page] == []
    assert "cdn" not in page.lower()


def test_the_description_is_openapi_and_names_every_status(record):
    told = json.loads(Client().get("/api/openapi.json").content)
    statuses = {
        path: sorted(methods["get"]["responses"]) for path, methods in told["paths"].items()
    }

    assert told["openapi"].startswith("3.1")
    assert set(OPERATIONS) == {one["get"]["operationId"] for one in told["paths"].values()}
    assert statuses == {
        path: ["200", "404", "422", "429"] if "{" in path else ["200", "422", "429"]
        for path in statuses
    }


def test_an_address_that_is_not_there_answers_like_the_others(db):
    for path in ("/api/nothing/", "/api/recommendations", "/api/recommendations/a/b/"):
        response = Client().get(path)

        assert (response.status_code, response.json()) == (404, {"detail": "Not Found"})
