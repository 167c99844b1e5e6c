"""The same texts are found in every script, on either database."""

import json
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from mostura.engines.wording.lexicon import Lexicon, LexiconMissingError
from mostura.engines.wording.lexicon_making import build
from mostura.engines.wording.terms import document_terms
from mostura.shell.search import Found, SearchIndex, Tier, in_order

CHECKOUT = Path(__file__).resolve().parents[2]
LEXICA = CHECKOUT / "var" / "lexica"
FRESH = CHECKOUT / "tests" / "engines" / "wording" / "fresh.json"

LATIN_OF = dict(zip("абвгдезијклмнопрстћуфхцчшђж", "abvgdezijklmnoprstćufhcčšđž", strict=True))
LATIN_OF |= {"љ": "lj", "њ": "nj", "џ": "dž"}
BARE = str.maketrans("ćčšđž", "ccsdz")
INDEX = SearchIndex("trial_search")

REPORTS = {
    1: "Žene traže zaštitu od nasilja u opštini.",
    2: "Općina štiti žene od nasilja i prijetnji nepoznatih osoba koje čekaju ispred suda svake"
    " sedmice, a institucije ćute.",
    3: "Насиље над женама",
    4: "Nasilje nad ženama",
    5: "Gratë kërkojnë mbrojtje.",
    6: "Nasilnik je pobjegao.",
}


@pytest.fixture(scope="module", autouse=True)
def index(django_db_setup, django_db_blocker):
    list(build(LEXICA))
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            INDEX.create(editor)
        yield
        with connection.schema_editor() as editor:
            INDEX.drop(editor)


@pytest.fixture(autouse=True)
def lexica(settings):
    settings.MOSTURA_LEXICA = LEXICA


@pytest.fixture
def reports(db):
    INDEX.put(REPORTS)


def exact(query, limit=100):
    return INDEX.matching(query, Tier.EXACT, limit)


def test_a_word_is_found_in_every_form_and_script(reports):
    assert sorted(exact("žena")) == [1, 2, 3, 4]
    assert sorted(exact("ženama")) == [1, 2, 3, 4]
    assert exact("ЖЕНАМА") == exact("zenama") == exact("ženama")


def test_all_words_must_be_there_and_small_words_do_not_matter(reports):
    assert exact("nasilje nad ženama u opštini") == [1, 2]


def test_what_is_written_alike_comes_before_other_forms_and_the_short_before_the_long(reports):
    assert exact("nasilja") == [1, 2, 4, 3]


def test_a_limit_keeps_the_best(reports):
    assert exact("nasilje", limit=2) == [4, 3]
    assert exact("nasilje", limit=0) == []


def test_looser_results_stand_apart_and_never_repeat_the_exact_ones(reports):
    assert INDEX.found("nasilje", 10) == Found(exact=[4, 3, 1, 2], looser=[6])


@pytest.mark.parametrize("query", ["", "  ", "?!", "…", "ελευθερία"])
def test_a_query_without_a_word_we_can_compare_finds_nothing(reports, query):
    assert INDEX.found(query, 10) == Found(exact=[], looser=[])


@pytest.mark.parametrize(
    "query", ['"', "žena' OR 1=1", "a AND NOT b", "exact : (x", "%s", "nasilje*", "(((", "x" * 5000]
)
def test_signs_of_the_query_language_are_only_text(reports, query):
    assert isinstance(INDEX.found(query, 10), Found)


def test_putting_again_replaces_and_removing_forgets(reports):
    INDEX.put({3: "Sloboda okupljanja", 7: "Nasilje"})
    INDEX.remove([4, 404])

    assert exact("nasilje") == [7, 1, 2]
    assert exact("слобода") == [3]


def test_several_texts_under_one_key_are_each_found_in_their_language(db):
    INDEX.put({1: ["Mreža žena Balkana", "Rrjeti i grave të Ballkanit", "Мрежа на жените"]})

    assert [exact(query) for query in ("mreže", "grua", "жена", "мрежата")] == [[1]] * 4


def test_the_index_follows_the_transaction(reports):
    with transaction.atomic():
        INDEX.put({8: "Sloboda okupljanja"})
        before = exact("sloboda")
        transaction.set_rollback(True)

    assert (before, exact("sloboda")) == ([8], [])


def test_one_statement_asks_for_one_tier(reports, django_assert_num_queries):
    with django_assert_num_queries(1):
        exact("zaštita žena")
    with django_assert_num_queries(1):
        INDEX.put({number: f"Izvještaj {number}" for number in range(100, 150)})


def test_rows_are_narrowed_and_put_in_order(db):
    kinds = ContentType.objects
    pks = [kinds.create(app_label="trial", model=str(number)).pk for number in range(4)]
    texts = ["Nasilje nad ženama", "Насиље", "Nasilnik je pobjegao", "Nasilje u školi"]
    INDEX.put(dict(zip(pks, texts, strict=True)))

    def narrowed(query, tier):
        rows = INDEX.narrowed(kinds.exclude(pk=pks[3]), query, tier)
        return set(rows.values_list("pk", flat=True))

    assert narrowed("насиље", Tier.EXACT) == {pks[0], pks[1]}
    assert narrowed("nasilje", Tier.LOOSE) == {pks[2]}
    assert narrowed("", Tier.EXACT) == set()
    wanted = [pks[2], pks[0], pks[3]]
    assert [kind.pk for kind in in_order(kinds.all(), wanted)] == wanted


def test_an_index_has_a_plain_name():
    with pytest.raises(ValueError, match="small letters"):
        SearchIndex("a; drop table b")


serbian_word = st.text(alphabet="".join(LATIN_OF), min_size=1, max_size=12)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(serbian_word, min_size=2, max_size=8, unique=True), st.data())
def test_latin_cyrillic_and_bare_letters_find_the_same(db, words, data):
    with transaction.atomic():
        INDEX.put(dict(enumerate(words, 1)))
        INDEX.put({number + 100: latin(word) for number, word in enumerate(words, 1)})
        INDEX.put({number + 200: bare(word) for number, word in enumerate(words, 1)})
        query = data.draw(st.sampled_from(words))

        answers = [INDEX.found(spell(query), 1000) for spell in (str, latin, bare)]

        place = words.index(query) + 1
        assert answers[0] == answers[1] == answers[2]
        assert {place, place + 100, place + 200} <= set(answers[0].exact)
        transaction.set_rollback(True)


def test_the_answers_to_the_example_queries_are_good_enough(db):
    examples = json.loads(FRESH.read_text())
    INDEX.put({sentence["id"]: sentence["text"] for sentence in examples["sentences"]})
    precisions, recalls = [], []

    for query in examples["queries"]:
        wanted = {s["id"] for s in examples["sentences"] if s["topic"] == query["topic"]}
        found = set(exact(query["query"], 1000))
        precisions.append(len(found & wanted) / len(found) if found else 0)
        recalls.append(len(found & wanted) / len(wanted))

    assert sum(precisions) / len(precisions) >= 0.95
    assert sum(recalls) / len(recalls) >= 0.85


def test_both_databases_take_the_same_terms_apart_alike(db):
    """Every term is one token for the database, so no tokeniser can make a difference."""
    everything = " ".join(REPORTS.values()) + " 1325 S/RES/2250 21. člana 3a 1e5 00123 h2o"
    INDEX.put({1: everything})

    terms = document_terms(everything, Lexicon.open(LEXICA))
    missing = [term for term in terms.exact.split() if exact(term) != [1]]

    assert missing == []


def test_a_missing_lexicon_says_which_command_builds_it(db, settings, tmp_path):
    settings.MOSTURA_LEXICA = tmp_path

    with pytest.raises(LexiconMissingError, match=r"python -m mostura\.engines\.wording build"):
        exact("sloboda")


def latin(word):
    return "".join(LATIN_OF[letter] for letter in word)


def bare(word):
    return latin(word).translate(BARE)
