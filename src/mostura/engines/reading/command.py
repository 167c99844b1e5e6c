"""The command that reads files and says what they ask for; it needs no database."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats import structure
from mostura.engines.reading.formats.allowances import STANDARD
from mostura.engines.reading.formats.unreadable import Unreadable
from mostura.engines.reading.limits import MEBIBYTE, Limits, run_alone

if TYPE_CHECKING:
    from mostura.engines.reading.engine import Reading

ALL_READ = 0
SOME_UNREAD = 1
STANDARD_INPUT = "-"
REMARKS = {
    "no_text_layer": (
        "This is a scan without a text layer; run it through text recognition and try again."
    ),
    "some_pages_without_text": (
        "Some pages are pictures without a text layer; what they say was not read."
    ),
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """Where the registry and the themes are when the command line does not say."""

    registry: Path | None = None
    themes: Path | None = None


def main(argv: Sequence[str] | None = None, defaults: Defaults | None = None) -> int:
    """Read the files named and print what they ask for; gives back the exit status.

    0: all files were read. 1: some were not, the reason is on standard error. 2: wrong usage.
    """
    words = parser(defaults or Defaults())
    options = words.parse_args(argv)
    try:
        render = _renderer(options)
    except (OSError, ValueError, KeyError, AssertionError, TypeError) as error:
        words.error(f"the registry or the themes cannot be read: {error}")
    limits = Limits(
        memory=options.memory * MEBIBYTE,
        processor_seconds=options.seconds,
        seconds=options.seconds * 1.5,
    )
    with suppress(BrokenPipeError):
        return _read_all(options.files, render, limits)
    # Whoever read the output has heard enough; nothing is left to be written at the exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return SOME_UNREAD


def _read_all(files: Sequence[str], render: "Render", limits: Limits) -> int:
    """Print every file that can be read, and say why of those that cannot."""
    status = ALL_READ
    for file in files:
        try:
            printed = run_alone(_reading_of(file, render), limits)
        except Unreadable as error:
            _tell(f"{file}: {error} [{error.code}]")
            status = SOME_UNREAD
            continue
        _print(printed)
    return status


def parser(defaults: Defaults) -> argparse.ArgumentParser:
    """The words the command understands."""
    made = argparse.ArgumentParser(
        prog="mostura read",
        description="Read PDF, DOCX, HTML and text files and say what they ask of whom.",
        epilog="Exit status: 0 when all files were read, 1 when some were not, 2 for wrong usage.",
    )
    made.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object per file and line")
    form.add_argument("--full", action="store_true", help="the same with text, blocks and remarks")
    form.add_argument("--text", action="store_true", help="the text that offsets count in")
    form.add_argument("--blocks", action="store_true", help="headings, paragraphs and items found")
    made.add_argument(
        "--registry", type=Path, default=defaults.registry, metavar="FILE",
        help="organisations that may be asked, as JSON",
    )  # fmt: skip
    made.add_argument(
        "--themes", type=Path, default=defaults.themes, metavar="FILE",
        help="the vocabulary of themes, as JSON",
    )  # fmt: skip
    made.add_argument(
        "--memory", type=_positive, default=2048, metavar="MEBIBYTES",
        help="address space for one file (%(default)s)",
    )  # fmt: skip
    made.add_argument(
        "--seconds", type=_positive, default=60, metavar="SECONDS",
        help="processor time for one file (%(default)s)",
    )  # fmt: skip
    return made


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


Render = Callable[[str, StructuredText], str]


def _renderer(options: argparse.Namespace) -> Render:
    """What is made of one structured text, as the options ask."""
    if options.text:
        return lambda _file, structured: structured.text
    # The rules and their vocabularies take time to load, which --text does not need.
    from mostura.engines.reading import report

    if options.blocks:
        return report.blocks_report
    read = _reader(options)
    if options.json:
        return lambda file, structured: report.as_json(file, read(structured))
    if options.full:
        return lambda file, structured: report.as_full_json(file, read(structured), structured)
    return lambda file, structured: report.as_report(file, read(structured))


def _reader(options: argparse.Namespace) -> "Callable[[StructuredText], Reading]":
    """The engine with its registry and themes, loaded once for all files."""
    from mostura.engines.reading.engine import read
    from mostura.engines.reading.registry import Registry
    from mostura.engines.reading.vocabulary import Vocabulary

    registry = Registry.load(options.registry) if options.registry else Registry()
    themes = Vocabulary.load(options.themes) if options.themes else Vocabulary()
    return lambda structured: read(structured, registry=registry, themes=themes)


def _reading_of(file: str, render: Render) -> Callable[[], str]:
    """The work of one file, ready to be done in a process of its own."""
    data = sys.stdin.buffer.read(STANDARD.size + 1) if file == STANDARD_INPUT else None

    def work() -> str:
        source = Path(file) if data is None else data
        name = "standard input" if data is not None else Path(file).stem
        structured = structure(source, name=name)
        for remark in structured.remarks:
            _tell(f"{file}: {REMARKS[remark]} [{remark}]")
        return render(file, structured)

    return work


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _tell(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
