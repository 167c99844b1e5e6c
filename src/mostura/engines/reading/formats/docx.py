"""DOCX files: paragraphs, lists, tables and footnotes in the order of the body."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.cleaning import collapse, repair
from mostura.engines.reading.formats.docx_numbers import Number, Numbering
from mostura.engines.reading.formats.paragraphs import CELL_LENGTH, Paragraphs, is_table_of_asks
from mostura.engines.reading.formats.pieces import assemble
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

HEADING_STYLE = re.compile(
    r"(?:heading|naslov|наслов|titulli?|kreu|überschrift|rubrik)\s*(\d)", re.IGNORECASE
)
TITLE_STYLE = re.compile(r"(?:title|naslov|наслов|titulli|titel)$", re.IGNORECASE)
CONTENTS_STYLE = re.compile(r"toc\s?\d|table of (?:contents|figures)", re.IGNORECASE)
CONTENTS_CELLS = re.compile(r"\t+|\s{3,}|\.{3,}")
PROGRAM_TITLE = re.compile(r"^\W*$|\.docx?$|^(?:document|microsoft)", re.IGNORECASE)
NOTES = re.compile(r"/(foot|end)notes\.xml$")
DEEPEST = 20  # tables and boxes within one another

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
BOX = qn("w:txbxContent")
WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
# What is not printed: what was deleted, formulas of fields, settings, and second versions.
HIDDEN = {
    qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), qn("w:delText"), qn("w:rPr"), qn("w:pPr"),
    f"{COMPATIBILITY}Fallback",
}  # fmt: skip
PRINTED = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes, *, name: str) -> StructuredText:
    """The structure of a DOCX file; it has no pages until it is printed."""
    try:
        return _Reader(docx.Document(io.BytesIO(data))).read(name)
    except Exception as error:  # damaged archives and XML fail in a hundred ways
        raise Unreadable(Reason.BROKEN) from error


class _Reader:
    """Walks one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._found = Paragraphs()

    def read(self, name: str) -> StructuredText:
        self._walk(self._document.element.body, depth=0)
        for marker, text in self._notes():
            self._found.footnote(text, marker)
        title = collapse(repair(self._document.core_properties.title or ""))
        return assemble(
            self._found.pieces,
            name=name if PROGRAM_TITLE.search(title) else title,
            language=self._language(),
        )

    def _walk(self, parent: BaseOxmlElement, *, depth: int) -> None:
        if depth > DEEPEST:
            return
        for child in parent:
            if child.tag == PARAGRAPH:
                self._paragraph(child, depth=depth)
            elif child.tag == TABLE:
                self._table(child, depth=depth)
            elif child.tag in WRAPPERS:
                self._walk(child, depth=depth + 1)

    def _paragraph(self, element: BaseOxmlElement, *, depth: int) -> None:
        paragraph = Paragraph(element, self._document)
        for box in boxes_of(element):
            self._walk(box, depth=depth + 1)
        text = repair(text_of(element))
        if text.strip():
            style = (paragraph.style.name or "") if paragraph.style is not None else ""
            self._named(paragraph, text, style, self._numbering.of(paragraph, element))

    def _named(self, paragraph: Paragraph, text: str, style: str, number: Number | None) -> None:
        """Put a paragraph where its style, its number or its look says it belongs."""
        if heading := HEADING_STYLE.match(style):
            printed = f"{number.printed} {text}" if number and number.ordered else text
            self._found.heading(collapse(printed), int(heading[1]))
        elif TITLE_STYLE.match(style):
            self._found.heading(collapse(text), 0, title=True)
        elif CONTENTS_STYLE.match(style):
            self._found.row(CONTENTS_CELLS.split(text))
        elif number:
            self._found.item(collapse(text), level=number.level, marker=number.printed)
        else:
            self._found.paragraph(text, bold=_is_bold(paragraph))

    def _table(self, table: BaseOxmlElement, *, depth: int) -> None:
        """Rows of short cells are rows; a table made for the layout is read cell by cell."""
        asks = False
        for row in table.iterchildren(ROW):
            cells = list(row.iterchildren(CELL))
            texts = [
                collapse(repair(" ".join(map(text_of, cell.iter(PARAGRAPH))))) for cell in cells
            ]
            filled = [text for text in texts if text]
            listed = any(cell.find(f".//{qn('w:numPr')}") is not None for cell in cells)
            styled = any(map(self._has_list, cells))
            asks = asks or is_table_of_asks(filled)
            long = len(filled) < 2 or max(map(len, filled)) > CELL_LENGTH
            if (long and not (asks and filled)) or listed or styled:
                for cell in cells:
                    self._walk(cell, depth=depth + 1)
            else:
                self._found.row(texts)

    def _has_list(self, cell: BaseOxmlElement) -> bool:
        """Whether the style of a paragraph in a cell makes it an item."""
        styles = (Paragraph(one, self._document).style for one in cell.iter(PARAGRAPH))
        return any(style is not None and "List" in (style.name or "") for style in styles)

    def _notes(self) -> Iterator[tuple[str, str]]:
        """Footnotes and endnotes, in their order, after the text."""
        for part in self._document.part.package.iter_parts():
            kind = NOTES.search(str(part.partname))
            if kind is None:
                continue
            for note in parse_xml(part.blob).iterchildren(qn(f"w:{kind[1]}note")):
                number = note.get(qn("w:id"), "")
                text = collapse(repair(" ".join(map(text_of, note.iter(PARAGRAPH)))))
                if text and number.isdecimal() and note.get(qn("w:type")) is None:
                    yield f"[{number}]", text

    def _language(self) -> str:
        for element in self._document.styles.element.iter(qn("w:lang")):
            return str(element.get(qn("w:val")) or "")
        return ""


def boxes_of(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Text boxes that hang on a paragraph, each once, those within others left to them."""
    for box in paragraph.iter(BOX):
        above = [parent.tag for parent in box.iterancestors()]
        inside = above[: above.index(PARAGRAPH)] if PARAGRAPH in above else above
        if not HIDDEN.intersection(above) and BOX not in inside:
            yield box


def text_of(paragraph: BaseOxmlElement) -> str:
    """Text of a paragraph as it would be printed: insertions in, deletions out, breaks kept."""
    parts: list[str] = []
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in PRINTED:
            parts.append(PRINTED[element.tag])
        elif element.tag not in HIDDEN and element.tag != BOX:
            pending.extend(reversed(element))
    return "".join(parts)


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all its letters are bold, by themselves or by the style."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    by_style = paragraph.style is not None and bool(paragraph.style.font.bold)
    return bool(runs) and all(run.bold or (run.bold is None and by_style) for run in runs)
