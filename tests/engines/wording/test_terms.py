"""What a text is found by, and what a query asks for."""

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.terms import DocumentTerms, document_terms, query_terms

HERE = Path(__file__).resolve()
FRESH = json.loads((HERE.parent / "fresh.json").read_text())
GOLD = HERE.parents[4] / "shared" / "data" / "wording" / "search_gold.json"

LATIN_OF = dict(zip("абвгдезијклмнопрстћуфхцчшђж", "abvgdezijklmnoprstćufhcčšđž", strict=True))
LATIN_OF |= {"љ": "lj", "њ": "nj", "џ": "dž", " ": " "}
BARE = str.maketrans("ćčšđž", "ccsdz")
NO_LEXICON = Lexicon.none()


def finds(query, text, lexicon, tier="exact"):
    terms = document_terms(text, lexicon)
    there = {"exact": terms.exact.split(), "loose": terms.exact.split() + terms.loose.split()}
    words = query_terms(query, lexicon).words
    return bool(words) and all(
        set(there[tier]) & {*word.exact, *(word.loose if tier == "loose" else ())} for word in words
    )


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("žena", "Насиље над женама"),
        ("насиље над женама", "Kaznite nasilje nad ženom."),
        ("gruaja", "Dhuna ndaj grave u rrit."),
        ("komunitet rom", "Komuniteti rom kërkon strehim."),
        ("haeusliche Gewalt", "Opfer häuslicher Gewalt"),
        ("граѓани", "Zdruzenie na gragjani od Ohrid baraat odgovor."),
        ("pomosh", "Бесплатната правна помош е далеку."),
        ("mjesto", "Места злочина нису обиљежена."),
        ("obitelj", "Porodice nestalih traže istinu."),
        ("organization", "Two organisations were fined."),
        ("Džafić", "Извјештај Џафића"),
        ("resolution 1325", "Resolution 1325 (2000)"),
        ("to be", "To be or not to be"),
    ],
)
def test_a_query_finds_other_forms_spellings_and_synonyms(lexicon, query, text):
    assert finds(query, text, lexicon)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("armë", "The army has left the valley for good."),
        ("oružje", "Oružana pobuna je tema romana."),
        ("sloboda govora", "Sloboda kretanja"),
        ("resolution 1325", "Resolution 2250 (2015)"),
        ("", "Sloboda"),
        ("…", "Sloboda"),
    ],
)
def test_what_only_looks_alike_is_not_found(lexicon, query, text):
    assert not finds(query, text, lexicon)


def test_a_looser_tier_forgives_what_the_exact_one_does_not(lexicon):
    query, text = "uzbunjivac", "Uzbunjivanje je građanska dužnost svih nas."

    assert finds(query, text, lexicon, "loose")
    assert not finds(query, text, lexicon)


def test_without_a_lexicon_stems_still_join_forms():
    assert finds("opštinama", "Савјет општине је засједао.", NO_LEXICON)
    assert finds("dhunes", "Dhuna rritet çdo ditë.", NO_LEXICON)


def test_terms_stand_in_three_kinds():
    terms = document_terms("Žene, 1325", NO_LEXICON)

    assert terms == DocumentTerms(
        exact="zene 1325 en0zene hbs0zene sq0zene mk0zene de0zene", loose="zene 1325", words=2
    )


@given(st.text())
def test_terms_are_plain_letters_and_digits(text):
    terms = document_terms(text, NO_LEXICON)
    asked = query_terms(text, NO_LEXICON)

    every = [*terms.exact.split(), *terms.loose.split()]
    every += [term for word in asked.words for term in (*word.exact, *word.loose)]
    assert [term for term in every if not re.fullmatch("[a-z0-9]{1,70}", term)] == []


@given(st.text(alphabet="".join(LATIN_OF), max_size=30))
def test_both_scripts_and_bare_letters_ask_for_the_same(cyrillic):
    latin = "".join(LATIN_OF[letter] for letter in cyrillic)

    asked = {query_terms(text, NO_LEXICON) for text in (cyrillic, latin, latin.translate(BARE))}

    assert len(asked) == 1


@given(st.text(alphabet="".join(LATIN_OF), min_size=1, max_size=30))
def test_a_text_is_found_by_itself_in_any_spelling(cyrillic):
    latin = "".join(LATIN_OF[letter] for letter in cyrillic)

    for text in (cyrillic, latin, latin.translate(BARE)):
        if query_terms(text, NO_LEXICON).words:
            assert finds(cyrillic, text, NO_LEXICON)


def test_a_pasted_page_is_asked_for_by_its_beginning(lexicon):
    asked = query_terms(" ".join(f"word{number}" for number in range(500)), lexicon)

    assert [word.written for word in asked.words] == [f"word{number}" for number in range(16)]


def answers(texts, queries, lexicon):
    """Macro precision and recall of the exact tier; a query that finds nothing has precision 0."""
    terms = {pk: set(document_terms(text, lexicon).exact.split()) for pk, text in texts.items()}
    precision = recall = 0.0
    for query, wanted in queries:
        words = query_terms(query, lexicon).words
        found = {
            pk for pk, there in terms.items() if all(there & set(word.exact) for word in words)
        }
        precision += len(found & wanted) / len(found) if found else 0
        recall += len(found & wanted) / len(wanted)
    return precision / len(queries), recall / len(queries)


def test_answers_to_our_own_queries_are_right_and_nearly_complete(lexicon):
    sentences = FRESH["sentences"]
    queries = [
        (asked["query"], {s["id"] for s in sentences if s["topic"] == asked["topic"]})
        for asked in FRESH["queries"]
    ]

    precision, recall = answers({s["id"]: s["text"] for s in sentences}, queries, lexicon)

    assert precision >= 0.97
    assert recall >= 0.9


@pytest.mark.skipif(not GOLD.exists(), reason=f"the shared data is not there: {GOLD}")
def test_answers_to_the_shared_queries_are_right_and_nearly_complete(lexicon):
    gold = json.loads(GOLD.read_text())
    queries = [(asked["query"], set(asked["relevant"])) for asked in gold["queries"]]

    precision, recall = answers({d["id"]: d["text"] for d in gold["docs"]}, queries, lexicon)

    assert precision >= 0.95
    assert recall >= 0.85


def test_a_thousand_short_texts_take_less_than_a_second(lexicon):
    texts = [f"{s['text']} {number}" for number in range(10) for s in FRESH["sentences"]]

    started = time.process_time()
    for text in texts:
        document_terms(text, lexicon)

    assert len(texts) / (time.process_time() - started) >= 1000
