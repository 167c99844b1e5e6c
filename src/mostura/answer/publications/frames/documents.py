"""Papers for a word processor: headings, lists and tables of words that a file can hold."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language

UNPRINTABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FACE: Final = "Noto Sans"  # where a machine lacks it, its word processor takes one of its own
LANDSCAPE: Final = "landscape"
LANGUAGES: Final = {"sr": "sr-Cyrl-RS", "sr-latn": "sr-Latn-RS"}


def printable(words: object) -> str:
    """Words without the signs that such files cannot hold."""
    return UNPRINTABLE.sub(" ", str(words))


class Paper:
    """A paper that is being written, from top to bottom."""

    def __init__(self, title: object, *, layout: str = "") -> None:
        from docx import Document  # half a second that other pages need not wait for

        self.paper: Any = Document()
        self.paper.core_properties.title = printable(title)
        self.paper.core_properties.author = settings.MOSTURA_NAME
        self.paper.core_properties.language = get_language() or "en"
        self._dress()
        if layout == LANDSCAPE:
            self._turn()
        self.heading(title, level=0)

    def heading(self, words: object, level: int = 1) -> None:
        """A heading; 0 is the title."""
        self.paper.add_heading(printable(words), level=level)

    def paragraph(self, words: object, style: str | None = None) -> None:
        """One paragraph."""
        self.paper.add_paragraph(printable(words), style=style)

    def pair(self, name: object, words: object) -> None:
        """A paragraph that begins with its name in bold."""
        line = self.paper.add_paragraph()
        line.add_run(f"{printable(name)}: ").bold = True
        line.add_run(printable(words))

    def table(self, heads: Sequence[object], rows: Iterable[Sequence[object]]) -> None:
        """A table whose heads stand on every page again."""
        body = [heads, *rows]
        table = self.paper.add_table(len(body), len(heads), style="Table Grid")
        # The cells are asked for once: a table looks for each of them from its beginning.
        cells = iter(table._cells)  # noqa: SLF001
        for number, row in enumerate(body):
            for words in row:
                paragraph = next(cells).paragraphs[0]
                run = paragraph.add_run(printable(words))
                run.bold = number == 0
        _repeat(table.rows[0])
        self.paper.add_paragraph()

    def content(self) -> bytes:
        """The file."""
        kept = io.BytesIO()
        self.paper.save(kept)
        return kept.getvalue()

    def _dress(self) -> None:
        """One face for all alphabets, and the language that spelling is looked at in."""
        from docx.oxml.ns import qn

        language = get_language() or "en"
        for style in self.paper.styles:
            properties = getattr(style.element, "rPr", None)
            if style.name != "Normal" and (properties is None or properties.rFonts is None):
                continue
            style.font.name = FACE
            fonts = style.element.rPr.rFonts
            for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
                fonts.attrib.pop(qn(name), None)
            for name in ("w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(name), FACE)
        for spoken in self.paper.styles.element.iter(qn("w:lang")):
            spoken.set(qn("w:val"), LANGUAGES.get(language, language))

    def _turn(self) -> None:
        from docx.enum.section import WD_ORIENT

        sheet = self.paper.sections[0]
        sheet.orientation = WD_ORIENT.LANDSCAPE
        sheet.page_width, sheet.page_height = sheet.page_height, sheet.page_width


def _repeat(row: Any) -> None:
    """Let a row stand on top of each page that the table runs over."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
