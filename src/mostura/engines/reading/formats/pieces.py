"""Lines as a page shows them, pieces as a reader understands them, and the text they make."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from mostura.engines.reading.blocks import Block, BlockKind, StructuredText

TITLE_LENGTH = 200  # characters; what is longer is a paragraph, not a name
TITLE_WITHIN = 10  # pieces from the beginning in which a title is looked for
NAME_LENGTH = 100  # characters of a paragraph that may be a name
HEADLINE_WORDS = 5  # fewer are an address or a name
HEADLINE_ENDS = re.compile(r"\b(?:and|i|dhe|und|the|of|da|to|te|të|na)$")
NAME_WORDS = 3  # fewer are a part of a document, as "Introduction"
# Places with dates, fields, numbered parts: what stands near a title and is none.
PART = re.compile(r"\d{1,2}\D{0,15}(?:19|20)\d\d|^[A-Z_ -]+: |://|^\w+ (?:\d+|[IVX]+)\b")

# How the name of a list of recommendations or conclusions begins.
ASKS = re.compile(
    r"(?:(?:key|main|general|specific|policy|our|ključne|glavne|opšte|opće|кључне|главне|клучни|"
    r"общи|kryesore)\s)?(?:recommendation|conclusion|preporuk|zaključ|препорук|закључ|препорак|"
    r"заклучо|rekomandim|përfundim|konkluzion|empfehlung|schlussfolgerung)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page; `indent` and `width` are in characters or in points."""

    text: str
    indent: float = 0.0
    width: float = 0.0
    gap: int = 0
    """Blank lines above it."""
    page: int | None = None
    size: float = 0.0
    """Size of its type in points; 0 where it is not known."""
    bold: bool = False
    in_margin: bool | None = None
    """Whether it stands where headers and footers do; None where that is not known."""

    @property
    def right(self) -> float:
        """Where the line ends."""
        return self.indent + self.width

    @property
    def character(self) -> float:
        """Mean width of one of its characters."""
        return self.width / max(len(self.text), 1)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block that does not yet know where it stands in the text."""

    kind: BlockKind
    text: str
    page: int | None = None
    level: int = 0
    marker: str = ""
    columns: tuple[int, ...] = ()


def row_of(cells: Iterable[str], page: int | None = None) -> Piece:
    """A row of a table, which knows in which columns its filled cells stand."""
    filled = [(column, cell) for column, cell in enumerate(cells) if cell]
    return Piece(
        BlockKind.TABLE,
        " | ".join(cell.replace(" | ", " / ") for _, cell in filled),
        page,
        columns=tuple(column for column, _ in filled),
    )


def assemble(
    pieces: Iterable[Piece],
    *,
    name: str,
    title: str = "",
    pages: int = 0,
    language: str = "",
    remarks: tuple[str, ...] = (),
) -> StructuredText:
    """Put pieces in order over one text, and find the title they carry."""
    kept = _headed([piece for piece in pieces if piece.text])
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in kept:
        if piece.marker:
            parts.append(piece.marker)
            at += len(piece.marker) + 1
        blocks.append(
            Block(piece.kind, piece.text, at, piece.page, piece.level, piece.marker, piece.columns)
        )
        parts.append(piece.text)
        at += len(piece.text) + 1
    text = " ".join(parts)
    return StructuredText(
        title=title or title_of(kept) or name,
        text=text,
        blocks=tuple(blocks),
        pages=pages,
        page_starts=page_starts(blocks, pages=pages, length=len(text)),
        declared_language=language,
        remarks=remarks,
    )


def _headed(pieces: list[Piece]) -> list[Piece]:
    """The pieces, the first one a heading where it is the headline over an article."""
    if len(pieces) < 2 or any(piece.kind is not BlockKind.PARAGRAPH for piece in pieces[:2]):
        return pieces
    first, second = pieces[0], pieces[1]
    headline = (
        len(first.text.split()) >= HEADLINE_WORDS
        and len(first.text) <= TITLE_LENGTH
        and first.text[:1].isupper()
        and first.text[-1:].isalnum()
        and len(second.text) > len(first.text)
        and second.text[:1].isupper()
        and not HEADLINE_ENDS.search(first.text)
    )
    return [replace(first, kind=BlockKind.HEADING, level=1), *pieces[1:]] if headline else pieces


def page_starts(blocks: list[Block], *, pages: int, length: int) -> tuple[int, ...]:
    """Offset at which each page begins; a page that begins no block begins where the next does."""
    starts = [length] * pages
    for block in reversed(blocks):
        if block.page is not None:
            before = len(block.marker) + 1 if block.marker else 0
            starts[block.page - 1] = block.start - before
    for page in range(pages - 2, -1, -1):
        starts[page] = min(starts[page], starts[page + 1])
    return tuple(starts)


def title_of(pieces: list[Piece]) -> str:
    """What a document is called: its title, else the heading of the beginning that says most."""
    beginning = [piece for piece in pieces[:TITLE_WITHIN] if len(piece.text) <= TITLE_LENGTH]
    for piece in beginning:
        if piece.kind is BlockKind.TITLE:
            return piece.text
    if beginning and len(beginning[0].text.split()) < NAME_WORDS and ASKS.match(beginning[0].text):
        return ""  # a list of recommendations alone: no heading in it is its name
    short = [
        piece
        for piece in beginning
        if piece.kind is BlockKind.HEADING
        or (
            piece.kind is BlockKind.PARAGRAPH
            and len(piece.text) <= NAME_LENGTH
            and not piece.text.endswith((".", ":", ";"))
        )
    ]
    headings = [piece for piece in short if piece.kind is BlockKind.HEADING]
    highest = [piece for piece in headings if piece.level == 1]
    for piece in [*highest, *headings, *short]:
        if (
            len(piece.text.split()) >= NAME_WORDS
            and not piece.marker
            and not PART.search(piece.text)
        ):
            return piece.text
    return ""
