"""DOCX files: paragraphs, lists, tables and footnotes in the order of the body."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.cleaning import collapse, repair
from mostura.engines.reading.formats.docx_numbers import Numbering
from mostura.engines.reading.formats.paragraphs import CELL_LENGTH, Paragraphs
from mostura.engines.reading.formats.pieces import assemble
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

HEADING_STYLE = re.compile(
    r"(?:heading|naslov|наслов|titulli?|kreu|überschrift|rubrik)\s*(\d)", re.IGNORECASE
)
TITLE_STYLE = re.compile(r"(?:title|naslov|наслов|titulli|titel)$", re.IGNORECASE)
CONTENTS_STYLE = re.compile(r"toc\s?\d|table of (?:contents|figures)", re.IGNORECASE)
DROPPED = {qn("w:del"), qn("w:moveFrom"), qn("mc:Fallback"), qn("w:instrText"), qn("w:rPr"),
           qn("w:pPr"), qn("w:delText")}  # fmt: skip
NESTED = {qn("w:txbxContent")}
DEEPEST_TABLE = 5  # tables within tables
PROGRAM_TITLE = re.compile(r"^\W*$|\.docx?$|^(?:document|microsoft)", re.IGNORECASE)


def read_docx(data: bytes, *, name: str) -> StructuredText:
    """The structure of a DOCX file; it has no pages until it is printed."""
    try:
        return _Reader(docx.Document(io.BytesIO(data))).read(name)
    except Unreadable:
        raise
    except Exception as error:  # damaged archives and XML fail in a hundred ways
        raise Unreadable(Reason.BROKEN) from error


class _Reader:
    """Walks one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbering = Numbering(document)
        self._found = Paragraphs()

    def read(self, name: str) -> StructuredText:
        self._parts(self._document.iter_inner_content(), depth=0)
        for marker, text in self._notes():
            self._found.footnote(text, marker)
        title = collapse(repair(self._document.core_properties.title or ""))
        return assemble(
            self._found.pieces,
            name=name if PROGRAM_TITLE.search(title) else title,
            language=self._language(),
        )

    def _parts(self, parts: Iterator[Paragraph | Table], *, depth: int) -> None:
        for part in parts:
            if isinstance(part, Table):
                self._table(part, depth=depth)
            else:
                self._paragraph(part)

    def _paragraph(self, paragraph: Paragraph) -> None:
        text = repair(text_of(paragraph._element))
        for box in paragraph._element.iter(*NESTED):
            if not any(parent.tag in DROPPED for parent in box.iterancestors()):
                for inner in box.iterchildren(qn("w:p")):
                    self._paragraph(Paragraph(inner, paragraph._parent))
        if not text.strip():
            return
        style = (paragraph.style.name or "") if paragraph.style is not None else ""
        heading = HEADING_STYLE.match(style)
        number = self._numbering.of(paragraph)
        if heading:
            printed = f"{number.printed} {text}" if number and number.ordered else text
            self._found.heading(collapse(printed), int(heading[1]))
        elif TITLE_STYLE.match(style):
            self._found.heading(collapse(text), 0, title=True)
        elif CONTENTS_STYLE.match(style):
            self._found.row(re.split(r"\t+|\s{3,}|\.{3,}", text))
        elif number:
            self._found.item(collapse(text), level=number.level, marker=number.printed)
        else:
            self._found.paragraph(text, bold=_is_bold(paragraph))

    def _table(self, table: Table, *, depth: int) -> None:
        """Rows of short cells are rows; a table made for the layout is read cell by cell."""
        for row in table.rows:
            cells = list({id(cell._tc): cell for cell in row.cells}.values())
            texts = [cell.text.strip() for cell in cells]
            filled = [text for text in texts if text]
            laid_out = len(filled) < 2 or max(map(len, filled)) > CELL_LENGTH
            listed = any(self._numbering.of(one) for cell in cells for one in cell.paragraphs)
            if (laid_out or listed) and depth < DEEPEST_TABLE:
                for cell in cells:
                    self._parts(cell.iter_inner_content(), depth=depth + 1)
            elif filled:
                self._found.row([repair(collapse(text)) for text in texts])

    def _notes(self) -> Iterator[tuple[str, str]]:
        """Footnotes and endnotes, in their order, after the text."""
        for part in self._document.part.package.iter_parts():
            kind = re.search(r"/(foot|end)notes\.xml$", str(part.partname))
            if not kind:
                continue
            from docx.oxml.parser import parse_xml

            for note in parse_xml(part.blob).iterchildren(qn(f"w:{kind[1]}note")):
                number = note.get(qn("w:id"), "")
                text = collapse(repair(" ".join(map(text_of, note.iter(qn("w:p"))))))
                if text and number.isdecimal() and note.get(qn("w:type")) is None:
                    yield f"[{number}]", text

    def _language(self) -> str:
        for element in self._document.styles.element.iter(qn("w:lang")):
            return str(element.get(qn("w:val")) or "")
        return ""


def text_of(paragraph: object) -> str:
    """Text of a paragraph as it would be printed: insertions in, deletions out, breaks kept."""
    parts: list[str] = []
    _gather(paragraph, parts)
    return "".join(parts)


def _gather(element: object, parts: list[str]) -> None:
    for child in element:  # type: ignore[attr-defined]
        tag = child.tag
        if tag in DROPPED or tag in NESTED:
            continue
        if tag == qn("w:t"):
            parts.append(child.text or "")
        elif tag == qn("w:tab"):
            parts.append("\t")
        elif tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif tag == qn("w:noBreakHyphen"):
            parts.append("-")
        else:
            _gather(child, parts)


def _is_bold(paragraph: Paragraph) -> bool:
    """Whether all its letters are bold, by themselves or by the style."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    style_bold = paragraph.style is not None and bool(paragraph.style.font.bold)
    return bool(runs) and all(run.bold or (run.bold is None and style_bold) for run in runs)
