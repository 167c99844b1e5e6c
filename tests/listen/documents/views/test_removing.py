"""The page on which a document is removed, and the list of what is left."""

import pytest
from django.utils import timezone

from mostura.listen.documents.models import Document
from mostura.listen.documents.policy import State

pytestmark = pytest.mark.django_db

WORKS = "/documents/in-the-works/"
REMOVED = "/documents/removed/"


@pytest.fixture
def invoice(organisation):
    """A document that should not be here."""
    document = Document.objects.create(
        title="Invoice of Mr Example", organisation=organisation, state=State.READ
    )
    document.suggestions.create(
        number=1, text="Pay the bill.", start=0, end=13, rule="modal", confidence=0.5
    )
    return document


@pytest.fixture
def address(invoice):
    """Where it is removed."""
    return f"/documents/{invoice.code}/remove/"


def text_of(response):
    return " ".join(response.content.decode().split())


def test_an_editor_finds_the_way_from_the_works(at_desk, address):
    assert address in text_of(at_desk.get(WORKS))

    page = text_of(at_desk.get(address))

    assert "Invoice of Mr Example" in page
    assert "1 suggestion" in page
    assert Document.objects.get().state == State.READ


def test_without_a_reason_nothing_is_removed(at_desk, address):
    page = text_of(at_desk.post(address, {"version": 1, "reason": "  "}))

    assert "Please look at this again" in page
    assert Document.objects.get().state == State.READ


def test_what_is_left_is_the_reason_and_no_title(at_desk, address, invoice):
    page = text_of(at_desk.post(address, {"version": 1, "reason": "Not ours."}, follow=True))

    assert "The document is removed." in page
    assert "Not ours." in page
    assert invoice.code in page
    assert "Invoice of Mr Example" not in page
    assert at_desk.get(f"/documents/{invoice.code}/").status_code == 404


def test_the_second_of_two_clicks_leads_to_the_same_list(at_desk, address):
    answers = [at_desk.post(address, {"version": 1, "reason": "Not ours."}) for _click in "12"]

    assert [one.headers["Location"] for one in answers] == [REMOVED, REMOVED]


def test_a_stale_page_says_so_keeps_the_reason_and_can_be_sent_again(at_desk, address):
    Document.objects.update(version=2, title="Round table")

    page = text_of(at_desk.post(address, {"version": 1, "reason": "Not ours."}))

    assert "Somebody else changed this in the meantime." in page
    assert "Round table" in page
    assert "Not ours.</textarea>" in page
    assert at_desk.post(address, {"version": 2, "reason": "Not ours."}).status_code == 302


def test_what_was_published_meanwhile_is_to_be_withdrawn(at_desk, address, invoice):
    Document.objects.update(state=State.PUBLISHED, published_at=timezone.now(), version=2)

    page = text_of(at_desk.post(address, {"version": 1, "reason": "Not ours."}))

    assert "Withdraw it instead" in page
    assert f"/documents/{invoice.code}/withdraw/" in page
    assert Document.objects.get().state == State.PUBLISHED
