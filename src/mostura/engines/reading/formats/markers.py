"""Bullets and numbers that stand before an item or a heading."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """The family a marker belongs to; two markers of one family can follow one another."""

    BULLET = "bullet"
    DASH = "dash"
    LETTER_O = "o"
    NUMBER = "number"
    OUTLINE = "outline"
    ROMAN = "roman"
    LETTER = "letter"
    LABEL = "label"


@dataclass(frozen=True, slots=True)
class Marker:
    """A bullet or number as printed, its family, and its place in the order (0: none)."""

    printed: str
    style: Style
    order: int = 0
    shape: str = ""
    """What surrounds the number and its case: `1.` and `1)` are two lists."""


LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
MACEDONIAN = "абвгдѓежзѕијклљмнњопрстќуфхцчџш"
NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

BULLET = re.compile(r"([•▪▫◦●○■□◆◇❖►▶▸➢➤➔→⇒✓✔✗✘☐☑☒⁃∙·‣⁌⁍¤★☆♦❑❒*+])(?:\s+|(?<![*+])(?=\w))(?=\S)")
DASH = re.compile(r"([-–—−])(?:\s+|(?<=[–—−])(?=[^\W\d]))(?=\S)")
LETTER_O = re.compile(r"(o)(?:\s{2,}|\t|\s(?=[A-ZČĆŽŠĐÇË]))(?=\S)")
OUTLINE = re.compile(r"(\(?(\d{1,2}(?:\.\d{1,2}){1,4})[.)]?)\s+(?=[^\W\d]|[\"“„«(])")
NUMBER = re.compile(r"(\(?(\d{1,3})[.)]|\[(\d{1,3})\][.:])\s*(?=[^\W\d_]|[\"“„«(‘*])")
LETTER = re.compile(r"(\(?([^\W\d_]|[ivxlcIVXLC]{2,6})(?:[.](?!\w)|\)))\s*(?=\S)")
LABEL = re.compile(
    r"((?:recommendation|preporuka|препорука|препорака|rekomandimi?|empfehlung|r)"
    r"\s?(?:no\.?\s?|nr\.?\s?|br\.?\s?|бр\.?\s?)?(\d{1,3})\s?[:.)–-])\s+(?=\S)",
    re.IGNORECASE,
)
FOOTNOTE = re.compile(r"([¹²³⁰⁴-⁹]+|\[\^?\d{1,3}\]:?|\*(?=[^\W\d_]+\s[^*]*$))\s*(?=\S)")


def roman(letters: str) -> int:
    """The value of a Roman numeral, or 0 when it is none."""
    values = [NUMERALS.get(letter, 0) for letter in letters.lower()]
    if not values or 0 in values:
        return 0
    pairs = zip(values, [*values[1:], 0], strict=True)
    total = sum(-value if value < following else value for value, following in pairs)
    return max(0, total)


def letter_order(letter: str) -> int:
    """Place of a letter in its alphabet, from 1; 0 for a letter of no list."""
    lower = letter.lower()
    for alphabet in (LATIN, CYRILLIC, MACEDONIAN):
        if lower in alphabet and len(lower) == 1:
            return alphabet.index(lower) + 1
    return 0


def shape_of(printed: str) -> str:
    """The marker with its number or letters taken out, and the case of the letters."""
    return re.sub(r"\w+", "#", printed) + ("A" if any(sign.isupper() for sign in printed) else "")


def read_marker(line: str) -> tuple[Marker, str] | None:
    """The marker a line begins with and the rest of the line; None when it has none."""
    for find in (_bullet, _label, _outline, _number, _letter):
        found = find(line)
        if found is not None:
            return found
    return None


def _bullet(line: str) -> tuple[Marker, str] | None:
    for style, pattern in (
        (Style.BULLET, BULLET),
        (Style.DASH, DASH),
        (Style.LETTER_O, LETTER_O),
    ):
        if match := pattern.match(line):
            return Marker(match[1], style, shape=match[1]), line[match.end() :]
    return None


def _label(line: str) -> tuple[Marker, str] | None:
    if match := LABEL.match(line):
        return Marker(match[1], Style.LABEL, int(match[2]), "label"), line[match.end() :]
    return None


def _outline(line: str) -> tuple[Marker, str] | None:
    if match := OUTLINE.match(line):
        last = int(match[2].rsplit(".", 1)[1])
        depth = str(match[2].count("."))
        return Marker(match[1], Style.OUTLINE, last, depth), line[match.end() :]
    return None


def _number(line: str) -> tuple[Marker, str] | None:
    if match := NUMBER.match(line):
        order = int(match[2] or match[3])
        return Marker(match[1], Style.NUMBER, order, shape_of(match[1])), line[match.end() :]
    return None


def _letter(line: str) -> tuple[Marker, str] | None:
    match = LETTER.match(line)
    if match is None:
        return None
    printed, sign = match[1], match[2]
    order = letter_order(sign)
    if len(sign) > 1 or sign in "iIvVxX":
        order, style = roman(sign), Style.ROMAN
    else:
        style = Style.LETTER
    if not order:
        return None
    return Marker(printed, style, order, shape_of(printed)), line[match.end() :]


def follows(marker: Marker, earlier: Marker) -> bool:
    """Whether a marker is the next of the list that an earlier one belongs to."""
    if marker.order == 0 or earlier.order == 0:
        return marker.order == earlier.order and marker.printed == earlier.printed
    if marker.order != earlier.order + 1:
        # Between h) and i), and from i) to j), one letter is read as a Roman numeral.
        return _letter_value(marker) == _letter_value(earlier) + 1 > 1
    return marker.style is earlier.style and marker.shape == earlier.shape


def _letter_value(marker: Marker) -> int:
    letters = marker.printed.strip("().")
    return letter_order(letters) if len(letters) == 1 else 0
