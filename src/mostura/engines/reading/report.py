"""What was read, as a person reads it on a terminal or a program takes it in."""

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from mostura.engines.reading import VERSION
from mostura.engines.reading.blocks import Block, BlockKind, StructuredText
from mostura.engines.reading.engine import Reading, Suggestion

WIDEST = 100  # columns
NARROWEST = 40  # columns
INDENT = 5  # columns, for the number of a suggestion
LABEL = 10  # columns
LANGUAGES = {
    "en": "English", "sq": "Albanian", "mk": "Macedonian", "de": "German",
    "und": "unknown language", "hbs": "Bosnian, Croatian, Montenegrin or Serbian",
}  # fmt: skip
SCRIPTS = {"latin": "Latin script", "cyrillic": "Cyrillic script", "mixed": "both scripts"}
ACTIONS = {
    1: "ask for assistance", 2: "continue", 3: "consider", 4: "general action",
    5: "specific action",
}  # fmt: skip
BOLD, DIM, TEAL, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[36m", "\x1b[0m"


def as_json(file: str, reading: Reading) -> str:
    """One object on one line."""
    return json.dumps(reading.as_json(file=file), ensure_ascii=False)


def as_full_json(file: str, reading: Reading, structured: StructuredText) -> str:
    """The same object with the text, its blocks and pages, and what a reader should know."""
    more = {
        "text": structured.text,
        "blocks": [asdict(block) for block in structured.blocks],
        "page_starts": structured.page_starts,
        "declared_language": structured.declared_language,
        "remarks": structured.remarks,
        "made_by": {"engine": "reading", "version": VERSION},
    }
    return json.dumps({**reading.as_json(file=file), **more}, ensure_ascii=False)


def as_report(file: str, reading: Reading) -> str:
    """The suggestions of one document, numbered, each with its reasons."""
    lines = [_shown(line, BOLD) for line in wrapped(reading.title, indent="")]
    lines += [_shown(line, DIM) for line in wrapped(_about(file, reading), indent="")]
    lines.append(_shown("─" * width(), DIM))
    if not reading.suggestions:
        lines.append("Nothing in it seems to ask for something.")
    for number, suggestion in enumerate(reading.suggestions, start=1):
        lines += ["", *_suggestion(number, suggestion)]
    return "\n".join([*lines, ""])


def blocks_report(file: str, structured: StructuredText) -> str:
    """Every block on a line of its own, indented by its depth."""
    about = f"{structured.title}  ({file})"
    return "\n".join([about, "=" * min(len(about), width()), *map(_block, structured.blocks)])


def width() -> int:
    """Columns to write in."""
    return max(NARROWEST, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))


def wrapped(text: str, *, indent: str, first: str | None = None) -> Iterator[str]:
    """A text in lines no wider than the terminal."""
    yield from textwrap.wrap(
        text, width(), initial_indent=indent if first is None else first, subsequent_indent=indent
    )


def _block(block: Block) -> str:
    page = "" if block.page is None else f"p{block.page}"
    depth = "  " * max(block.level - 1, 0) if block.kind is BlockKind.ITEM else ""
    text = f"{depth}{block.marker} {block.text}" if block.marker else block.text
    return f"{page:>5} {block.start:>7} {block.kind:<9} {block.level or '':1} {text}"


def _about(file: str, reading: Reading) -> str:
    parts = [file, LANGUAGES.get(reading.language, reading.language)]
    parts += [SCRIPTS[reading.script]] if reading.script in SCRIPTS else []
    parts += [_counted(reading.pages, "page")] if reading.pages else []
    parts.append(_counted(reading.characters, "character"))
    parts.append(_counted(len(reading.suggestions), "suggestion"))
    return " · ".join(parts)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _suggestion(number: int, one: Suggestion) -> Iterator[str]:
    indent = " " * INDENT
    yield from wrapped(
        one.text, indent=indent, first=_shown(f"{number:>{INDENT - 2}}", TEAL) + "  "
    )
    for label, text in _reasons(one):
        lines = wrapped(text, indent=" " * (INDENT + LABEL), first=f"{indent}{label:<{LABEL}}")
        yield from (_shown(line, DIM) for line in lines)


def _reasons(one: Suggestion) -> Iterator[tuple[str, str]]:
    if one.addressees:
        yield "asked of", "; ".join(f"{asked.name} ({asked.reason})" for asked in one.addressees)
    if one.themes:
        yield "about", ", ".join(one.themes)
    if one.action.category is not None:
        yield "action", f"{ACTIONS[one.action.category]}: “{one.action.verb}”"
    if one.smart:
        yield "SMART", "; ".join(f"{flag}: {_quoted(words)}" for flag, words in one.smart.items())
    if one.repeats:
        yield "repeats", ", ".join(f"{place + 1}" for place in one.repeats)
    page = f"page {one.page}, " if one.page else ""
    yield "found", f"{page}{one.start}–{one.end}, by {one.rule}, confidence {one.confidence:.2f}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


def _shown(text: str, look: str) -> str:
    """The text in colour where a person looks at a terminal that has not refused it."""
    if sys.stdout.isatty() and "NO_COLOR" not in os.environ:
        return f"{look}{text}{PLAIN}"
    return text
