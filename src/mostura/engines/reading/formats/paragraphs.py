"""Paragraphs of formats that know where a paragraph ends: web pages and DOCX."""

import re

from mostura.engines.reading.blocks import BlockKind
from mostura.engines.reading.formats.cleaning import plain
from mostura.engines.reading.formats.dewrapping import dewrap
from mostura.engines.reading.formats.markers import FOOTNOTE, Marker, Style, follows, read_marker
from mostura.engines.reading.formats.outlining import is_name, outline
from mostura.engines.reading.formats.pieces import ASKS, Line, Piece, row_of

CELL_LENGTH = 400  # characters; what is longer is a column of a page, not a cell
SURE = (Style.BULLET, Style.NUMBER, Style.OUTLINE, Style.LABEL)


def is_table_of_asks(head: list[str]) -> bool:
    """Whether the first row of a table names a column of recommendations."""
    return len(head) > 1 and any(ASKS.match(cell) and is_name(cell) for cell in head)


class Paragraphs:
    """Gathers pieces, and knows the list that a typed bullet or number goes on with."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._marker: Marker | None = None

    def heading(self, text: str, level: int, *, title: bool = False) -> None:
        """A heading that the file names as one."""
        marked = read_marker(text)
        if marked and marked[0].style not in (Style.BULLET, Style.DASH, Style.LETTER_O):
            marker, rest = marked
            printed, text = marker.printed, rest
        else:
            printed = ""
        kind = BlockKind.TITLE if title else BlockKind.HEADING
        self._add(Piece(kind, plain(text), None, 0 if title else level, printed))

    def item(self, text: str, *, level: int, marker: str) -> None:
        """An item that the file names as one; a bullet typed before it is not read twice."""
        marked = read_marker(text)
        if marked and (marked[0].style in SURE or marked[0].style is Style.DASH):
            marker, text = marked[0].printed, marked[1]
        self._add(Piece(BlockKind.ITEM, plain(text), None, level, marker))

    def row(self, cells: list[str]) -> None:
        """A row of a table."""
        self._add(row_of(map(plain, cells)))

    def footnote(self, text: str, marker: str) -> None:
        """A note that the file names as one."""
        self._add(Piece(BlockKind.FOOTNOTE, plain(text), None, 0, marker))

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """A paragraph, or what was typed as one: an item, a heading, a note, wrapped lines."""
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if len(lines) > 1:
            for piece in outline(dewrap([Line(line, 0, len(line)) for line in lines])):
                self._add(piece)
            return
        for line in lines:
            self._line(line, bold=bold)

    def _line(self, line: str, *, bold: bool) -> None:
        marked = read_marker(line)
        if marked and self._is_item(marked[0]):
            marker, rest = marked
            name = bold and is_name(plain(rest)) and bool(marker.order)
            kind = BlockKind.HEADING if name else BlockKind.ITEM
            self._add(Piece(kind, plain(rest), None, 1, marker.printed))
            self._marker = marker
        elif match := FOOTNOTE.match(line):
            self.footnote(line[match.end() :], match[1])
        elif is_name(plain(line)) and (bold or (line.isupper() and len(line) > 3)):
            self._add(Piece(BlockKind.HEADING, plain(line), None, 2 if bold else 1))
        else:
            self._add(Piece(BlockKind.PARAGRAPH, plain(line)))

    def _is_item(self, marker: Marker) -> bool:
        if marker.style in SURE or marker.style in (Style.DASH, Style.LETTER_O):
            return True
        return marker.order == 1 or bool(self._marker and follows(marker, self._marker))

    def _add(self, piece: Piece) -> None:
        if re.search(r"\w", piece.text):
            self.pieces.append(piece)
