"""Lines joined into the paragraphs, items and headings that they are the pieces of."""

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from mostura.engines.reading.formats.hyphens import join, words_of
from mostura.engines.reading.formats.markers import Marker, Style, follows, read_marker
from mostura.engines.reading.formats.pieces import Line

NEIGHBOURS = 12  # lines looked at on each side to see how wide the column is
WIDEST_WRAPPED = 130  # characters; longer lines are whole paragraphs
EDGE_SHARE = 0.85  # of the column; a line that reaches it may have been broken there
DOUBLE_SPACED = 0.6  # share of lines with a blank line above, where text is double-spaced
CUT_SENTENCES = 0.25  # share of lines that go on in the middle of a sentence
LONG_LINE = 200  # characters; so long a line that ends within a sentence was cut by a page end
SIZE_STEP = 1.08  # ratio of type sizes that tells a heading from its text

FINISHED = re.compile(r"[.!?…:;][\"'”’»)\]]*(?:[¹²³⁰⁴-⁹]+|\[\d+\])?$")
STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*(?:[¹²³⁰⁴-⁹]+|\[\d+\])?$")
HYPHENATED = re.compile(r"[^\W\d_]{2,}[-\u00ac\u2010]$")
# A line that ends like this is unfinished, however short it is.
OPEN_END = re.compile(
    r"(?:,|\s\(?\d{1,2}\)|\s(?:the|a|an|of|in|to|for|and|or|by|with|on|at|from|i|u|na|za|sa|od|do|o|iz|po|te|и|у|"
    r"на|за|са|со|од|до|во|о|из|по|е|të|e|dhe|për|me|nga|në|die|der|das|des|und|von|mit|für|zu))$"
)
CONJUNCTION = re.compile(r"(?:and|or|i|te|ili|и|или|dhe|ose|und|oder)\s")
OPENS_LOW = re.compile(r"[\"'“„«(\[]*[^\W\d_]")
ROW = r"\|?[^|]+\|[^|]*\|"  # cells of a table
OPENS_ALONE = re.compile(rf"#{{1,6}}\s|{ROW}|[¹²³⁰⁴-⁹]+\s*[^\W\d]|\[\^?\d{{1,3}}\]:?\s+\S")
STANDS_ALONE = re.compile(rf"#{{1,6}}\s|{ROW}|(?:\*\*|__)(?!\s)[^*\n]+(?:\*\*|__)$")


@dataclass(slots=True)
class Group:
    """Lines that make one paragraph, item or heading."""

    lines: list[Line]
    marker: Marker | None = None
    texts: list[str] = field(default_factory=list)
    text: str = ""
    """Its lines joined, words broken at line ends made whole."""

    @property
    def first(self) -> Line:
        """The line it begins with."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The line it ends with so far."""
        return self.lines[-1]


def goes_on(before: str, after: str) -> bool:
    """Whether a line goes on in the middle of the sentence that the line before began."""
    return not FINISHED.search(before) and _opens_low(after)


def _opens_low(text: str) -> bool:
    match = OPENS_LOW.match(text)
    return bool(match) and match[0][-1].islower() if match else False


@dataclass(frozen=True, slots=True)
class Column:
    """How wide the text around a line is, and whether it is wrapped there."""

    edge: float
    wrapped: bool
    double_spaced: bool

    def is_full(self, line: Line, after: Line) -> bool:
        """Whether the first word of the next line would not have fitted on this one."""
        word = after.text.split(maxsplit=1)[0] if after.text else ""
        needed = (len(word) + 1) * (line.character or 1)
        return line.right + needed > self.edge * 0.99 or line.right >= self.edge * 0.97


def columns(lines: Sequence[Line]) -> list[Column]:
    """The column of every line, from its neighbours on both sides."""
    rights: list[float] = []
    found: list[Column] = []
    cut = [0, *(int(goes_on(a.text, b.text)) for a, b in zip(lines, lines[1:], strict=False))]
    spaced = [int(line.gap == 1) for line in lines]
    for number in range(len(lines) + NEIGHBOURS):
        if number < len(lines):
            insort(rights, lines[number].right)
        if number > 2 * NEIGHBOURS:
            rights.remove(lines[number - 2 * NEIGHBOURS - 1].right)
        if number >= NEIGHBOURS:
            middle = number - NEIGHBOURS
            around = slice(max(0, middle - NEIGHBOURS), middle + NEIGHBOURS + 1)
            found.append(_column(lines[middle], rights, cut[around], spaced[around]))
    return found[: len(lines)]


def _column(line: Line, rights: list[float], cut: list[int], spaced: list[int]) -> Column:
    edge = rights[-1 - len(rights) // 20]
    near = sum(right >= edge * EDGE_SHARE for right in rights)
    wide = edge / (line.character or 1)
    count = len(cut)
    return Column(
        edge=edge,
        wrapped=wide <= WIDEST_WRAPPED and near >= (2 if count <= NEIGHBOURS else 3),
        double_spaced=sum(spaced) >= DOUBLE_SPACED * count
        and sum(cut) >= CUT_SENTENCES * count
        and wide <= WIDEST_WRAPPED,
    )


def dewrap(lines: Sequence[Line]) -> list[Group]:
    """The lines of a document gathered into groups, in order."""
    known = words_of(line.text for line in lines)
    groups: list[Group] = []
    recent: list[Marker] = []
    for line, column in zip(lines, columns(lines), strict=True):
        before = groups[-1] if groups else None
        marked = read_marker(line.text)
        if marked and _begins_item(marked[0], line, before, recent, column):
            marker, rest = marked
            groups.append(Group([line], marker, [rest]))
            recent = [*(other for other in recent if other.style is not marker.style), marker]
        elif before is not None and _continues(before, line, column):
            before.lines.append(line)
            before.texts.append(line.text)
        else:
            groups.append(Group([line], None, [line.text]))
    for group in groups:
        group.text = join(group.texts, known)
    return groups


def _begins_item(
    marker: Marker, line: Line, before: Group | None, recent: list[Marker], column: Column
) -> bool:
    """Whether what looks like a marker is one, and not a word of a sentence that goes on."""
    if before is None or any(follows(marker, other) for other in recent):
        return True
    interrupted = not FINISHED.search(before.last.text) and _is_close(line, column)
    if marker.style is Style.BULLET:
        return True
    if marker.style in (Style.LETTER, Style.ROMAN):
        return marker.order == 1 and not (interrupted and column.is_full(before.last, line))
    if not interrupted or marker.style is Style.LABEL:
        return True
    rest = read_marker(line.text)
    low = rest is not None and _opens_low(rest[1])
    opens = marker.order == 1 and before.last.text.endswith(",")  # "calls on the town," "1. to"
    return opens or not (low or column.is_full(before.last, line))


def _is_close(line: Line, column: Column) -> bool:
    return line.gap == 0 or (column.double_spaced and line.gap == 1)


def _continues(group: Group, line: Line, column: Column) -> bool:
    """Whether a line belongs to the group that the line before it is in."""
    last = group.last
    if _other_type(last, line) or OPENS_ALONE.match(line.text) or STANDS_ALONE.match(last.text):
        return False
    if HYPHENATED.search(last.text) and _opens_low(line.text):
        return line.gap <= 1 or last.page != line.page
    if not _is_close(line, column):
        return _continues_after_gap(last, line, column)
    if last.text.endswith(";") and CONJUNCTION.match(line.text):
        return True
    if group.marker and line.indent > group.first.indent and not STOPPED.search(last.text):
        return True
    if not column.wrapped:
        return goes_on(last.text, line.text) and group.marker is None
    return _continues_wrapped(group, line, column)


def _continues_wrapped(group: Group, line: Line, column: Column) -> bool:
    """Whether a line goes on with the one above it, where lines are cut at the column's edge."""
    last = group.last
    if column.is_full(last, line):
        return _same_paragraph(group, line)
    if not FINISHED.search(last.text) and last.right >= column.edge * _least_share(group, column):
        return not last.text.isupper() or line.text.isupper()
    low = _opens_low(line.text) and not STOPPED.search(last.text)
    return low and not last.text.endswith((":", ";"))


def _continues_after_gap(last: Line, line: Line, column: Column) -> bool:
    """Whether a sentence goes on below blank lines: over a page end, or in loose spacing."""
    if not goes_on(last.text, line.text):
        return column.double_spaced and OPEN_END.search(last.text) is not None
    if OPEN_END.search(last.text) or len(last.text) > LONG_LINE:
        return True
    over_page = last.page != line.page
    wrapped = column.wrapped and line.gap <= 2 and last.right >= 0.6 * column.edge
    return column.double_spaced or over_page or wrapped


def _least_share(group: Group, column: Column) -> float:
    """Share of the column that an unfinished line fills when its paragraph goes on under it."""
    if OPEN_END.search(group.last.text):
        return 0.0
    in_text = len(group.lines) > 1 and group.first.right >= column.edge * EDGE_SHARE
    return 0.5 if in_text else 0.78


def _other_type(last: Line, line: Line) -> bool:
    """Whether the type changes between two lines as it does after a heading."""
    if last.size and line.size:
        larger, smaller = max(last.size, line.size), min(last.size, line.size)
        if larger > smaller * SIZE_STEP:
            return True
    return last.bold != line.bold and not goes_on(last.text, line.text)


def _same_paragraph(group: Group, line: Line) -> bool:
    """Whether a line under a full one is of its paragraph, and no new indented one."""
    last = group.last
    if len(group.lines) > 1 and group.marker is None and STOPPED.search(last.text):
        return line.indent <= group.lines[-1].indent + 0.9 * (line.character or 1)
    return line.text.isupper() or not last.text.isupper()
