"""What a page of a PDF prints, line by line, with the place and the type of each line."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

WIDE_GAP = 2.2  # type sizes between two words, as between columns or cells, not in a sentence
CELL_GAP = 5.0  # type sizes; no justified line has words so far apart
UNUSUAL_GAP = 2.5  # times the usual gap of the line
SMALL = 0.8  # of the type size of the line; smaller digits are references to footnotes
MOST_SHAPES = 20_000  # on one page; a map has more, and no lists
DOT = (1.5, 7.0)  # points across
DRAWN_BULLET = "•"
BOLD_WEIGHT = 600
NO_WEIGHT = -1
SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LONE_MARKER = re.compile(
    r"(?:[•▪▫◦●○■□◆►▸➢➤✓✔☐∙·‣\x7f\uf0b7\uf0a7\uf0d8\uf0fc\uf076o*–-]|"
    r"\(?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.)])$"
)
REFERENCE = re.compile(r"(?:(?<=[^\W\d_])|(?<=[.,;:!?)\]\"”’»])|^)\d{1,3}(?=\D|$)")
# pdfium writes this sign where a word is broken at the end of a line, and no line end after it.
BROKEN_WORD = "\ufffe"
LINE = re.compile(rf"[^\n{BROKEN_WORD}]*(?:\n|{BROKEN_WORD}|$)")
WORDS = re.compile(r"\S+")
BOLD_NAMES = ("bold", "black", "heavy", "semibold")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand together on one line; places in points from the lower left corner."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool


def dots_of(page: PdfPage) -> list[Segment]:
    """Small round or square shapes, as browsers draw the bullets of lists."""
    dots: list[Segment] = []
    edges = tuple(ctypes.c_float() for _ in range(4))
    for number in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_SHAPES)):
        shape = pdfium.FPDFPage_GetObject(page.raw, number)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(shape, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        wide, high = right - left, top - bottom
        if DOT[0] <= wide <= DOT[1] and 0.8 < wide / max(high, 0.01) < 1.25:
            dots.append(Segment(DRAWN_BULLET, left, right, bottom - high / 2, 0.0, bold=False))
    return dots


class Glyphs:
    """Reads places and types from one page of text."""

    def __init__(self, page: PdfTextPage) -> None:
        self.page = page
        self.text: str = page.get_text_range()
        self._shifted = page.count_chars() != len(self.text)
        self._doubles = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def segments(self) -> Iterator[Segment]:
        """The lines of the page in the order it prints them, cut at wide gaps."""
        at = 0
        for line in LINE.findall(self.text):
            bare = line.rstrip()
            if bare.strip():
                yield from self._cut(bare, at)
            at += len(line)

    def _cut(self, line: str, at: int) -> Iterator[Segment]:
        words = list(WORDS.finditer(line))
        size = self.size(at + words[len(words) // 2].start())
        begin = 0
        gaps = [
            self.left(at + after.start()) - self.right(at + before.end() - 1)
            for before, after in pairwise(words)
        ]
        # In a justified line all gaps are wide; between columns one is wider than the others.
        usual = median(gaps) if len(gaps) > 1 else size
        widest = min(max(WIDE_GAP, UNUSUAL_GAP * usual / size), CELL_GAP) * size
        for number, gap in enumerate(gaps, start=1):
            is_marker = begin == 0 and LONE_MARKER.match(line[: words[number - 1].end()].strip())
            if gap > widest and not is_marker:
                yield self._segment(line, at, words[begin:number], size)
                begin = number
        yield self._segment(line, at, words[begin:], size)

    def _segment(self, line: str, at: int, words: list[re.Match[str]], size: float) -> Segment:
        start, end = words[0].start(), words[-1].end()
        middle = words[len(words) // 2].start()
        segment = Segment(
            text=line[start:end].replace(BROKEN_WORD, "-"),
            left=self.left(at + start),
            right=self.right(at + end - 1),
            baseline=self.baseline(at + middle),
            size=round(size, 1),
            bold=all(self.is_bold(at + place) for place in (start, middle, end - 1)),
        )
        return replace(segment, text=self._raise_references(segment.text, at + start, size))

    def _raise_references(self, text: str, at: int, size: float) -> str:
        """The small numbers of footnotes, written as superscripts."""

        def raised(match: re.Match[str]) -> str:
            if self.size(at + match.start()) >= SMALL * size:
                return match[0]
            touching = match.end() < len(text) and text[match.end()].isalnum()
            return match[0].translate(SUPERSCRIPT) + (" " if touching else "")

        return REFERENCE.sub(raised, text)

    def _index(self, at: int) -> int:
        if self._shifted:
            return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.page.raw, at))
        return at

    def size(self, at: int) -> float:
        """Height of the type at a character, in points."""
        index = self._index(at)
        size = float(pdfium.FPDFText_GetFontSize(self.page.raw, index))
        if pdfium.FPDFText_GetMatrix(self.page.raw, index, self._matrix):
            size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5 or 1.0
        return max(size, 0.1)

    def left(self, at: int) -> float:
        """Left edge of a character."""
        box = self._box(at)
        return box[0]

    def right(self, at: int) -> float:
        """Right edge of a character."""
        return self._box(at)[1]

    def _box(self, at: int) -> tuple[float, float]:
        left, right, bottom, top = self._doubles
        index = self._index(at)
        if not pdfium.FPDFText_GetCharBox(self.page.raw, index, left, right, bottom, top):
            return 0.0, 0.0
        return left.value, right.value

    def baseline(self, at: int) -> float:
        """Height of the line a character stands on, from the bottom of the page."""
        across, up = self._doubles[:2]
        if not pdfium.FPDFText_GetCharOrigin(self.page.raw, self._index(at), across, up):
            return 0.0
        return up.value

    def is_bold(self, at: int) -> bool:
        """Whether a character is set in bold type."""
        index = self._index(at)
        weight = pdfium.FPDFText_GetFontWeight(self.page.raw, index)
        if weight >= BOLD_WEIGHT:
            return True
        length = pdfium.FPDFText_GetFontInfo(
            self.page.raw, index, self._name, len(self._name), self._flags
        )
        if not 0 < length <= len(self._name):
            return False
        name = self._name.raw[: length - 1].decode("utf-8", errors="replace").casefold()
        return any(word in name for word in BOLD_NAMES)
