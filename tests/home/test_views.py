"""The pages that look across everything."""

import datetime as dt

import pytest
from django.apps import apps
from django.utils import timezone
from django.utils.formats import date_format

pytestmark = pytest.mark.django_db


def test_an_empty_hub_shows_no_figures(client):
    html = client.get("/").content.decode()

    assert "Nothing has been published yet" in html
    assert 'class="sheet figure' not in html


def test_the_page_about_the_hub_names_the_state_of_each_translation(client):
    html = client.get("/about/").content.decode()

    assert "Made from the Cyrillic text, letter by letter" in html
    assert "GeoNames" in html


def test_the_desk_is_for_those_who_signed_in(client):
    response = client.get("/desk/")

    assert response.status_code == 302
    assert response.url.startswith("/sign-in/login/")


def test_an_ask_is_dated_by_when_it_was_said(client):
    _published("Plant trees along the river", dated_on=dt.date(2021, 5, 4))

    html = client.get("/").content.decode()

    assert "4 May 2021" in html
    assert date_format(timezone.localdate(), "DATE_FORMAT") not in html


def test_the_front_page_promises_what_there_is_and_its_map_says_one_thing(client):
    _published("Plant trees along the river", dated_on=dt.date(2021, 5, 4))

    html = client.get("/").content.decode()

    assert "What people asked for, and of whom" in html
    assert "what came of it" not in html
    assert "Where it was asked" not in html


def _published(text, *, dated_on):
    body = _made("organisations.Organisation", name="Kopshti i Përbashkët")
    ask = _made(
        "recommendations.Recommendation", text=text, organisation=body,
        state="published", published_at=timezone.now(),
    )  # fmt: skip
    paper = _made(
        "documents.Document", title="A letter", organisation=body, dated_on=dated_on,
        state="published", published_at=timezone.now(),
    )  # fmt: skip
    _made(
        "recommendations.Origin", recommendation=ask, document=paper, passage=text, start=0,
        end=len(text),
    )  # fmt: skip


def _made(model, **values):
    return apps.get_model(model).objects.create(**values)
