"""A sentence that asks and opens a list is an ask of its own; one that only opens it is not."""

import pytest

from mostura.engines.reading.engine import read
from mostura.engines.reading.formats.plain_text import read_text
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.vocabulary import Vocabulary

ITEMS = "\n\n- {0};\n- {1}.\n"
WHOLE = {
    "en": "The crew urges the harbour board to close the northern pier without delay:",
    "hbs": "Posada poziva lučku upravu da zatvori sjeverni mol bez odlaganja:",
    "mk": "Екипажот ја повикува пристанишната управа да го затвори северниот мол без одлагање:",
    "sq": "Ekuipazhi i bën thirrje drejtorisë së portit të mbyllë molin verior pa vonesë:",
    "de": "Die Besatzung fordert die Hafenbehörde auf, die Mole im Norden sofort zu schließen:",
}
BARE = {
    "en": ("The crew urges the harbour board to:", "Close the pier", "Mark the rocks"),
    "hbs": ("Posada poziva lučku upravu da:", "Zatvori mol", "Obilježi stijene"),
    "mk": ("Екипажот ја повикува управата:", "Да го затвори молот", "Да ги обележи карпите"),
    "sq": ("Ekuipazhi i bën thirrje drejtorisë:", "Të mbyllë molin", "Të shënojë shkëmbinjtë"),
    "de": ("Die Besatzung fordert die Behörde auf,", "die Mole zu schließen", "Felsen zu sichern"),
}


def found(text: str) -> list[str]:
    structured = read_text(text.encode(), name="x.txt")
    reading = read(structured, registry=Registry(), themes=Vocabulary())
    return [one.text for one in reading.suggestions]


@pytest.mark.parametrize("sentence", WHOLE.values(), ids=WHOLE.keys())
def test_a_whole_ask_that_opens_a_list_is_found(sentence):
    assert sentence in found(sentence + ITEMS.format("1994", "2003"))


@pytest.mark.parametrize(("opening", "one", "other"), BARE.values(), ids=BARE.keys())
def test_a_sentence_that_breaks_off_before_its_list_is_not_an_ask_itself(opening, one, other):
    assert found(opening + ITEMS.format(one, other)) == [f"{one};", f"{other}."]


def test_a_sentence_that_only_announces_what_follows_is_not_an_ask():
    opening = "The crew urges the harbour board to take the following steps at once:"

    assert found(opening + ITEMS.format("close the pier", "mark the rocks")) == [
        "close the pier;",
        "mark the rocks.",
    ]
