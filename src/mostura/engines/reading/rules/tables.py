"""Tables: which cells of a row may ask, and whom the row addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mostura.engines.reading.blocks import Block, BlockKind
from mostura.engines.reading.rules.agents import Finder
from mostura.engines.reading.rules.cues import Cues
from mostura.engines.reading.rules.lines import line_of
from mostura.engines.reading.rules.sections import Section, Zone

_BETWEEN = " | "
_LONGEST_HEAD = 6  # words over a column
_FEWEST_WORDS = 4  # of a cell that may be an ask in a table without a head


@dataclass(frozen=True, slots=True)
class Cell:
    """The text between two offsets of a row, in one column."""

    start: int
    end: int
    column: int


@dataclass(frozen=True, slots=True)
class Head:
    """The columns that the first row of a table names."""

    asks: int
    addressed: int | None = None


class Tables:
    """Walks over the rows of the tables of one document, in order."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._head: Head | None = None
        self._last = -2

    def asking(
        self, index: int, block: Block, section: Section, cues: Cues
    ) -> Iterator[tuple[Cell, Section]]:
        """The cells of a row that may ask, each with the section it then stands in."""
        if index - 1 != self._last:
            self._head = None
        self._last = index
        cells = cells_of(block)
        if self._head is None and (head := head_of(block, cells, cues)) is not None:
            self._head = head
            return
        if self._head is None:
            long = (c for c in cells if block.text[c.start : c.end].count(" ") + 1 >= _FEWEST_WORDS)
            yield from ((cell, section) for cell in long)
            return
        here = self._addressed(self._head, block, cells, cues)
        yield from ((cell, here) for cell in cells if cell.column == self._head.asks)

    def _addressed(self, head: Head, block: Block, cells: tuple[Cell, ...], cues: Cues) -> Section:
        section = Section(Zone.RECOMMENDATIONS)
        for cell in cells:
            if cell.column == head.addressed:
                line = line_of(block.text[cell.start : cell.end], start=block.start + cell.start)
                section = replace(section, addressees=self._finder.agents_in(line, cues))
        return section


def cells_of(block: Block) -> tuple[Cell, ...]:
    """The filled cells of a row; the whole text where the block is no row."""
    if block.kind != BlockKind.TABLE:
        return (Cell(0, len(block.text), 0),)
    texts = block.text.split(_BETWEEN)
    columns = block.columns if len(block.columns) == len(texts) else tuple(range(len(texts)))
    cells: list[Cell] = []
    at = 0
    for text, column in zip(texts, columns, strict=True):
        cells.append(Cell(at, at + len(text), column))
        at += len(text) + len(_BETWEEN)
    return tuple(cells)


def head_of(block: Block, cells: tuple[Cell, ...], cues: Cues) -> Head | None:
    """The head of a table that has a column of recommendations, or None."""
    asks = addressed = measures = None
    for cell in cells:
        bare = line_of(block.text[cell.start : cell.end], start=0).folded.strip(" :*")
        if len(bare.split()) > _LONGEST_HEAD:
            return None
        if asks is None and cues.headings.recommendations.match(bare):
            asks = cell.column
        elif addressed is None and cues.headings.responsible.match(bare):
            addressed = cell.column
        elif measures is None and cues.headings.measures.match(bare):
            measures = cell.column
    if asks is None and addressed is not None:
        asks = measures  # "Measure | Responsible | Until"
    return None if asks is None or len(cells) < 2 else Head(asks, addressed)
