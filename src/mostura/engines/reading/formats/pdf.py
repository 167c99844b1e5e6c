"""PDF files: their lines in reading order, page by page."""

import ctypes
import re

import pypdfium2 as pdfium
from pypdfium2 import PdfDocument, PdfiumError, raw

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.allowances import Allowances
from mostura.engines.reading.formats.cleaning import collapse, repair
from mostura.engines.reading.formats.dewrapping import dewrap
from mostura.engines.reading.formats.furniture import without_furniture
from mostura.engines.reading.formats.outlining import outline
from mostura.engines.reading.formats.pdf_glyphs import Glyphs, dots_of
from mostura.engines.reading.formats.pdf_layout import has_text, read_order, with_markers
from mostura.engines.reading.formats.pieces import Line, assemble
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

MADE_UP_TITLE = re.compile(
    r"microsoft|untitled|\.(?:docx?|pdf|indd|odt|rtf|pptx?)$|^\W*$|^(?:document|slide|layout)\s?\d*$",
    re.IGNORECASE,
)


def read_pdf(data: bytes, *, name: str, allowances: Allowances) -> StructuredText:
    """The structure of a PDF; pages without a text layer are told of in `remarks`."""
    document = _open(data)
    try:
        count = len(document)
        if count > allowances.pages:
            raise Unreadable(
                Reason.TOO_MANY_PAGES, f"{count:,} pages, at most {allowances.pages:,}"
            )
        if count == 0:
            raise Unreadable(Reason.EMPTY)
        pages = [_lines(document, number) for number in range(count)]
        title, language = _title(document), _language(document)
    finally:
        document.close()
    written = [has_text(page) for page in pages]
    remarks: tuple[str, ...] = ()
    if not any(written):
        remarks = ("no_text_layer",)
        pages = [[] for _ in pages]
    elif not all(written):
        remarks = ("some_pages_without_text",)
    pieces = outline(dewrap(without_furniture(pages)))
    return assemble(pieces, name=title or name, pages=count, language=language, remarks=remarks)


def _open(data: bytes) -> PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise Unreadable(Reason.ENCRYPTED) from error
        raise Unreadable(Reason.BROKEN) from error


def _lines(document: PdfDocument, number: int) -> list[Line]:
    """The lines of one page; a page that cannot be loaded has none."""
    try:
        page = document[number]
    except PdfiumError:
        return []
    text = None
    try:
        text = page.get_textpage()
        segments = with_markers([*Glyphs(text).segments(), *dots_of(page)])
        return read_order(segments, height=page.get_height(), page=number + 1)
    except PdfiumError:
        return []
    finally:
        if text is not None:
            text.close()
        page.close()


def _title(document: PdfDocument) -> str:
    """The title the file itself names, unless a program made it up."""
    title = collapse(repair(document.get_metadata_value("Title") or ""))
    return "" if MADE_UP_TITLE.search(title) else title


def _language(document: PdfDocument) -> str:
    length = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    if not 2 < length < 100:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFCatalog_GetLanguage(document.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="ignore").rstrip("\x00")
