"""The pages that look across everything."""

import pytest

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
