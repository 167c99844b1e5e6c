"""Sentences end where they end, and glued lists come apart."""

import pytest

from mostura.engines.reading.rules.sentences import pieces_of, sentences_of


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences_of(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "sentences"),
    [
        ("en", "Dr. Bell spoke. Nobody left.", ["Dr. Bell spoke.", "Nobody left."]),
        ("en", "It rose, e.g. Monday. It fell.", ["It rose, e.g. Monday.", "It fell."]),
        ("hbs", "Sastanak je 5. Maja. Dođite.", ["Sastanak je 5. Maja.", "Dođite."]),
        ("hbs", "Čl. 3. važi. Kraj.", ["Čl. 3. važi.", "Kraj."]),
        ("de", "Am 14. März regnete es. Gut.", ["Am 14. März regnete es.", "Gut."]),
        ("sq", "Shih nr. 4 të ligjit. Faleminderit.", ["Shih nr. 4 të ligjit.", "Faleminderit."]),
        ("mk", "Види чл. 7. Готово.", ["Види чл. 7. Готово."]),
        ("en", "Is it so? Yes!", ["Is it so?", "Yes!"]),
    ],
)
def test_abbreviations_and_ordinals_end_no_sentence(language, text, sentences):
    assert cut(text, language) == sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("They should: row; sail; swim.", ["row;", "sail;", "swim."]),
        ("They should: (a) row; (b) sail.", ["row;", "sail."]),
        ("They should: → row → sail", ["row", "sail"]),
        ("They should row and sail.", []),
        ("They should: row.", []),
    ],
)
def test_a_list_glued_to_its_sentence_comes_apart(text, pieces):
    assert [text[start:end] for start, end in pieces_of(text)] == pieces
