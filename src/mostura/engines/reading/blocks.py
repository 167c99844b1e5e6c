"""What a document looks like once its format no longer matters."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of text is in the page it stands on."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    FOOTNOTE = "footnote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, footnote or table row."""

    kind: BlockKind
    text: str
    """Whitespace-collapsed, without its bullet or number, without markup."""
    start: int
    """Offset of `text` in `StructuredText.text`: text[start : start + len(block.text)]."""
    page: int | None = None
    """Page the block begins on, from 1; None where the format has no pages."""
    level: int = 0
    """Depth of a heading or of a list item, from 1; 0 for the rest."""
    marker: str = ""
    """The bullet or number that stood before an item or heading, as printed."""
    columns: tuple[int, ...] = ()
    """Of a table row: the column, from 0, of each cell printed in `text`; empty cells are not."""


@dataclass(frozen=True, slots=True)
class StructuredText:
    """A whole document as blocks over one whitespace-collapsed text."""

    title: str
    text: str
    """All blocks in order, with their markers, joined by single blanks."""
    blocks: tuple[Block, ...]
    pages: int
    """Number of pages; 0 where the format has none."""
    page_starts: tuple[int, ...] = ()
    """Offset in `text` at which each page begins."""
    declared_language: str = ""
    """What the file itself says of its language (HTML lang, DOCX settings), or nothing."""
    remarks: tuple[str, ...] = ()
    """Stable words for what a reader should know: `no_text_layer`, `some_pages_without_text`."""
