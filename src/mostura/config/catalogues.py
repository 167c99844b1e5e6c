"""`mostura catalogues`: gathers, writes in Latin script, checks and compiles the translations."""

import argparse
import datetime as dt
import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from mostura.engines.wording.scripts import to_latin

LOCALE: Final = Path(__file__).resolve().parents[1] / "locale"
TRANSLATED: Final = ("sq", "sr", "mk")
LATIN: Final = "sr_Latn"
# Dates that change at each gathering would hide what really changed.
FIRST_DAY: Final = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def main(arguments: Sequence[str]) -> int:
    """Do one of: gather, compile, check."""
    parser = argparse.ArgumentParser(prog="mostura catalogues", description=__doc__)
    parser.add_argument("act", choices=["gather", "compile", "check"])
    act = parser.parse_args(arguments).act
    if act == "compile":
        compile_all()
        return 0
    if act == "gather":
        gather()
    faults = list(all_faults())
    for fault in faults if act == "check" else []:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(faults)} faults; mostura catalogues check lists them\n")
    return 1 if act == "check" and faults else 0


def path_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def gather() -> None:
    """Take the words of the pages into every catalogue, and write Serbian in Latin script."""
    for language in TRANSLATED:
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--no-wrap", "--no-location"]
    options = [one for language in TRANSLATED for one in ("-l", language)]
    command += [*options, "--no-obsolete", "--settings", "mostura.config.settings"]
    subprocess.run([*command, "-v0"], cwd=LOCALE.parent, check=True)
    for language in TRANSLATED:
        _sign(language)
    write_latin()


def _sign(language: str) -> None:
    """Put our own words at the head of a catalogue, in the place of the tool's."""
    catalogue = read(language)
    catalogue.header_comment = f"# The words of the pages in {language}. AGPL-3.0-or-later."
    catalogue.locale = language
    catalogue.project, catalogue.version, catalogue.fuzzy = "Mostura", "", False
    catalogue.last_translator = catalogue.language_team = "Mostura"
    catalogue.revision_date = catalogue.creation_date = FIRST_DAY
    path_of(language).write_bytes(_written(catalogue))


def _written(catalogue: Catalog) -> bytes:
    output = io.BytesIO()
    write_po(output, catalogue, width=0, ignore_obsolete=True)
    return output.getvalue()


def write_latin() -> None:
    """Make the Latin catalogue out of the Cyrillic one."""
    path_of(LATIN).parent.mkdir(parents=True, exist_ok=True)
    path_of(LATIN).write_bytes(latin_bytes())


def latin_bytes() -> bytes:
    """What the Latin catalogue must hold, byte for byte."""
    latin = read("sr")
    latin.locale = LATIN
    for message in latin:
        if message.id:
            message.string = _in_latin(message)
    return _written(latin)


def _in_latin(message: Message) -> str | tuple[str, ...]:
    if isinstance(message.string, tuple | list):
        return tuple(to_latin(one) for one in message.string)
    return to_latin(str(message.string))


def compile_all() -> None:
    """Write the machine-readable form of every catalogue."""
    for language in (*TRANSLATED, LATIN):
        with path_of(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language))


def all_faults() -> Iterator[str]:
    """Everything that keeps a catalogue from being complete."""
    for language in TRANSLATED:
        yield from faults_of(language)
    if not path_of(LATIN).exists() or path_of(LATIN).read_bytes() != latin_bytes():
        yield f"{LATIN}: differs from what sr gives; run make messages"


def faults_of(language: str) -> Iterator[str]:
    """What is missing, uncertain or has lost a placeholder in one catalogue."""
    for message in read(language):
        if not message.id:
            continue
        ids = _texts(message.id)
        strings = _texts(message.string)
        if not all(one.strip() for one in strings):
            yield f"{language}: not translated: {ids[0]!r}"
        elif message.fuzzy:
            yield f"{language}: uncertain: {ids[0]!r}"
        else:
            yield from _lost_placeholders(language, ids, strings)


def _lost_placeholders(language: str, ids: Sequence[str], strings: Sequence[str]) -> Iterator[str]:
    wanted = set(PLACEHOLDER.findall(ids[-1]))
    for string in strings:
        found = set(PLACEHOLDER.findall(string))
        if not found <= wanted or (len(strings) == 1 and found != wanted):
            yield f"{language}: placeholders differ: {ids[0]!r}"


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple | list) else [str(value)]
