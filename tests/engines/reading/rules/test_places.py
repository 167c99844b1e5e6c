"""Where a passage stands decides: lists, letters, parts that only tell, and points with names."""

import pytest

from mostura.engines.reading.engine import Suggestion, read
from mostura.engines.reading.formats.plain_text import read_text
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.vocabulary import Vocabulary

REGISTRY = Registry.of(
    [],
    [
        {
            "code": "RS",
            "names": {"en": "Serbia", "sr": "Србија", "de": "Serbien"},
            "capital": {"en": "Belgrade", "sr": "Београд", "de": "Belgrad"},
        }
    ],
)


def suggestions(text: str) -> tuple[Suggestion, ...]:
    structured = read_text(text.encode(), name="x.txt")
    return read(structured, registry=REGISTRY, themes=Vocabulary()).suggestions


def found(text: str) -> list[str]:
    return [one.text for one in suggestions(text)]


def asked(text: str) -> list[list[str]]:
    return [[one.words or one.name for one in given.addressees] for given in suggestions(text)]


@pytest.mark.parametrize(
    ("heading", "asks", "tells"),
    [
        (
            "Conclusions and recommendations",
            ["Ferries be repaired before winter.", "More lamps on the pier."],
            "The ferry was out of service for nine weeks.",
        ),
        (
            "Zaključci i preporuke",
            ["Karte za skelu učiniti besplatnim.", "Hitna popravka mola.", "Škole u luci da uče."],
            "Skela je devet nedjelja stajala u luci.",
        ),
        (
            "Konkluzione dhe rekomandime",
            ["Në çdo port të vendoset një llambë.", "Më shumë trageta natën."],
            "Trageti mbeti nëntë javë në port.",
        ),
        (
            "Заклучоци и препораки",
            ["Патниците навреме да се известуваат.", "Итна поправка на молот."],
            "Фериботот е девет недели во пристаништето.",
        ),
    ],
    ids=["en", "hbs", "sq", "mk"],
)
def test_an_item_without_a_verb_of_telling_asks(heading, asks, tells):
    items = "\n".join(f"- {item}" for item in [*asks, tells])

    assert found(f"The harbour\n\n{heading}\n\n{items}\n") == asks


@pytest.mark.parametrize(
    ("announced", "name", "item"),
    [
        ("We therefore recommend the following:", "Harbour board", "A lamp on every pier."),
        ("Na osnovu svega preporučujemo sljedeće:", "Lučka uprava", "Obilježiti sve plićake."),
        ("Врз основа на ова предлагаме:", "Капетанија", "Означување на сите плитки места."),
    ],
    ids=["en", "hbs", "mk"],
)
def test_headings_that_a_sentence_announces_recommend(announced, name, item):
    before = "The pier was counted in March and nobody was hurt by it at all.\n"

    assert found(f"Report\n\n{before}\n{announced}\n\n{name}\n\n• {item}\n• {item}\n") == [
        item,
        item,
    ]


@pytest.mark.parametrize(
    "label", ["Methodology", "Metodologija", "Методологија", "Metodologji", "Methodik"]
)
def test_a_paragraph_that_opens_with_the_name_of_a_silent_part_asks_nothing(label):
    text = f"Report\n\nRecommendations\n\n{label}: 40 talks. The data should be kept apart.\n"

    assert found(text) == []


def test_a_point_with_a_name_asks_in_its_first_sentence():
    text = "Recommendations\n\n1. Lamps. Members of the crew to be given lamps.\n2. Nets. None.\n"

    assert found(text) == ["Members of the crew to be given lamps."]


def test_two_asks_parted_by_a_semicolon_are_two():
    text = "The harbour should be cleaned every spring; the ferry should sail at night as well."

    assert found(text) == [
        "The harbour should be cleaned every spring;",
        "the ferry should sail at night as well.",
    ]


@pytest.mark.parametrize(
    ("letter", "ask", "names"),
    [
        (
            (
                "Open letter\n\nTo the Harbour Authority of Ada\n\nDear director,\n\n"
                "the pier is dark. We ask you to:\n1. put up lamps;\n2. mark the rocks.\n"
            ),
            "put up lamps;",
            ["Harbour Authority of Ada"],
        ),
        (
            (
                "Otvoreno pismo\n\nLučkoj upravi Ade\n\nPoštovana direktorice,\n\n"
                "mol je u mraku već godinu dana i nema nikoga. Postavite svjetiljke prije zime.\n"
            ),
            "Postavite svjetiljke prije zime.",
            ["Lučkoj upravi Ade"],
        ),
        (
            (
                "Offener Brief an die Hafenbehörde Ada\n\nSehr geehrte Damen und Herren,\n\n"
                "die Mole ist seit Monaten dunkel. Wir bitten Sie, Lampen aufzustellen.\n"
            ),
            "Wir bitten Sie, Lampen aufzustellen.",
            ["Hafenbehörde Ada"],
        ),
    ],
    ids=["en", "hbs", "de"],
)
def test_a_letter_speaks_to_those_at_its_head(letter, ask, names):
    by_text = dict(zip(found(letter), asked(letter), strict=True))

    assert by_text[ask] == names


def test_the_imperative_asks_in_letters_and_nowhere_else_in_prose():
    assert found("Mol je u mraku već godinu dana. Postavite svjetiljke prije zime.") == []


def test_a_list_below_a_comma_belongs_to_the_sentence_above():
    text = (
        "II. Der Rat fordert die Hafenbehörde auf,\n"
        "1. die Mole noch vor dem Winter zu sichern;\n2. neue Lampen zu kaufen.\n"
    )

    assert found(text) == ["die Mole noch vor dem Winter zu sichern;", "neue Lampen zu kaufen."]


def test_the_closing_of_a_letter_is_no_item():
    text = "We call on the harbour board to:\n\nlight the pier;\n\nmark the rocks;\n\nSincerely,\n"

    assert found(text) == ["light the pier;", "mark the rocks;"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Belgrade should stop the blasting on the river.", [["Belgrade"]]),
        ("Ferries in Belgrade should be cheaper.", [[]]),
        ("Београд треба да обустави минирање на реци.", [["Београд"]]),
        ("Belgrad sollte die Sprengungen am Fluss beenden.", [["Belgrad"]]),
    ],
)
def test_a_capital_is_asked_for_those_who_govern_there_unless_it_is_a_place(text, names):
    assert asked(text) == names


def test_an_item_that_begins_with_its_subject_is_asked_of_it():
    text = (
        "The crew proposes the following:\n- The Harbour Board opens the pier;\n- Nets are dried.\n"
    )

    assert asked(text) == [["Harbour Board"], []]


def test_what_a_body_is_told_it_will_do_is_a_recommendation():
    text = "ПРЕПОРУКЕ\n\n1. Лучка управа ће без одлагања поставити светиљке.\n2. Светиљке сијају.\n"

    assert found(text) == ["Лучка управа ће без одлагања поставити светиљке."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Preporuka: Lučka uprava da do zime obilježi plićake.", [["Lučka uprava"]]),
        ("Recommendation 2: The Harbour Board to mark the rocks.", [["Harbour Board"]]),
    ],
)
def test_behind_the_word_recommendation_comes_who_is_asked(text, names):
    assert asked(text) == names
