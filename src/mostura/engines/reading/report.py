"""What was read, as a person reads it on a terminal."""

import shutil
import textwrap
from collections.abc import Iterator

from mostura.engines.reading.blocks import Block, BlockKind, StructuredText

WIDEST = 100  # columns


def blocks_report(file: str, structured: StructuredText) -> str:
    """Every block on a line of its own, indented by its depth."""
    about = f"{structured.title}  ({file})"
    return "\n".join([about, "=" * min(len(about), width()), *map(_block_line, structured.blocks)])


def _block_line(block: Block) -> str:
    page = "" if block.page is None else f"p{block.page}"
    depth = "  " * max(block.level - 1, 0) if block.kind is BlockKind.ITEM else ""
    marker = f"{block.marker} " if block.marker else ""
    level = str(block.level or "")
    return f"{page:>5} {block.start:>7} {block.kind:<9} {level:1} {depth}{marker}{block.text}"


def width() -> int:
    """Columns to write in."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def wrapped(text: str, *, indent: str, first: str | None = None) -> Iterator[str]:
    """A text in lines no wider than the terminal."""
    yield from textwrap.wrap(
        text, width(), initial_indent=indent if first is None else first, subsequent_indent=indent
    )
