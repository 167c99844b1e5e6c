"""Bytes of a CSV file, from whatever spreadsheet, as numbered rows of cells."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from mostura.engines.reading.formats.encodings import decode
from mostura.ground.organisations.policy.importing import (
    LINES_OF_A_ROW,
    LONGEST_LINE,
    MOST_COLUMNS,
    Fault,
    FileFault,
    RowFault,
    Unusable,
)

WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
NOT_TEXT: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b")
SEPARATORS: Final = (";", "\t", ",", "|")
LONGEST_CONTROL_SHARE: Final = 0.01


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file, with the number of its first line."""

    line: int
    cells: list[str]
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of the columns and the lines below them."""

    heads: list[str]
    separator: str
    lines: list[str]
    first_line: int

    def rows(self) -> Iterator[Row]:
        """Every row that is not empty, in order; a broken one says so and stops no other."""
        at = 0
        while at < len(self.lines):
            taken, rows = _next_rows(self.lines, at, self.separator)
            for place, cells in enumerate(rows):
                line = self.first_line + at + place
                if isinstance(cells, Fault):
                    yield Row(line, [self.lines[at]], [cells])
                elif any(cell.strip() for cell in cells):
                    yield _checked(Row(line, [cell.strip() for cell in cells]), len(self.heads))
            at += taken


def read_table(data: bytes) -> Table:
    """The table in a file; raises Unusable with a reason where there is none."""
    if not data.strip():
        raise Unusable(FileFault.EMPTY)
    if data.startswith(WORKBOOKS):
        raise Unusable(FileFault.WORKBOOK)
    if data.startswith(NOT_TEXT):
        raise Unusable(FileFault.NOT_TEXT)
    text = decode(data).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _is_no_text(text):
        raise Unusable(FileFault.NOT_TEXT)
    lines = text.replace("\0", "").split("\n")  # no database keeps a zero in a text
    head_at = next(at for at, line in enumerate(lines) if line.strip())
    head_line = lines[head_at]
    declared = head_line.lower().startswith("sep=") and len(head_line.strip()) == 5
    if declared:  # Excel writes its separator into the first line
        head_at += 1
        head_line = lines[head_at] if head_at < len(lines) else ""
    separator = lines[head_at - 1].strip()[-1] if declared else _separator(head_line)
    if not any(line.strip() for line in lines[head_at + 1 :]):
        raise Unusable(FileFault.ONLY_HEAD)
    heads = [cell.strip() for cell in next(csv.reader([head_line], delimiter=separator), [])]
    if len(heads) > MOST_COLUMNS:
        raise Unusable(FileFault.TOO_MANY_COLUMNS)
    return Table(heads, separator, lines[head_at + 1 :], head_at + 2)


def _next_rows(lines: list[str], at: int, separator: str) -> tuple[int, list[list[str] | Fault]]:
    """The row that begins in a line, with the number of lines it takes."""
    if len(lines[at]) > LONGEST_LINE:
        return 1, [Fault(RowFault.LINE_TOO_LONG.value)]
    if '"' not in lines[at]:
        return 1, [lines[at].split(separator)]
    quotes = 0
    for taken, line in enumerate(lines[at : at + LINES_OF_A_ROW], start=1):
        quotes += line.count('"')
        if quotes % 2 == 0 and len(line) <= LONGEST_LINE:
            together = [f"{one}\n" for one in lines[at : at + taken]]
            return taken, list(csv.reader(together, delimiter=separator))
    return 1, [Fault(RowFault.BROKEN_QUOTE.value)]


def _checked(row: Row, columns: int) -> Row:
    """The row with a cell for every column; cells beyond the last column are a fault."""
    if any(row.cells[columns:]):
        return Row(row.line, row.cells, [Fault(RowFault.TOO_MANY_CELLS.value)])
    return Row(row.line, (row.cells + [""] * columns)[:columns])


def _separator(head: str) -> str:
    """What parts the heads: the sign that stands most often outside of quotation marks."""
    bare = "".join(head.split('"')[::2])
    return max(SEPARATORS, key=bare.count) if any(one in bare for one in SEPARATORS) else ";"


def _is_no_text(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(sign < " " and sign not in "\n\t\f\v" for sign in sample)
    return strange > LONGEST_CONTROL_SHARE * len(sample)
