"""Sentences of our own in all languages: what asks is found whole, what only looks so is not."""

import tomllib
from pathlib import Path

import pytest

from mostura.engines.reading.registry import Registry
from mostura.engines.reading.rules.agents import Country, Finder
from mostura.engines.reading.rules.asks import Rule
from mostura.engines.reading.rules.cues import cues_for
from mostura.engines.reading.rules.judging import Judge, Judgement
from mostura.engines.reading.rules.lines import line_of
from mostura.engines.reading.rules.passages import Passage
from mostura.engines.reading.rules.sections import Section, Zone

SENTENCES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("sentences.toml", "demands.toml", "turns.toml", "told.toml")
]
NOBODY = "-"


def judged(sentence: str, language: str, *, zone: Zone = Zone.PLAIN) -> Judgement | None:
    line = line_of(sentence, start=0)
    passage = Passage(line, cues_for(language), Section(zone), block=0)
    return Judge(Finder(Registry(), Country())).of(passage)


def rows(kind: str) -> list[tuple[str, str]]:
    return [
        (language, sentence)
        for sentences in SENTENCES
        for language, groups in sentences.items()
        for sentence in groups[kind]
    ]


@pytest.mark.parametrize(("language", "row"), rows("asks"))
def test_a_sentence_that_asks_is_taken_whole_with_its_addressee(language, row):
    addressee, sentence = row.split(" | ", 1)

    judgement = judged(sentence, language)

    assert judgement is not None
    assert judgement.line.text == sentence
    assert bool(judgement.addressees) == (addressee not in (NOBODY, "Serbia", "Kosovo"))


@pytest.mark.parametrize(("language", "sentence"), rows("traps"))
def test_a_sentence_that_only_looks_like_an_ask_is_left(language, sentence):
    assert judged(sentence, language) is None


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("We call on donors to pay for rent.", Rule.CALL_VERB),
        ("The panel recommended a second bridge.", Rule.PROPOSAL_VERB),
        ("Schools should open in the afternoon.", Rule.MODAL),
        ("The police have to answer every letter.", Rule.STRONG_MODAL),
        ("There is a need for quiet rooms.", Rule.NEED_NOUN),
    ],
)
def test_every_suggestion_names_the_rule_that_found_it(sentence, rule):
    judgement = judged(sentence, "en")

    assert judgement is not None
    assert judgement.rule == rule


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Repair the old ferry before winter."),
        ("hbs", "Popraviti staru skelu prije zime."),
        ("hbs", "Поправити стару скелу пре зиме."),
        ("sq", "Të riparohet trageti i vjetër para dimrit."),
        ("mk", "Да се поправи старата скела пред зима."),
        ("de", "Die alte Fähre vor dem Winter reparieren."),
    ],
)
def test_a_bare_verb_asks_only_under_recommendations(language, sentence):
    sentence = sentence.replace("Repair", "Replace")

    assert judged(sentence, language) is None
    assert judged(sentence, language, zone=Zone.RECOMMENDATIONS) is not None


def test_a_lonely_must_needs_somebody_who_can_be_asked():
    assert judged("The ferry must sail at noon.", "en") is None
    assert judged("The municipality must buy a ferry.", "en") is not None


def test_who_only_receives_is_not_the_addressee():
    judgement = judged("Civil society should be heard by the government.", "en")

    assert judgement is not None
    assert [one.name for one in judgement.addressees] == ["government"]


def test_a_title_in_quotation_marks_asks_nothing():
    assert judged("She wrote “Why We Should Sail” in 2011.", "en") is None


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("hbs", "Obaveza je ovog ministarstva da obnovi svjetionik.", "ministarstva"),
        ("hbs", "Обавеза је овог министарства да обнови светионик.", "министарства"),
        ("de", "Diese Behörde muss den Leuchtturm sichern.", "Behörde"),
        ("en", "This agency must secure the lighthouse.", "agency"),
        ("mk", "Оваа агенција мора да го обнови светилникот.", "агенција"),
    ],
)
def test_a_body_that_is_pointed_at_can_be_asked(language, sentence, words):
    judgement = judged(sentence, language)

    assert judgement is not None
    assert [one.words for one in judgement.addressees] == [words]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Schuldigen am Untergang müssen vor Gericht gestellt werden."),
        ("en", "Those responsible must be brought before the courts."),
    ],
)
def test_before_whom_somebody_is_brought_is_not_asked(language, sentence):
    judgement = judged(sentence, language)

    assert judgement is not None
    assert judgement.addressees == ()
