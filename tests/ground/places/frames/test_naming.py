import pytest

from mostura.ground.places.frames.naming import MACEDONIAN, completed, sounding, written_in


def test_spellings_that_are_read_alike_sound_alike():
    assert {sounding(name) for name in ("Kočani", "Kochani", "Kocani", "Кочани")} == {"kocani"}


def test_a_serbian_name_brings_latin_macedonian_and_english():
    assert completed({"sr": "Никшић"}, ["sr"]) == {
        "en": "Nikšić",
        "mk": "Никшиќ",
        "sr": "Никшић",
        "sr-latn": "Nikšić",
    }


def test_where_two_languages_name_a_place_english_shows_both_in_the_order_of_the_pack():
    assert completed({"sq": "Pejë", "sr": "Пећ"}, ["sq", "sr"])["en"] == "Pejë / Peć"


def test_two_names_that_sound_alike_are_shown_once():
    assert completed({"sq": "Prizren", "sr": "Призрен"}, ["sq", "sr"])["en"] == "Prizren"


def test_an_english_name_of_its_own_stays():
    assert completed({"en": "Belgrade", "sr": "Београд"}, ["sr"])["en"] == "Belgrade"


@pytest.mark.parametrize(
    ("name", "answer"), [("Ѓавато", True), ("Ђавато", False), ("скопје", False), ("", False)]
)
def test_a_name_belongs_to_an_alphabet_by_all_its_letters_and_its_capital(name, answer):
    assert written_in(name, MACEDONIAN) is answer
