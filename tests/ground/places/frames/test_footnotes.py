import pytest

from mostura.ground.places.frames.footnotes import FootnotesBroken, read_footnotes


def write(folder, text):
    path = folder / "notes.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_footnote_is_told_in_both_serbian_scripts(tmp_path):
    path = write(tmp_path, '[river]\nmark = "†"\nen = "Ours."\nsr = "Наша."\n')

    assert read_footnotes(path) == {
        "river": {"mark": "†", "en": "Ours.", "sr": "Наша.", "sr-latn": "Naša."}
    }


def test_an_empty_mark_switches_a_footnote_off(tmp_path):
    assert read_footnotes(write(tmp_path, '[river]\nmark = ""\n')) == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[river\n", "not valid TOML"),
        ('[river]\nen = "Ours."\n', "needs a mark"),
        ('[river]\nmark = "*"\nsq = "Joni."\n', "needs a mark, and a sentence in English"),
        ("river = 3\n", "must be a table of words"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(tmp_path, text, sentence):
    with pytest.raises(FootnotesBroken, match=sentence):
        read_footnotes(write(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(FootnotesBroken, match=r"gone\.toml cannot be read"):
        read_footnotes(tmp_path / "gone.toml")
