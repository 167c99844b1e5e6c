"""Segments of a page put in the order in which a person reads them."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from mostura.engines.reading.formats.cleaning import collapse, repair
from mostura.engines.reading.formats.dewrapping import goes_on
from mostura.engines.reading.formats.pdf_glyphs import LONE_MARKER, Segment
from mostura.engines.reading.formats.pieces import Line

HEIGHT_STEP = 3.0  # points
MARKER_DISTANCE = 45.0  # points between a bullet and its text
MARGIN = 0.1  # of the height of a page, where headers and footers stand
SAME_LINE = 0.35  # type sizes between two baselines of one line
NEXT_LINE = 4.0  # type sizes; two lines further apart say nothing of the line spacing
WIDER = 1.3  # times the usual distance of lines: a paragraph has ended between them
COLUMN_SEGMENTS = 6  # segments that a column has at least
COLUMN_SHARE = 0.25  # of all segments that stand in each column at least
CROSSING_SHARE = 0.15  # of all segments that may stand across both columns
NARROWEST_COLUMN = 0.25  # of the width of the text
MIDDLE = (0.3, 0.7)  # of the width of the text, where the gutter is looked for
GUTTER_STEPS = 40


def read_order(segments: Sequence[Segment], *, height: float, page: int) -> list[Line]:
    """The lines of a page from its first to its last."""
    if not segments:
        return []
    gutter = find_gutter(segments)
    columns = _runs(_rows(segments)) if gutter is None else _by_column(segments, gutter)
    lines: list[Line] = []
    for column in columns:
        begun = _lines(column, page=page, height=height)
        if lines and begun:
            begun[0] = replace(begun[0], gap=int(not goes_on(lines[-1].text, begun[0].text)))
        lines.extend(begun)
    return lines


def with_markers(segments: Sequence[Segment]) -> list[Segment]:
    """Segments with the bullets and numbers that were printed apart from them, earlier or later.

    A drawn dot without a text beside it was no bullet, and is dropped.
    """
    apart = [segment for segment in segments if LONE_MARKER.match(segment.text)]
    if not apart:
        return list(segments)
    texts = [segment for segment in segments if not LONE_MARKER.match(segment.text)]
    by_height: dict[int, list[int]] = {}
    for number, segment in enumerate(texts):
        by_height.setdefault(round(segment.baseline / HEIGHT_STEP), []).append(number)
    for marker in apart:
        beside = _beside(marker, texts, by_height)
        if beside is not None:
            text = texts[beside]
            texts[beside] = replace(text, text=f"{marker.text} {text.text}", left=marker.left)
        elif marker.size:
            texts.append(marker)
    return texts


def _beside(
    marker: Segment, texts: Sequence[Segment], by_height: dict[int, list[int]]
) -> int | None:
    """The text that a marker stands before, on its line and not far away."""
    step = round(marker.baseline / HEIGHT_STEP)
    near = [
        number
        for height in range(step - 2, step + 3)
        for number in by_height.get(height, ())
        if 0 <= texts[number].left - marker.right <= MARKER_DISTANCE
        and abs(texts[number].baseline - marker.baseline) < texts[number].size * SAME_LINE
        and not LONE_MARKER.match(texts[number].text[:2].strip())
    ]
    return min(near, key=lambda number: texts[number].left, default=None)


def _runs(rows: list[Segment]) -> list[list[Segment]]:
    """Rows parted where the text jumps up, as to the head of the next column."""
    runs: list[list[Segment]] = []
    for row in rows:
        if runs and row.baseline <= runs[-1][-1].baseline + row.size:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def find_gutter(segments: Sequence[Segment]) -> float | None:
    """Where the space between two columns runs; None on a page with one."""
    left = min(segment.left for segment in segments)
    width = max(segment.right for segment in segments) - left
    if len(segments) < 2 * COLUMN_SEGMENTS or width <= 0:
        return None
    best = len(segments) + 1, left
    for step in range(GUTTER_STEPS + 1):
        place = left + width * (MIDDLE[0] + (MIDDLE[1] - MIDDLE[0]) * step / GUTTER_STEPS)
        crossing = sum(segment.left < place < segment.right for segment in segments)
        if crossing < best[0]:
            best = crossing, place
    crossing, place = best
    if crossing > CROSSING_SHARE * len(segments):
        return None
    sides = (
        [segment for segment in segments if segment.right <= place],
        [segment for segment in segments if segment.left >= place],
    )
    least = max(COLUMN_SEGMENTS, COLUMN_SHARE * len(segments))
    if any(
        len(side) < least
        or median(segment.right - segment.left for segment in side) < NARROWEST_COLUMN * width
        for side in sides
    ):
        return None
    return place


def _by_column(segments: Sequence[Segment], gutter: float) -> list[list[Segment]]:
    """Bands between segments that cross the gutter; in each the left column, then the right."""
    columns: list[list[Segment]] = []
    left: list[Segment] = []
    right: list[Segment] = []
    for segment in sorted(segments, key=lambda one: (-one.baseline, one.left)):
        if segment.left < gutter < segment.right:
            columns.extend((left, right, [segment]))
            left, right = [], []
        elif segment.right <= gutter:
            left.append(segment)
        else:
            right.append(segment)
    columns.extend((left, right))
    return [_rows(column) for column in columns if column]


def _rows(segments: Sequence[Segment]) -> list[Segment]:
    """Segments that follow one another on one baseline, as one."""
    rows: list[list[Segment]] = []
    for segment in segments:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and abs(last.baseline - segment.baseline) < SAME_LINE * max(last.size, segment.size)
            and segment.left >= last.right - last.size
        ):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_row(row) for row in rows]


def _row(cells: list[Segment]) -> Segment:
    if len(cells) == 1:
        return cells[0]
    wide = max(cells, key=lambda cell: len(cell.text))
    between = " | " if len(cells) > 2 else "   "
    text = between.join(cell.text for cell in cells)
    return Segment(
        text=text.replace("-   ", "-"),
        left=cells[0].left,
        right=cells[-1].right,
        baseline=cells[0].baseline,
        size=wide.size,
        bold=all(cell.bold for cell in cells),
    )


def _lines(rows: list[Segment], *, page: int, height: float) -> list[Line]:
    edge = min(row.left for row in rows)
    spacing = _spacing(rows)
    lines: list[Line] = []
    above: Segment | None = None
    for row in rows:
        text = collapse(repair(row.text.replace("\x02", "-")))
        if not text:
            continue
        gap = 0 if above is None else _gap(above, row, spacing)
        width = max(row.right - row.left, 0.1)
        in_margin = not height * MARGIN < row.baseline < height * (1 - MARGIN)
        lines.append(Line(text, row.left - edge, width, gap, page, row.size, row.bold, in_margin))
        above = row
    return lines


def _gap(above: Segment, row: Segment, spacing: float) -> int:
    """1 where more than a line's distance lies between two rows."""
    down = above.baseline - row.baseline
    return int(down > WIDER * spacing * min(above.size, row.size))


def _spacing(rows: list[Segment]) -> float:
    """Usual distance of two lines, in type sizes."""
    found = [
        (above.baseline - row.baseline) / row.size
        for above, row in zip(rows, rows[1:], strict=False)
        if above.size == row.size and 0.5 < (above.baseline - row.baseline) / row.size < NEXT_LINE
    ]
    return median(found) if found else 1.25


def has_text(lines: Sequence[Line]) -> bool:
    """Whether a page holds letters, and not only marks that a scanner left."""
    return sum(map(str.isalpha, "".join(line.text for line in lines))) >= 3
