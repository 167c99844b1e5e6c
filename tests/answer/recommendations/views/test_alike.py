"""The list of pairs that look alike, and the same offer on the page of an ask."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mostura.actor import Role
from mostura.answer.recommendations.models import Kinship, Resemblance
from mostura.ground.organisations.models import Organisation

pytestmark = pytest.mark.django_db

LIST = "/recommendations/perhaps-the-same/"


@pytest.fixture
def office(client_of, secretariat):
    """Somebody of the coalition's office, signed in."""
    return client_of(Role.SECRETARIAT, Organisation.objects.get(pk=secretariat.organisation_id))


@pytest.fixture
def pair(published):
    """Two public asks that the machine holds to be the same."""
    Resemblance.objects.create(one=published[0], other=published[1], score=0.7)
    return published[0], published[1]


def text_of(response):
    return " ".join(response.getvalue().decode().split())


def test_the_page_of_an_ask_offers_what_looks_alike_to_those_who_work_on_it(office, desk, pair):
    one, other = pair

    pages = [text_of(client.get(one.get_absolute_url())) for client in (office, desk, Client())]

    assert ["Perhaps the same ask" in page for page in pages] == [True, True, False]
    assert [f'value="{other.code}"' in page for page in pages] == [True, False, False]
    assert "No person has put another ask beside this one yet." in pages[2]


def test_a_pair_of_the_list_is_joined_and_leaves_it(office, pair):
    one, other = pair
    typed = {"other": other.code, "from": "list"}

    answer = office.post(f"{one.get_absolute_url()}join/", typed)

    assert answer["Location"] == LIST
    assert Kinship.objects.filter(parted_at=None).count() == 2
    assert "No pair waits for a person" in text_of(office.get(LIST))


def test_a_pair_of_the_list_is_told_apart_and_taken_back(office, pair):
    one, other = pair
    typed = {"other": other.code, "from": "list"}

    told = office.post(f"{one.get_absolute_url()}tell-apart/", typed, follow=True)
    back = office.post(f"{one.get_absolute_url()}offer-again/", typed, follow=True)

    assert "Said not to be the same" in text_of(told)
    assert "Said not to be the same" not in text_of(back)
    assert "70 of 100 alike" in text_of(back)


def test_an_editor_reads_the_list_and_is_told_who_decides(desk, pair):
    page = text_of(desk.get(LIST))

    assert pair[0].text in page
    assert "Only the secretariat says which asks belong together" in page
    assert "Not the same</button>" not in page


def test_no_list_asks_the_database_more_when_there_are_more_pairs(office, published, pair):
    few = [_asked_by(office, page) for page in (LIST, published[0].get_absolute_url())]
    Resemblance.objects.create(one=published[0], other=published[2], score=0.6)
    Resemblance.objects.create(one=published[1], other=published[2], score=0.6)

    many = [_asked_by(office, page) for page in (LIST, published[0].get_absolute_url())]

    assert many == few


def _asked_by(client, page):
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
