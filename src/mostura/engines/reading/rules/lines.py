"""A passage in its folded spelling, with the way back to the letters it was written in."""

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass

from mostura.engines.wording.scripts import fold

_PIECE = re.compile(r"\w+|[^\w]+")
_SHORTEST_SPEECH = 3  # words in quotation marks with which a sentence begins
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

    def position(self, offset: int) -> int:
        """The folded position at which a letter of `text` begins."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return 0
        begin = self._folded_starts[index]
        following = index + 1
        last = following == len(self._starts)
        end = len(self.folded) if last else self._folded_starts[following]
        return begin + min(offset - self._starts[index], end - begin)

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
        longest = _SHORTEST_SPEECH if quoted.start() == 0 else _LONGEST_TITLE
        if len(inside.split()) > longest and inside[:1].isupper():
            continue  # somebody speaks; that is no title or term
        begin = line.position(quoted.start())
        end = line.position(quoted.end())
        blanked[begin:end] = " " * (end - begin)
    return "".join(blanked)


@functools.lru_cache(maxsize=50_000)
def _fold(piece: str) -> str:
    return fold(piece)
