import random

import pytest

from mostura.shell.collation import LONGEST_KEY, collation_key

ALPHABETS = {
    "sr": "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш",
    "sr-latn": "a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž",
    "sq": "a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh",
    "mk": "а б в г д ѓ е ж з ѕ и ј к л љ м н њ о п р с т ќ у ф х ц ч џ ш",
    "en": "a b c d e f g h i j k l m n o p q r s t u v w x y z",
}


def in_order(names: list[str], language: str) -> list[str]:
    mixed = random.Random(7).sample(names, len(names))
    return sorted(mixed, key=lambda name: collation_key(name, language))


@pytest.mark.parametrize("language", ALPHABETS)
def test_names_stand_in_the_order_of_the_alphabet(language):
    letters = ALPHABETS[language].split()
    names = [
        f"{letter.title()}{after}" for letter in letters for after in (letters[0], letters[-1])
    ]

    assert in_order(names, language) == names


def test_a_digraph_is_a_letter_of_its_own_only_where_it_is_one():
    names = ["Luk", "Ljubav", "Nula", "Njiva"]

    assert in_order(names, "sr-latn") == ["Luk", "Ljubav", "Nula", "Njiva"]
    assert in_order(names, "en") == ["Ljubav", "Luk", "Njiva", "Nula"]


def test_an_accent_that_makes_no_letter_of_the_alphabet_does_not_count():
    names = ["Cel", "Čamac", "Celo"]

    assert in_order(names, "en") == ["Čamac", "Cel", "Celo"]
    assert in_order(names, "sr-latn") == ["Cel", "Celo", "Čamac"]


def test_a_shorter_name_comes_before_one_that_goes_on():
    assert in_order(["Most", "Most mira", "Mostar"], "en") == ["Most", "Most mira", "Mostar"]


def test_quotation_marks_and_capitals_do_not_move_a_name():
    names = ["abel", "„Bor“", "CEDAR"]

    assert in_order(names, "sq") == names


def test_the_script_of_the_language_comes_first_and_others_follow():
    names = ["Ψυχή", "Zora", "Аура", "7 dana"]

    assert in_order(names, "sr-latn") == ["7 dana", "Zora", "Аура", "Ψυχή"]
    assert in_order(names, "mk") == ["7 dana", "Аура", "Zora", "Ψυχή"]


def test_a_letter_written_in_two_characters_is_the_same_letter():
    assert collation_key("C\u0327amo", "sq") == collation_key("Çamo", "sq")


def test_german_letters_stand_with_their_plain_ones():
    assert collation_key("Straße", "en") == collation_key("Strasse", "en")


def test_a_key_is_never_longer_than_its_column():
    assert len(collation_key("ψ" * 300, "en")) == LONGEST_KEY


def test_a_language_without_rules_of_its_own_is_sorted_as_english_is():
    assert collation_key("Ähre", "de") == collation_key("Ahre", "en")
