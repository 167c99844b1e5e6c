"""Base forms of folded words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.engines.wording import lexicon_layout
from mostura.engines.wording.__main__ import main
from mostura.engines.wording.lexicon import Lexicon, LexiconMissingError
from mostura.engines.wording.scripts import fold

word = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=120)


@pytest.mark.parametrize(
    ("written", "language", "lemmas"),
    [
        ("mržnje", "hbs", ("mrznja",)),
        ("мржње", "hbs", ("mrznja",)),
        ("mrznje", "hbs", ("mrznja",)),
        ("urrejtjes", "sq", ("urrejtje",)),
        ("насилството", "mk", ("nasilstvo",)),
        ("nasilstvoto", "mk", ("nasilstvo",)),
        ("häuslicher", "de", ("hauslich",)),
        ("Reden", "de", ("rede", "reden")),
        ("women", "en", ("woman",)),
        ("mržnje", "en", ()),
        ("zzzz", "hbs", ()),
        ("a b", "hbs", ()),
        ("", "hbs", ()),
    ],
)
def test_a_form_leads_to_its_base_form(lexicon, written, language, lemmas):
    assert lexicon.lemmas(fold(written), language) == lemmas


def test_every_word_of_a_block_is_found_from_the_first_to_the_last(tmp_path):
    words = sorted(f"{first}{second}" for first in "abcdefghijklmnop" for second in "abcdefghijkl")
    assert len(words) > lexicon_layout.WORDS_IN_A_BLOCK
    for language in ("en", "hbs", "sq", "mk", "de"):
        written = lexicon_layout.written(language, "digest", ((word, "0x 1y") for word in words))
        lexicon_layout.path_of(tmp_path, language).write_bytes(written)

    lexicon = Lexicon.open(tmp_path)

    found = {word: lexicon.lemmas(word, "sq") for word in words}
    assert found == {word: (f"{word}x", f"{word[:-1]}y") for word in words}
    assert lexicon.lemmas("zz", "sq") == lexicon.lemmas("A", "sq") == ()


@given(word, word)
def test_a_rule_leads_back_to_the_base_form(form, lemma):
    rule = lexicon_layout.rule_from(form, lemma)

    assert lexicon_layout.apply_rule(form, rule) == lemma


def test_a_missing_lexicon_names_the_command_that_builds_it(tmp_path):
    with pytest.raises(LexiconMissingError) as missing:
        Lexicon.open(tmp_path)

    assert str(missing.value) == (
        f"There is no lexicon at {tmp_path / 'en.lexicon'}. Build the lexica with: mostura lexica "
        f"(or, without a hub: python -m mostura.engines.wording build {tmp_path})"
    )


def test_a_file_that_is_not_a_lexicon_counts_as_missing(tmp_path):
    lexicon_layout.path_of(tmp_path, "en").write_bytes(b"PK\x03\x04 something else")

    with pytest.raises(LexiconMissingError):
        Lexicon.open(tmp_path)


def test_no_lexicon_knows_no_word():
    assert Lexicon.none().lemmas("mrznje", "hbs") == ()


def test_what_is_up_to_date_is_not_built_again(lexicon, capsys, pytestconfig):
    folder = pytestconfig.rootpath / "var" / "lexica"
    before = {file: file.stat().st_mtime_ns for file in folder.glob("*.lexicon")}

    status = main(["build", str(folder)])

    assert status == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        f"lexicon {language}: up to date" for language in ("de", "en", "hbs", "mk", "sq")
    ]
    assert {file: file.stat().st_mtime_ns for file in folder.glob("*.lexicon")} == before


def test_only_what_is_out_of_date_is_built_and_comes_out_the_same(lexicon, tmp_path, pytestconfig):
    for file in (pytestconfig.rootpath / "var" / "lexica").glob("*.lexicon"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    stale = tmp_path / "sq.lexicon"
    expected = stale.read_bytes()
    stale.write_bytes(expected.replace(b" sq ", b" sq old", 1))

    main(["build", str(tmp_path)])

    assert stale.read_bytes() == expected
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"{language}.lexicon" for language in ("de", "en", "hbs", "mk", "sq")
    ]


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(tmp_path, capsys):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")

    status = main(["build", str(blocked)])

    assert status == 1
    assert capsys.readouterr().err.startswith(f"The lexica could not be written to {blocked}: ")
