from mostura.actor import CLOCK, VISITOR
from mostura.ground.themes import policy

WORDS = {"en": "Elections", "sr": "Избори", "sr-latn": "Izbori", "hr": "Izbori i birači"}


def test_readers_see_words_in_their_language_or_a_sister_of_it():
    seen = [policy.words_for(code, WORDS) for code in ("sr", "sr-latn", "hr", "bs", "cnr")]

    assert seen == ["Избори", "Izbori", "Izbori i birači", "Izbori", "Izbori"]


def test_without_a_translation_readers_see_english():
    assert policy.words_for("sq", WORDS) == "Elections"
    assert policy.words_for("sq", {}) == ""


def test_only_an_operator_or_the_set_up_loads_the_vocabulary():
    assert policy.refusal_to_load(CLOCK) is None
    assert policy.refusal_to_load(VISITOR) == policy.Refusal.NOT_OPERATOR
