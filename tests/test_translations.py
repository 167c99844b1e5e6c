"""The catalogues are complete, certain, and the Latin one is what the Cyrillic one gives."""

import shutil
import subprocess

import pytest

from mostura.config import catalogues


@pytest.mark.parametrize("language", catalogues.TRANSLATED)
def test_every_word_of_the_pages_is_translated(language):
    assert list(catalogues.faults_of(language)) == []


def test_latin_serbian_is_made_from_cyrillic():
    assert catalogues.path_of(catalogues.LATIN).read_bytes() == catalogues.latin_bytes()


def test_latin_serbian_holds_no_cyrillic_letter():
    strings = [str(message.string) for message in catalogues.read(catalogues.LATIN)]

    assert [one for one in strings if any("\u0400" <= letter <= "\u04ff" for letter in one)] == []


def test_cyrillic_catalogues_keep_their_placeholders_in_latin():
    latin = catalogues.read(catalogues.LATIN)
    cyrillic = {message.id: message for message in catalogues.read("sr")}

    for message in latin:
        before = catalogues.PLACEHOLDER.findall(str(cyrillic[message.id].string))
        assert catalogues.PLACEHOLDER.findall(str(message.string)) == before


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="xgettext is missing: apt-get install gettext"
)
def test_no_word_of_the_pages_is_missing_from_the_catalogues(tmp_path):
    gathered = _gathered_into(tmp_path)

    known = {message.id for message in catalogues.read("sr")}
    assert sorted(str(one) for one in gathered - known) == []


def _gathered_into(folder):
    """What a fresh gathering finds, without touching the catalogues of the checkout."""
    copy = folder / "mostura"
    ignored = shutil.ignore_patterns("built", "*.mo", "__pycache__", "regions", "migrations")
    shutil.copytree(catalogues.LOCALE.parent, copy, ignore=ignored)
    command = ["python", "-m", "django", "makemessages", "-l", "sr", "--no-obsolete", "-v0"]
    subprocess.run(
        [catalogues.sys.executable, *command[1:], "--settings", "mostura.config.settings"],
        cwd=copy,
        check=True,
    )
    from babel.messages.pofile import read_po

    with (copy / "locale" / "sr" / "LC_MESSAGES" / "django.po").open("rb") as file:
        return {message.id for message in read_po(file, locale="sr")}
