"""Groups of lines named for what they are: title, heading, paragraph, item, footnote, table."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mostura.engines.reading.blocks import BlockKind
from mostura.engines.reading.formats.cleaning import collapse, plain
from mostura.engines.reading.formats.dewrapping import FINISHED, Group, goes_on
from mostura.engines.reading.formats.hyphens import join
from mostura.engines.reading.formats.markers import FOOTNOTE, Marker, Style, follows
from mostura.engines.reading.formats.pieces import ASKS, Piece, row_of

HEADING_LENGTH = 120  # characters
HEADING_WORDS = 18
LEAD_IN_WORDS = 7  # a longer line that ends with a colon leads into a list
FIRST_PAGE = 8  # groups from the beginning, where a cover sets short lines in a row
TITLE_SIZE = 1.35  # of the size of the text
HEADING_SIZE = 1.08  # of the size of the text
SHORT_LINES_IN_A_ROW = 3  # more short lines than this are an address or a table, not headings
DEEPEST = 6  # levels of headings and lists

MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(?!#)(.+?)\s*#*$")
FIELD = re.compile(r"#\s+[A-Z][A-Z_ -]+: ")
TABLE_ROW = re.compile(r"\|.*\||[^|]+(?:\|[^|]*){2,}$")
CONTENTS = re.compile(r"(\S.*?)\s?(?:\.\s?){4,}\s*(\d{1,4}|[ivxlc]+)$")
TABLE_RULE = re.compile(r"[\s|:+=_-]+$")
WHOLLY_BOLD = re.compile(r"(?:\*\*|__)(?!\s)[^*\n]+?(?:\*\*|__):?$")
CLOCK = re.compile(r"\d{1,2}\s?[:.]\s?\d{2}\b")
AFTERTHOUGHT = re.compile(r"(?<=\w) \([^()]{1,40}\)$")  # "Education (Art. 10)"
NUMBERED_NAME = re.compile(
    r"(?:part|chapter|section|annex|appendix|session|panel|dio|deo|poglavlje|odjeljak|prilog|"
    r"део|поглавље|прилог|дел|глава|прилог|анекс|pjesa|kapitulli|seksioni|shtojca|sesioni|teil|"
    r"kapitel|abschnitt|anhang|sitzung)\s+(?:\d+|[ivxlc]+)\b",
    re.IGNORECASE,
)


def outline(groups: Sequence[Group]) -> list[Piece]:
    """Name every group, in order; `groups` come from `dewrap`."""
    body = body_size(groups)
    pieces: list[Piece] = []
    sizes: list[float] = []
    levels: list[tuple[Marker, float]] = []
    for number, group in enumerate(groups):
        if TABLE_RULE.match(group.text) and not group.marker:
            continue
        if group.marker:
            pieces.append(_marked(groups, number, group.marker, levels))
        else:
            levels.clear()
            pieces.append(_unmarked(groups, number, body))
        sizes.append(group.first.size)
    _with_title(pieces, sizes, body)
    return _over_footnotes(pieces)


def contents_line(text: str) -> re.Match[str] | None:
    """The name and the page in a line of a table of contents; None for any other line."""
    short = len(text) <= 2 * HEADING_LENGTH and "..." in text.replace(" ", "")
    return CONTENTS.match(text) if short else None


def body_size(groups: Sequence[Group]) -> float:
    """The size of type in which most characters of a document are set; 0 if unknown."""
    sizes: dict[float, int] = {}
    for group in groups:
        for line in group.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _marked(
    groups: Sequence[Group], number: int, marker: Marker, levels: list[tuple[Marker, float]]
) -> Piece:
    """A numbered heading, or an item at its depth in the list."""
    group = groups[number]
    text = plain(group.text)
    if _is_numbered_heading(groups, number, marker, text):
        levels.clear()
        depth = marker.printed.strip("().").count(".") + 1
        return Piece(BlockKind.HEADING, text, group.first.page, min(depth, DEEPEST), marker.printed)
    if match := contents_line(text):
        return Piece(BlockKind.TABLE, f"{marker.printed} {match[1]} | {match[2]}", group.first.page)
    if marker.printed == "*" and not _in_list(groups, number, marker):
        return Piece(BlockKind.FOOTNOTE, text, group.first.page, marker="*")
    level = _level(marker, group.first.indent, levels)
    return Piece(BlockKind.ITEM, text, group.first.page, level, marker.printed)


def _in_list(groups: Sequence[Group], number: int, marker: Marker) -> bool:
    """Whether the group before or after is an item of the same list."""
    before = groups[number - 1].marker if number else None
    after = groups[number + 1].marker if number + 1 < len(groups) else None
    return bool(before and follows(marker, before)) or bool(after and follows(after, marker))


def _is_numbered_heading(groups: Sequence[Group], number: int, marker: Marker, text: str) -> bool:
    if marker.order == 0 or marker.style is Style.LABEL or not is_name(text):
        return False
    if marker.style is Style.ROMAN and marker.printed.isupper() and "." in marker.printed:
        return True
    if marker.style is not Style.OUTLINE and _in_list(groups, number, marker):
        return False
    if marker.printed.startswith("(") or marker.printed[0].islower():
        return False
    return number + 1 < len(groups)


def _level(marker: Marker, indent: float, levels: list[tuple[Marker, float]]) -> int:
    """Depth of an item: a marker of a new kind, or further in, opens a list inside the list."""
    for depth, (other, edge) in enumerate(levels):
        same = (other.style, other.shape) == (marker.style, marker.shape)
        if (same and indent <= edge + 1) or follows(marker, other):
            del levels[depth:]
            break
        if not same and indent < edge - 1:
            del levels[depth:]
            break
    levels.append((marker, indent))
    return min(len(levels), DEEPEST)


def _unmarked(groups: Sequence[Group], number: int, body: float) -> Piece:
    group = groups[number]
    text, page = group.text, group.first.page
    if match := contents_line(text):
        return Piece(BlockKind.TABLE, f"{plain(match[1])} | {match[2]}", page)
    if FIELD.match(text):
        return Piece(BlockKind.PARAGRAPH, plain(text.lstrip("# ")), page)
    if match := MARKDOWN_HEADING.match(text):
        return Piece(BlockKind.HEADING, plain(match[2]), page, len(match[1]))
    if TABLE_ROW.match(text):
        return row_of((plain(cell) for cell in text.strip().strip("|").split("|")), page)
    if match := FOOTNOTE.match(text):
        note = plain(text[match.end() :])
        return Piece(BlockKind.FOOTNOTE, note, page, marker=collapse(match[1]))
    if level := _heading_level(groups, number, body):
        return Piece(BlockKind.HEADING, plain(text), page, level)
    return Piece(BlockKind.PARAGRAPH, plain(text), page)


def _heading_level(groups: Sequence[Group], number: int, body: float) -> int:
    """Level of a heading known by its look; 0 when the group is none."""
    group = groups[number]
    text = plain(group.text)
    if not text or number + 1 == len(groups):
        return 0
    if body and group.first.size > body * HEADING_SIZE and len(text) <= 2 * HEADING_LENGTH:
        return 1 if group.first.size > body * TITLE_SIZE else 2
    if not is_name(text):
        return 0
    if text.isupper() and len(text) > 3:
        return 1
    if NUMBERED_NAME.match(text):
        return 1
    if WHOLLY_BOLD.match(collapse(group.text)) or group.first.bold:
        return 2
    return 2 if _is_alone(groups, number) else 0


def is_name(text: str) -> bool:
    """Whether a text is short, begins like a name and does not end like a sentence."""
    if len(text) > HEADING_LENGTH or text.count(" ") >= HEADING_WORDS:
        return False
    if CLOCK.match(text):
        return False
    first = text.lstrip("\"'“„«(‘")[:1]
    if not (first.isupper() or first.isdigit()) or not any(map(str.isalpha, text)):
        return False
    if text.endswith(":"):
        return text.isupper() or (text.count(" ") < LEAD_IN_WORDS and bool(ASKS.match(text)))
    bare = AFTERTHOUGHT.sub("", text)
    return text.endswith("?") or (not FINISHED.search(bare) and not text.endswith(","))


def _is_alone(groups: Sequence[Group], number: int) -> bool:
    """Whether a short line stands over a text, and not among other short lines."""
    row = 0
    for group in groups[number + 1 : number + 2 + SHORT_LINES_IN_A_ROW]:
        if group.marker or not is_name(plain(group.text)):
            break
        row += 1
    if number + 1 + row == len(groups):
        return False
    if row >= SHORT_LINES_IN_A_ROW and number >= FIRST_PAGE:
        return False
    before = groups[number - 1].text if number else ""
    apart = groups[number + 1].first.gap > 0 or groups[number].first.gap > 0
    return apart or not before or bool(FINISHED.search(before)) or is_name(plain(before))


def _with_title(pieces: list[Piece], sizes: list[float], body: float) -> None:
    """The largest heading of the beginning, where type sizes are known, is the title."""
    beginning = [
        number
        for number, piece in enumerate(pieces[:FIRST_PAGE])
        if piece.kind is BlockKind.HEADING and sizes[number] > TITLE_SIZE * body
    ]
    if body and beginning:
        largest = max(beginning, key=lambda number: sizes[number])
        if sizes[largest] >= max(sizes):
            pieces[largest] = replace(pieces[largest], kind=BlockKind.TITLE, level=0)


def _over_footnotes(pieces: list[Piece]) -> list[Piece]:
    """A paragraph cut by a page end and the footnotes there goes on where it was cut."""
    joined: list[Piece] = []
    for piece in pieces:
        cut = len(joined) - 1
        while cut >= 0 and joined[cut].kind is BlockKind.FOOTNOTE:
            cut -= 1
        if 0 <= cut < len(joined) - 1 and _is_cut(joined[cut], piece):
            joined[cut] = replace(joined[cut], text=join([joined[cut].text, piece.text]))
        else:
            joined.append(piece)
    return joined


def _is_cut(before: Piece, after: Piece) -> bool:
    texts = (BlockKind.PARAGRAPH, BlockKind.ITEM)
    if before.kind not in texts or after.kind is not BlockKind.PARAGRAPH:
        return False
    return goes_on(before.text, after.text) and before.page != after.page
