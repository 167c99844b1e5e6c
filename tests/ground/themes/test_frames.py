import json
import re
from collections import Counter

import pytest
from django.conf import settings

from mostura.engines.wording.scripts import fold, script_of
from mostura.ground.themes.frames import NotAVocabulary, read_vocabulary
from mostura.ground.themes.policy import Scheme

FILE = settings.MOSTURA_REGION_PACK / "themes.json"
WORDS = {"en": "River", "sq": "Lumi", "sr": "Река", "mk": "Река"}
CUE_LANGUAGES = {"en", "hbs", "sq", "mk", "de"}


def theme(**other):
    row = {"key": "river", "scheme": "theme", "order": 1, "names": WORDS, "descriptions": WORDS}
    return row | other


def write(folder, content):
    path = folder / "themes.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return path


def test_a_theme_is_told_in_both_serbian_scripts(tmp_path):
    vocabulary = read_vocabulary(write(tmp_path, [theme()]))

    assert vocabulary.entries[0].names["sr-latn"] == "Reka"


def test_parents_come_before_their_children(tmp_path):
    rows = [theme(key="spring", order=2, parent="river"), theme()]

    vocabulary = read_vocabulary(write(tmp_path, rows))

    assert [entry.key for entry in vocabulary.entries] == ["river", "spring"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "not valid JSON"),
        ({}, "must be a list"),
        ([{}], "needs a key"),
        ([theme(scheme="colour")], "unknown scheme: 'colour'"),
        ([theme(order="first")], "whole number"),
        ([theme(names={"en": "River"})], "river has no names in: sq, sr, mk"),
        ([theme(), theme()], "same scheme and key"),
        ([theme(parent="sea")], "parent that does not exist"),
        ([theme(parent="river")], "its own parent"),
    ],
)
def test_a_wrong_vocabulary_is_refused_with_the_reason(tmp_path, content, sentence):
    with pytest.raises(NotAVocabulary, match=sentence):
        read_vocabulary(write(tmp_path, content))


def test_the_pack_has_every_scheme_complete():
    counts = Counter(entry.scheme for entry in read_vocabulary(FILE).entries)

    themes = counts.pop(Scheme.THEME.value)
    assert themes >= 30
    assert counts == {
        "marker": 2,
        "wps": 4,
        "yps": 5,
        "sdg": 17,
        "eu_cluster": 6,
        "eu_chapter": 35,
        "upr_action": 5,
    }


def test_the_words_of_the_pack_are_in_the_script_of_their_language():
    scripts = {
        (code, script_of(words))
        for entry in read_vocabulary(FILE).entries
        for texts in (entry.names, entry.descriptions)
        for code, words in texts.items()
    }

    assert scripts == {
        ("bs", "latin"),
        ("de", "latin"),
        ("en", "latin"),
        ("hr", "latin"),
        ("mk", "cyrillic"),
        ("sq", "latin"),
        ("sr", "cyrillic"),
        ("sr-latn", "latin"),
    }


def test_cues_are_folded_words_in_the_languages_the_hub_reads():
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    cues = [
        (row["key"], language, cue)
        for row in rows
        for language, listed in row["cues"].items()
        for cue in listed
    ]

    wrong = [
        (key, language, cue)
        for key, language, cue in cues
        if language not in CUE_LANGUAGES
        or fold(cue) != cue
        or not re.fullmatch("[a-z0-9]+( [a-z0-9]+)*", cue)
    ]
    assert len(cues) > 1000
    assert wrong == []


def test_every_theme_of_the_pack_has_cues_in_every_language_the_hub_reads():
    rows = json.loads(FILE.read_text(encoding="utf-8"))

    silent = [
        row["key"]
        for row in rows
        if row["scheme"] in {"theme", "marker", "upr_action"} and set(row["cues"]) != CUE_LANGUAGES
    ]

    assert silent == []
