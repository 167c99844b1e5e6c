"""Files made on the fly, and a short way to say what was read from them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats import structure

FONTS = Path("/usr/share/fonts/truetype/noto")


@pytest.fixture(scope="session")
def fonts() -> tuple[str, str]:
    """Names of a regular and a bold font that hold Latin and Cyrillic letters."""
    try:
        pdfmetrics.registerFont(TTFont("Noto", FONTS / "NotoSans-Regular.ttf"))
        pdfmetrics.registerFont(TTFont("NotoBold", FONTS / "NotoSans-Bold.ttf"))
    except (TTFError, OSError):
        pytest.skip("no Noto fonts here; `apt-get install fonts-noto-core` brings them")
    return "Noto", "NotoBold"


@pytest.fixture
def draw() -> Callable[[Callable[[Canvas], None]], bytes]:
    """Makes a PDF of what a function draws."""

    def drawn(drawing: Callable[[Canvas], None]) -> bytes:
        buffer = BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=1)
        drawing(canvas)
        canvas.save()
        return buffer.getvalue()

    return drawn


@pytest.fixture
def read() -> Callable[[bytes | str], StructuredText]:
    """Reads bytes or letters, and makes sure that every block stands where it says."""

    def made(source: bytes | str) -> StructuredText:
        data = source.encode() if isinstance(source, str) else source
        structured = structure(data, name="made on the fly")
        for block in structured.blocks:
            end = block.start + len(block.text)
            assert structured.text[block.start : end] == block.text
        return structured

    return made


@pytest.fixture
def blocks(read: Callable[[bytes | str], StructuredText]) -> Callable[[bytes | str], list[str]]:
    """Every block of a source as one line: kind, marker, text."""

    def listed(source: bytes | str) -> list[str]:
        return [
            f"{block.kind} {block.marker}{' ' if block.marker else ''}{block.text}"
            for block in read(source).blocks
        ]

    return listed
