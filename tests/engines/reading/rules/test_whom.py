"""Whom an ask is put to where the sentence itself is not built around a subject."""

import pytest

from mostura.engines.reading.engine import read
from mostura.engines.reading.formats.plain_text import read_text
from mostura.engines.reading.registry import Registry
from mostura.engines.reading.vocabulary import Vocabulary

REGISTRY = Registry.of(
    [
        {"key": "rs-sea", "names": {"sr": "Ministarstvo mora i reka"}, "country": "RS"},
        {"key": "rs-towns", "names": {"sr": "Opštine"}, "country": "RS"},
    ],
    [{"code": "RS", "names": {"en": "Serbia", "sr": "Srbija", "de": "Serbien"}}],
)


def asked(text: str) -> list[tuple[str, list[str]]]:
    structured = read_text(text.encode(), name="x.txt")
    found = read(structured, registry=REGISTRY, themes=Vocabulary())
    return [
        (one.text, [given.words or given.name for given in one.addressees])
        for one in found.suggestions
    ]


def whom(text: str) -> list[list[str]]:
    return [names for _, names in asked(text)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Školama savjetujemo da otvore dvorišta i poslije nastave.", ["Školama"]),
        ("Von den Gemeinden wünschen wir uns mehr Bänke am Ufer.", ["Gemeinden"]),
        ("Od inspekcije i policije tražimo da čuvaju luku.", ["inspekcije", "policije"]),
        ("Medijima i donatorima predlažemo da posete ostrvo.", ["Medijima", "donatorima"]),
    ],
)
def test_who_is_spoken_to_may_stand_before_the_verb(sentence, names):
    assert whom(sentence) == [names]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "The authorities, and in particular the Harbour Office, should count the buoys.",
            ["authorities", "Harbour Office"],
        ),
        ("Media literacy should be taught on every island.", []),
        ("Define the lamps which every municipality must buy.", []),
        (
            "The pier should be closed at once, which is a matter for the Harbour Office.",
            ["Harbour Office"],
        ),
        ("Lamps should be sold (responsible: Harbour Office).", ["Harbour Office"]),
    ],
)
def test_the_build_of_the_sentence_tells_who_acts_and_who_is_only_named(sentence, names):
    text = f"Recommendations\n\n- {sentence}\n- Nobody is to be left on the island.\n"

    assert whom(text)[0] == names


def test_an_abbreviation_means_what_the_document_explains():
    text = (
        "The Central Harbour Commission (CHC) met in May.\n\nThe CHC should publish its minutes.\n"
    )
    structured = read_text(text.encode(), name="x.txt")

    found = read(structured, registry=REGISTRY, themes=Vocabulary()).suggestions

    assert [given.name for one in found for given in one.addressees] == [
        "Central Harbour Commission"
    ]


def test_who_leads_a_ministry_stands_for_it():
    text = "Tražimo od Ministarke mora i reka da obiđe Srbiju i luke u Srbiji."
    structured = read_text(text.encode(), name="x.txt")

    found = read(structured, registry=REGISTRY, themes=Vocabulary()).suggestions

    assert [given.key for one in found for given in one.addressees] == ["rs-sea"]


def test_a_word_that_only_begins_like_a_registered_name_is_no_one():
    assert whom("Tražimo da se Opšta zabrana ribolova uvede odmah.") == [[]]


@pytest.mark.parametrize(
    ("text", "ask", "name"),
    [
        (
            "Ministarko, obiđite luku pre zime.",
            "Ministarko, obiđite luku pre zime.",
            "Ministarko",
        ),
        (
            "Минатата ноќ врнеше.\n\nДо донаторите имаме една порака: обновете го кејот.",
            "До донаторите имаме една порака: обновете го кејот.",
            "донаторите",
        ),
        (
            "We have one word to the donors: extend the grants for the lighthouse.",
            "We have one word to the donors: extend the grants for the lighthouse.",
            "donors",
        ),
    ],
)
def test_the_imperative_asks_of_those_it_is_spoken_to(text, ask, name):
    assert asked(text) == [(ask, [name])]


def test_a_title_in_a_letter_means_the_recipient_who_bears_it():
    text = (
        "OTVORENO PISMO\n\nMinistarstvu luka\nGradskoj upravi\n\nPoštovani,\n\n"
        "Ministre, otvorite luku pre leta.\n"
    )

    assert whom(text) == [["Ministarstvu luka"]]


def test_points_counted_in_words_are_points_of_a_list():
    text = (
        "Zahtjevi\n\nPrvi. Da inspekcija svakog mjeseca pregleda brodove.\n\n"
        "Drugi. Postavljanje ograde duž pristaništa.\n\nTreći. Policija da čuva luku noću.\n"
    )

    assert asked(text) == [
        ("Da inspekcija svakog mjeseca pregleda brodove.", ["inspekcija"]),
        ("Postavljanje ograde duž pristaništa.", []),
        ("Policija da čuva luku noću.", ["Policija"]),
    ]


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        ("Measure | Owner | By", "Paint every buoy twice a year | Harbour Office | May", "Harbour"),
        ("Maßnahme | Zuständig | Frist", "Alle Bojen neu streichen lassen | Hafenamt | Mai", "Haf"),
        ("Mera | Nosilac | Rok", "Okrečiti sve plovke u luci | Lučka uprava | maj", "Lučka"),
        ("Мерка | Носител | Рок", "Да се обојат сите пловци | Управата | мај", "Управата"),
        ("Masa | Bartësi | Afati", "Të lyhen të gjitha bovat | Bashkia | maj", "Bashkia"),
    ],
)
def test_a_table_of_measures_names_who_carries_them_out(head, row, name):
    found = asked(f"{head}\n{row}\n")

    assert [text for text, _ in found] == [row.split(" | ")[0]]
    assert [names[0].startswith(name) for _, names in found] == [True]


def test_a_line_below_tells_who_is_responsible_for_what_stands_above():
    text = (
        "Kako dalje\n\nIzmeniti red plovidbe do proleća.\n\nOtvoriti čekaonicu na ostrvu.\n\n"
        "Nadležnost: Lučka uprava\n\nObjaviti cenovnik na svakom brodu.\n"
    )

    assert asked(text) == [
        ("Izmeniti red plovidbe do proleća.", ["Lučka uprava"]),
        ("Otvoriti čekaonicu na ostrvu.", ["Lučka uprava"]),
        ("Objaviti cenovnik na svakom brodu.", []),
    ]


def test_what_nobody_is_named_for_is_asked_of_the_town_a_document_is_about():
    text = (
        "Zbor građana Grada Adrana\n\nUsvojeni prijedlozi (broj glasova)\n\n"
        "1. Postaviti klupe na pristaništu (41)\n\n2. Gradsko vijeće treba otvoriti ložu (39)\n"
    )

    assert whom(text) == [["Grada Adrana"], ["Gradsko vijeće"]]


def test_they_are_those_with_whom_the_sentence_before_began():
    text = "Centri za socijalni rad nemaju podatke. Ovi centri se pozivaju da potpišu sporazum."

    assert whom(text) == [["Centri za socijalni rad"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ministarstvo mora i reka nema popis. Ono bi trebalo da ga objavi.", "Ministarstvo"),
        ("Die Hafendirektion zählt nicht. Sie sollte es jeden Monat tun.", "Hafendirektion"),
        ("The Harbour Office was slow. It should reply within a week.", "Harbour Office"),
    ],
)
def test_a_pronoun_stands_for_who_began_the_sentence_before(text, names):
    found = whom(text)

    assert [one[0].startswith(names) for one in found] == [True]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Donors, extend the grants for the lighthouse.", ["Donors"]),
        ("From the Harbour Office we expect a map of the wrecks.", ["Harbour Office"]),
        ("It would help if the Harbour Office lent us a boat.", ["Harbour Office"]),
    ],
)
def test_people_speak_to_institutions_in_many_ways(sentence, names):
    assert whom(sentence) == [names]


def test_a_heading_about_work_with_somebody_asks_nothing_of_them():
    text = (
        "Conclusions and recommendations\n\nConsultation with civil society\n\n"
        "The dialogue should be continued in autumn.\n"
    )

    assert whom(text) == [[]]


def test_a_second_clause_with_its_own_subject_is_an_ask_of_its_own():
    text = (
        "Smatramo da bi škola trebalo da imenuje tim za bezbednost, a Ministarstvo mora i reka "
        "da proveri brodove."
    )

    assert whom(text) == [["škola"], ["Ministarstvo mora i reka"]]
