"""What a page carries besides its text: running headers and footers, and its number."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mostura.engines.reading.formats.dewrapping import FINISHED
from mostura.engines.reading.formats.pieces import Line

AT_EDGE = 3  # lines at the top and at the bottom of a page that may be furniture
REPEATED = 3  # pages on which furniture stands at least, and a third of all pages
FEW_PAGES = 4  # in so short a document it may stand on two pages only
FURNITURE_LENGTH = 160  # characters

PAGE_WORD = r"(?:page|p\.|pg\.?|strana|str\.|stranica|страна|стр\.|faqe|faqja|fq\.|seite|s\.)"
PAGE_NUMBER = re.compile(
    rf"[-–—|\[(\s]*(?:{PAGE_WORD}\s*)?(?:\d{{1,3}}|[ivxl]{{1,6}})"
    rf"(?:\s*(?:of|od|од|nga|von|/)\s*\d{{1,4}})?[-–—|\])\s.]*(?:\|\s*{PAGE_WORD}\s*)?$",
    re.IGNORECASE,
)
NAMED_NUMBER = re.compile(
    rf"(?:{PAGE_WORD}\s*\d{{1,4}}|\d{{1,4}}\s*\|\s*{PAGE_WORD}|"
    rf"{PAGE_WORD}\s*\d{{1,4}}\s*(?:of|od|од|nga|von|/)\s*\d{{1,4}}|[-–—]\s*\d{{1,4}}\s*[-–—])$",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d+")


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of all pages in order, without what is repeated at their edges.

    The first line of a page stands apart where the page before ended with a sentence.
    """
    repeated = _repeated(pages)
    kept: list[Line] = []
    for page in pages:
        edges = _edges(page)
        rest = [
            line
            for number, line in enumerate(page)
            if not (number in edges and (_face(line) in repeated or _is_number(line, len(pages))))
        ]
        if kept and rest:
            rest[0] = replace(rest[0], gap=int(bool(FINISHED.search(kept[-1].text))))
        kept.extend(rest)
    return kept


def _edges(page: Sequence[Line]) -> set[int]:
    count = len(page)
    near = {*range(min(AT_EDGE, count)), *range(max(0, count - AT_EDGE), count)}
    return {
        number
        for number, line in enumerate(page)
        if line.in_margin or (line.in_margin is None and number in near)
    }


def _face(line: Line) -> str:
    """The line with its digits made alike, since the number of the page changes."""
    return DIGITS.sub("#", line.text.casefold()).strip()


def _is_number(line: Line, pages: int) -> bool:
    return pages > 1 and bool(PAGE_NUMBER.match(line.text))


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    faces: Counter[str] = Counter()
    for page in pages:
        faces.update({_face(page[number]) for number in _edges(page)})
    least = 2 if len(pages) <= FEW_PAGES else max(REPEATED, len(pages) / 3)
    return {
        face for face, count in faces.items() if count >= least and len(face) <= FURNITURE_LENGTH
    }


def without_loose_numbers(lines: Sequence[Line]) -> list[Line]:
    """Lines of a text without pages, without the page numbers that were left in it."""
    lone = [
        number
        for number, line in enumerate(lines)
        if line.text.isdecimal() and len(line.text) <= 3 and line.gap > 0
    ]
    rising: set[int] = set()
    for before, after in pairwise(lone):
        if int(lines[after].text) == int(lines[before].text) + 1:
            rising.update((before, after))
    return [
        line
        for number, line in enumerate(lines)
        if number not in rising and not NAMED_NUMBER.match(line.text)
    ]
