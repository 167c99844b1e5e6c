"""A passage in its folded spelling, with the way back to the letters it was written in."""

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from mostura.engines.wording.scripts import fold

_PIECE = re.compile(r"\w+|[^\w]+")
_LONGEST_TITLE = 7  # words in quotation marks
_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{0,400}[”“»\"]")


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of the document: its text, its folded text and where each word comes from."""

    start: int
    """Offset of `text` in the document."""
    text: str
    folded: str
    _folded_starts: tuple[int, ...]
    _starts: tuple[int, ...]

    def origin(self, position: int) -> int:
        """Where in `text` the word or gap begins that holds this folded position."""
        index = bisect_right(self._folded_starts, position) - 1
        return self._starts[index] if index >= 0 else 0

    def origin_end(self, position: int) -> int:
        """Where in `text` the word or gap ends whose folded spelling ends here."""
        index = bisect_right(self._folded_starts, position - 1)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def words(self, start: int, end: int) -> str:
        """The original words of a folded span."""
        return self.text[self.origin(start) : self.origin_end(end)] if end > start else ""


def line_of(text: str, *, start: int) -> Line:
    """Fold a passage word by word, so that every folded word knows its origin."""
    folded: list[str] = []
    folded_starts: list[int] = []
    starts: list[int] = []
    length = 0
    for piece in _PIECE.finditer(text):
        spelled = _fold(piece.group())
        folded_starts.append(length)
        starts.append(piece.start())
        folded.append(spelled)
        length += len(spelled)
    return Line(start, text, "".join(folded), tuple(folded_starts), tuple(starts))


def without_quotations(line: Line) -> str:
    """The folded text with every quotation blanked out, its length unchanged.

    What somebody is quoted with, or what a book is called, asks nothing by itself.
    """
    blanked = list(line.folded)
    for quoted in _QUOTED.finditer(line.text):
        inside = quoted.group()[1:]
        if len(inside.split()) > _LONGEST_TITLE and inside[:1].isupper():
            continue  # somebody speaks; that is no title or term
        begin = _folded_position(line, quoted.start())
        end = _folded_position(line, quoted.end())
        blanked[begin:end] = " " * (end - begin)
    return "".join(blanked)


def _folded_position(line: Line, offset: int) -> int:
    starts = line._starts
    index = bisect_right(starts, offset) - 1
    if index < 0:
        return 0
    exact = line._folded_starts[index]
    if starts[index] == offset:
        return exact
    following = index + 1
    if following < len(starts):
        piece = line._folded_starts[following] - exact
    else:
        piece = len(line.folded) - exact
    return exact + min(offset - starts[index], piece)


@functools.lru_cache(maxsize=50_000)
def _fold(piece: str) -> str:
    return fold(piece)
