"""SMART flags and UPR categories show the words they come from."""

import pytest

from mostura.engines.reading.rules.actions import action_of
from mostura.engines.reading.rules.addressees import Addressee
from mostura.engines.reading.rules.cues import cues_for
from mostura.engines.reading.rules.lines import line_of
from mostura.engines.reading.rules.smart import smart_of


@pytest.mark.parametrize(
    ("language", "sentence", "action"),
    [
        ("en", "Seek assistance from the neighbours.", (1, "Seek assistance")),
        ("en", "Continue to repair the ferry.", (2, "Continue")),
        ("en", "Consider buying a ferry.", (3, "Consider")),
        ("en", "Strengthen the crew.", (4, "Strengthen")),
        ("en", "Ratify the protocol.", (5, "Ratify")),
        ("hbs", "Nastaviti popravke.", (2, "Nastaviti")),
        ("hbs", "Размотрити куповину скеле.", (3, "Размотрити")),
        ("hbs", "Усвојити закон о скелама.", (5, "Усвојити")),
        ("sq", "Të forcohet ekuipazhi.", (4, "forcohet")),
        ("sq", "Të miratohet ligji.", (5, "miratohet")),
        ("mk", "Да се зајакне екипажот.", (4, "зајакне")),
        ("mk", "Да се усвои законот.", (5, "усвои")),
        ("de", "Die Besatzung stärken.", (4, "stärken")),
        ("de", "Das Protokoll ratifizieren.", (5, "ratifizieren")),
        ("en", "Ferries at noon.", (None, "")),
    ],
)
def test_the_lead_verb_gives_the_category(language, sentence, action):
    assert action_of(line_of(sentence, start=0), cues_for(language), begin=0) == action


def test_each_flag_carries_the_words_that_raise_it():
    line = line_of("The harbour office should publish 12 timetables by 2027.", start=0)
    harbour = Addressee("Harbour office", "explicit-subject", "harbour", "The harbour office")

    flags = smart_of(line, cues_for("en"), begin=25, addressees=(harbour,), themes=("ferries",))

    assert flags == {
        "specific": ["publish"],
        "measurable": ["12"],
        "assignable": ["The harbour office"],
        "relevant": ["ferries"],
        "time_bound": ["by 2027"],
    }


def test_a_wish_raises_no_flag():
    line = line_of("It would be good if things improved.", start=0)

    assert smart_of(line, cues_for("en"), begin=0, addressees=(), themes=()) == {}
