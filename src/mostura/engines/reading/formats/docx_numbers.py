"""The bullets and numbers that Word prints but does not write into the text."""

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from mostura.engines.reading.formats.markers import CYRILLIC, LATIN

DEEPEST = 6  # levels of lists
DEEPEST_STYLE = 12  # styles based on one another
PLACE = re.compile(r"%([1-9])")
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
         (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """What stands before a paragraph, and how deep in its list it is."""

    printed: str
    level: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._read(document)

    def _read(self, document: Document) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iterchildren(qn("w:abstractNum")):
            key = str(abstract.get(qn("w:abstractNumId")))
            self._levels[key] = {
                int(level.get(qn("w:ilvl"), 0)): _Level(
                    _value(level, "w:numFmt") or "decimal",
                    _value(level, "w:lvlText"),
                    int(_value(level, "w:start") or 1),
                )
                for level in abstract.iterchildren(qn("w:lvl"))
            }
        for number in root.iterchildren(qn("w:num")):
            key = str(number.get(qn("w:numId")))
            self._lists[key] = _value(number, "w:abstractNumId")

    def of(self, paragraph: Paragraph, element: BaseOxmlElement) -> Number | None:
        """The number of the next paragraph; each is asked for once, in order."""
        return self._next(_place(paragraph, element))

    def _next(self, place: tuple[str, int] | None) -> Number | None:
        if place is None:
            return None
        key, depth = place
        abstract = self._lists.get(key, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            printed = "" if level is not None and level.form == "none" else "•"
            return Number(printed or "•", min(depth + 1, DEEPEST), ordered=False)
        counts = self._counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        printed = PLACE.sub(
            lambda match: _written(counts, levels, int(match[1]) - 1), level.pattern
        ).strip()
        return Number(printed or "•", min(depth + 1, DEEPEST), ordered=True)


def _written(counts: dict[int, int], levels: dict[int, _Level], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return written(counts.get(depth, level.start), level.form)


def written(number: int, form: str) -> str:
    """A number in the form that Word names: decimal, letters, Roman."""
    if form in ("lowerLetter", "upperLetter"):
        sign = LATIN[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return sign.upper() if form == "upperLetter" else sign
    if form in ("lowerRoman", "upperRoman"):
        numeral = _roman(number)
        return numeral.upper() if form == "upperRoman" else numeral
    if form in ("russianLower", "russianUpper"):
        sign = CYRILLIC[(number - 1) % len(CYRILLIC)]
        return sign.upper() if form == "russianUpper" else sign
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        while number >= value:
            numeral += letters
            number -= value
    return numeral


def _value(element: BaseOxmlElement, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val")) or "")


def _place(paragraph: Paragraph, element: BaseOxmlElement) -> tuple[str, int] | None:
    """The list and the depth that a paragraph or its style names; None outside of lists."""
    properties = [element.find(qn("w:pPr"))]
    style = paragraph.style
    for _ in range(DEEPEST_STYLE):
        if style is None:
            break
        properties.append(style.element.pPr)
        style = style.base_style
    depth: int | None = None
    for owner in properties:
        number = None if owner is None else owner.find(qn("w:numPr"))
        if number is None:
            continue
        stated = _value(number, "w:ilvl")
        depth = int(stated) if depth is None and stated.isdecimal() else depth
        key = _value(number, "w:numId")
        if key == "0":
            return None
        if key:
            return key, depth or 0
    return None
