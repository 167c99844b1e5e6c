"""The same ask in other words."""

import json
import random
import time
from pathlib import Path

import pytest

from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.similarity import KnownTexts, Match, near_duplicates, similar

ASKS = json.loads((Path(__file__).parent / "asks.json").read_text())
KNOWN = [
    "Opštine treba da finansiraju sigurne kuće za žrtve nasilja.",
    "Sudovi treba da ubrzaju postupke o ratnim zločinima.",
    "Governments should provide core funding to civil society organisations.",
]


def test_paraphrases_are_told_from_what_only_sounds_alike(lexicon):
    same = [near_duplicates([one], [other], lexicon) != [] for one, other in ASKS["same"]]
    different = [near_duplicates([one], [other], lexicon) != [] for one, other in ASKS["different"]]

    recall = sum(same) / len(same)
    precision = sum(same) / (sum(same) + sum(different))

    assert recall >= 0.9, recall
    assert precision >= 0.85, precision


def test_an_ask_is_found_in_the_other_script(lexicon):
    asked = ["Сигурне куће за жртве насиља да финансирају општине", "Plant more trees."]

    matches = near_duplicates(asked, KNOWN, lexicon)

    assert [(match.text, match.other) for match in matches] == [(0, 0)]
    assert matches[0].score > 0.9


def test_repeats_inside_one_document_are_pairs_in_their_order(lexicon):
    known = KnownTexts([*KNOWN, KNOWN[1]], lexicon)

    assert known.pairs() == [Match(text=1, other=3, score=1.0)]


def test_the_best_come_first_and_not_too_many(lexicon):
    known = KnownTexts([*KNOWN, *[KNOWN[0]] * 9], lexicon)

    found = known.like("Finansirati sigurne kuće za žrtve", at_least=0.1, most=3)

    assert [place for place, _ in found] == [0, 3, 4]


@pytest.mark.parametrize("text", ["", "   ", "12. (a)", "da i u"])
def test_what_has_no_telling_word_is_like_nothing(lexicon, text):
    assert near_duplicates([text], ["", *KNOWN], lexicon) == []
    assert similar(text, KNOWN[0], lexicon) == 0.0


def test_a_text_is_wholly_like_itself_also_without_a_lexicon():
    assert [similar(text, text, Lexicon.none()) for text in KNOWN] == [1.0, 1.0, 1.0]


def test_similarity_does_not_depend_on_the_order(lexicon):
    for one, other in ASKS["same"]:
        assert similar(one, other, lexicon) == similar(other, one, lexicon)


def test_ten_thousand_known_asks_answer_in_a_tenth_of_a_second(lexicon):
    chance = random.Random(7)
    words = [word for pair in ASKS["same"] for ask in pair for word in ask.split()]
    known = KnownTexts((" ".join(chance.choices(words, k=15)) for _ in range(10_000)), lexicon)

    started = time.process_time()
    for one, _ in ASKS["same"]:
        known.like(one)

    assert (time.process_time() - started) / len(ASKS["same"]) < 0.1
