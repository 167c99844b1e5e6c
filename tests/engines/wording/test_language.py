"""A sentence is enough to know its language."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mostura.engines.wording.language import LanguageGuess, language_of

SENTENCES = json.loads((Path(__file__).parent / "fresh.json").read_text())["sentences"]
BARE = str.maketrans("čćžšđëçüöä", "cczsdecuoa")


def test_nearly_every_sentence_of_ours_is_recognised():
    wrong = [s for s in SENTENCES if language_of(s["text"]).code != s["language"]]

    assert len(wrong) <= 0.02 * len(SENTENCES), wrong


def test_a_missing_diacritic_does_not_change_the_language():
    wrong = [s for s in SENTENCES if language_of(s["text"].translate(BARE)).code != s["language"]]

    assert len(wrong) <= 0.03 * len(SENTENCES), wrong


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Governments should fund core costs.", "en"),
        ("Die Regierung muss Journalistinnen schützen.", "de"),
        ("Qeveria duhet të mbrojë gazetarët.", "sq"),
        ("Владата треба да ги заштити новинарите.", "mk"),
        ("Vladata treba da gi zastiti novinarite.", "mk"),
        ("Barame nezavisno sudstvo i borba protiv korupcijata.", "mk"),
        ("Vlada mora zaštititi novinare.", "hbs"),
        ("Влада мора да заштити новинаре.", "hbs"),
        ("Vlada mora da zastiti novinare.", "hbs"),
        ("UDRUŽENJE GRAĐANA", "hbs"),
        ("Il governo deve proteggere i difensori dei diritti umani.", "und"),
        ("Българското правителство трябва да защити свободата на словото.", "und"),
        ("Vlada mora zaščititi novinarje in njihove družine.", "und"),
    ],
)
def test_short_passages_in_either_script(text, code):
    assert language_of(text).code == code


@pytest.mark.parametrize("text", ["", "  ", "2014 – 2025", "§ 3, (4)"])
def test_what_has_no_letters_has_no_language(text):
    assert language_of(text) == LanguageGuess("und", 0.0)


def test_the_model_is_read_only_when_a_language_is_asked_for():
    asked = "import sys, mostura.engines.wording.language; print('numpy' in sys.modules)"

    printed = subprocess.run(
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    ).stdout

    assert printed == "False\n"
