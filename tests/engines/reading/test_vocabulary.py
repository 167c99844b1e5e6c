"""Themes are found by the beginnings of words."""

from mostura.engines.reading.vocabulary import Vocabulary

ROWS = [
    {"key": "ferries", "scheme": "theme", "cues": {"en": ["ferr", "old harbour"]}},
    {"key": "chapter-2", "scheme": "eu_chapter", "cues": {"en": ["chapter 2"]}},
    {"key": "general", "scheme": "upr_action", "cues": {"en": ["strengthen"]}},
]


def themes(folded: str) -> tuple[str, ...]:
    return Vocabulary.of(ROWS).themes_of(folded, language="en")


def test_the_theme_named_most_often_comes_first():
    assert themes("chapter 2 on ferries in the old harbour") == ("ferries", "chapter-2")


def test_a_number_is_the_whole_number():
    assert themes("chapter 23") == ()


def test_kinds_of_action_are_no_themes():
    assert themes("strengthen the crew") == ()


def test_another_language_has_other_cues():
    assert Vocabulary.of(ROWS).themes_of("ferries", language="de") == ()
