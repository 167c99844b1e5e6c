"""Plain text and Markdown, wrapped or not, in any encoding."""

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.cleaning import repair
from mostura.engines.reading.formats.dewrapping import dewrap
from mostura.engines.reading.formats.encodings import decode
from mostura.engines.reading.formats.furniture import without_furniture, without_loose_numbers
from mostura.engines.reading.formats.outlining import outline
from mostura.engines.reading.formats.pieces import Line, assemble

TAB = 4  # columns
FENCE = ("---", "***", "___", "===")


def read_text(data: bytes, *, name: str) -> StructuredText:
    """The structure of a text file; form feeds are taken for page breaks."""
    sheets = decode(data).replace("\r\n", "\n").split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()
    paged = len(sheets) > 1
    pages = [
        lines_of(repair(sheet), page=number if paged else None)
        for number, sheet in enumerate(sheets, start=1)
    ]
    lines = without_furniture(pages) if paged else without_loose_numbers(pages[0])
    return assemble(outline(dewrap(lines)), name=name, pages=len(sheets) if paged else 0)


def lines_of(text: str, *, page: int | None) -> list[Line]:
    """The lines that hold something, each with the number of blank lines above it."""
    lines: list[Line] = []
    gap = 0
    for raw in text.split("\n"):
        line = raw.expandtabs(TAB).rstrip()
        stripped = line.lstrip()
        if not stripped or (stripped.startswith(FENCE) and len(set(stripped)) == 1):
            gap += 1
            continue
        lines.append(Line(stripped, len(line) - len(stripped), len(stripped), gap, page))
        gap = 0
    return lines
