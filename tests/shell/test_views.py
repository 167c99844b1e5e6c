"""The gallery shows every component, and every page stands without what was built."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.core.handlers.wsgi import WSGIRequest
from django.template.loader import render_to_string
from django.test import RequestFactory
from PIL import Image

from mostura.shell.templatetags import components


@pytest.fixture
def page(client, db):
    return client.get("/gallery/")


def test_the_gallery_opens_to_everyone(page):
    assert page.status_code == 200


def test_the_gallery_says_that_it_is_a_demonstration(page):
    assert 'class="demonstration"' in page.content.decode()


def test_the_filters_of_the_gallery_work_by_address(client, db):
    html = client.get("/gallery/?q=hall&sort=-asks&page=2").content.decode()

    assert "?sort=-asks" in html
    assert 'aria-sort="descending"' in html


@pytest.mark.parametrize(
    ("code", "tag"), [("sr-latn", "sr-Latn"), ("sr", "sr-Cyrl"), ("mk", "mk"), ("", "und")]
)
def test_a_language_is_named_as_browsers_name_it(code, tag):
    assert components.language_tag(code) == tag


def test_the_page_says_in_which_language_it_is(client, db):
    html = client.get("/gallery/", headers={"accept-language": "sr-Latn"}).content.decode()

    assert '<html lang="sr-Latn">' in html


def test_an_address_that_is_not_there_gets_a_page_that_says_what_to_do(client, db):
    response = client.get("/no/such/page/")

    assert response.status_code == 404
    assert "This page is not here" in response.content.decode()


@pytest.mark.parametrize("name", ["500", "503"])
def test_a_page_for_our_own_faults_needs_nothing_of_the_hub(name):
    html = render_to_string(f"{name}.html")

    assert "<h1>" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["400", "403", "404", "shell/stale_form"])
def test_a_page_for_a_wrong_turn_says_what_happened_and_what_to_do(name):
    html = render_to_string(f"{name}.html", {}, RequestFactory().get("/"))

    assert html.count("<h1>") == 1
    assert 'class="lead"' in html


def test_a_refusal_says_its_reason():
    request: WSGIRequest = RequestFactory().get("/")

    html = render_to_string(
        "shell/refused.html", {"refusal": components.Tab("Not yours.", "")}, request
    )

    assert "Not yours." in html


def test_search_engines_leave_doors_and_accounts_alone(client, db):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.split("\n") == [
        *("User-agent: *", "Disallow: /account/", "Disallow: /enter/"),
        *("Disallow: /join/", "Disallow: /sign-in/", "", ""),
    ]


def test_search_engines_leave_a_demonstration_alone_altogether(client, db, settings, tmp_path):
    settings.MOSTURA_HOME = tmp_path
    (tmp_path / "demonstration").touch()

    assert client.get("/robots.txt").text.split("\n")[:2] == ["User-agent: *", "Disallow: /"]


def test_browsers_that_do_not_draw_get_the_mark_as_a_picture(client, db):
    address = client.get("/favicon.ico").headers["Location"]

    assert re.fullmatch(r"/static/shell/mark(\.[0-9a-f]+)?\.png", address)
    with Image.open(finders.find("shell/mark.png")) as picture:
        assert (picture.size, picture.format) == ((48, 48), "PNG")


def test_every_page_names_the_mark_both_drawn_and_as_a_picture(page):
    icons = re.findall(r'rel="icon" href="[^"]+" type="([^"]+)"', page.text)

    assert icons == ["image/png", "image/svg+xml"]
