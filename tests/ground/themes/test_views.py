import pytest
from django.conf import settings

from mostura.actor import CLOCK
from mostura.ground.themes.actions import load_vocabulary

FILE = settings.MOSTURA_REGION_PACK / "themes.json"


@pytest.fixture
def vocabulary(db):
    return load_vocabulary(FILE, by=CLOCK)


def test_a_visitor_reads_every_scheme_with_its_descriptions(client, vocabulary):
    text = client.get("/themes/").content.decode()

    assert text.count("<section") == 8
    assert "The freedom to associate" in text
    assert "Chapter 23: Judiciary and fundamental rights" in text


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("sq", "Hapësira qytetare"),
        ("sr", "Грађански простор"),
        ("sr-latn", "Građanski prostor"),
        ("mk", "Граѓански простор"),
    ],
)
def test_a_visitor_reads_the_vocabulary_in_their_language(client, vocabulary, language, name):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    assert name in client.get("/themes/").content.decode()


def test_the_page_asks_the_database_once(client, vocabulary, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get("/themes/")


def test_an_empty_hub_says_who_loads_the_vocabulary(client, db):
    assert "mostura load_themes" in client.get("/themes/").content.decode()
