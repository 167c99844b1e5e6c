"""Institutions are found in every language, script and grammatical case."""

import json

import pytest

from mostura.engines.reading.registry import Registry, same_word
from mostura.engines.reading.rules.lines import line_of

ROWS = [
    {
        "key": "rs-government",
        "country": "RS",
        "names": {
            "en": ["Government of Serbia"],
            "sr": ["Влада Србије"],
            "sq": "Qeveria e Serbisë",
        },
        "abbreviations": {},
    },
    {
        "key": "xk-government",
        "country": "XK",
        "names": {"en": "Government of Kosovo", "sq": ["Qeveria e Kosovës"]},
        "abbreviations": {},
    },
    {
        "key": "mk-justice",
        "country": "MK",
        "names": {"en": "Ministry of Justice", "mk": ["Министерство за правда"]},
        "abbreviations": {"mk": ["МП"]},
    },
]
COUNTRIES = [{"code": "RS", "names": {"en": "Serbia", "sr": "Србија"}}]


def keys(text: str, language: str) -> list[str]:
    mentions = Registry.of(ROWS, COUNTRIES).mentions(line_of(text, start=0), language)
    return [candidate.key for mention in mentions for candidate in mention.candidates]


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "the Government of the Republic of Serbia said", "rs-government"),
        ("hbs", "од Владе Србије тражимо", "rs-government"),
        ("hbs", "pozivamo Vladu Srbije", "rs-government"),
        ("hbs", "Vladi Republike Srbije", "rs-government"),
        ("sq", "i kërkojmë Qeverisë së Kosovës", "xk-government"),
        ("sq", "Qeverise se Kosoves", "xk-government"),
        ("mk", "до Министерството за правда", "mk-justice"),
        ("mk", "рече МП вчера", "mk-justice"),
    ],
)
def test_an_inflected_name_is_the_same_institution(language, text, key):
    assert keys(text, language) == [key]


def test_small_letters_name_nobody():
    assert keys("the government of serbia", "en") == []


def test_a_state_stands_for_its_government():
    assert keys("In Serbia it rained", "en") == ["rs-government"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("vlada", "vlade", True),
        ("kosova", "kosoves", True),
        ("interior", "internal", False),
        ("pravda", "pravdata", True),
        ("sud", "sudan", False),
    ],
)
def test_forms_of_a_word_differ_in_their_endings_only(one, other, same):
    assert same_word(one, other) is same


def test_a_registry_is_read_from_its_file_with_the_states_beside_it(tmp_path):
    file = tmp_path / "institutions.json"
    file.write_text(json.dumps(ROWS), encoding="utf-8")
    beside = tmp_path / "countries.json"
    beside.write_text(json.dumps({"countries": COUNTRIES}), encoding="utf-8")

    registry = Registry.load(file)

    state = registry.state("RS")
    assert state is not None
    assert (state.name, state.key, state.is_state) == ("Serbia", "rs-government", True)
