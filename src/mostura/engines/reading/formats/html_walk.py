"""The elements of a web page walked in order and named as paragraphs, headings and lists."""

import re

from lxml.html import HtmlElement

from mostura.engines.reading.formats.cleaning import collapse
from mostura.engines.reading.formats.paragraphs import CELL_LENGTH, Paragraphs, is_table_of_asks
from mostura.engines.reading.formats.pieces import Piece

DROPPED = {
    "script", "style", "noscript", "template", "nav", "footer", "aside", "button", "svg", "math",
    "iframe", "object", "select", "head", "canvas", "audio", "video", "dialog", "menu", "graphic",
    "textarea", "title",
}  # fmt: skip
FURNITURE_ROLES = {"navigation", "contentinfo", "banner", "search", "complementary", "dialog"}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = {
    "p", "div", "section", "article", "main", "body", "ul", "ol", "table", "header", "form",
    "blockquote", "dl", "dt", "dd", "figure", "figcaption", "address", "hr", "details",
    "summary", "tbody", "thead", "tfoot", "caption", "fieldset", "center", "td", "th",
}  # fmt: skip
REFERENCE = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\s*$")
LINK_SHARE = 0.8  # of the letters of a piece
DEEPEST = 6  # levels of lists


class Walk:
    """One walk through a page; inline text gathers until a block ends it."""

    def __init__(self) -> None:
        self._found = Paragraphs()
        self._text: list[str] = []
        self._plain_letters = 0
        self._lists: list[tuple[bool, int]] = []
        self._item = ""
        self._linked = 0
        self._asking: set[HtmlElement] = set()  # tables of recommendations
        self.links: set[int] = set()
        """Places in the list of pieces of those that are links and hardly anything else."""

    def over(self, root: HtmlElement) -> list[Piece]:
        """The pieces of an element and all within it."""
        self._inside(root, bold=False)
        self._end()
        return self._found.pieces

    def _inside(self, element: HtmlElement, *, bold: bool) -> None:
        self._write(element.text, bold=bold)
        for child in element:
            if isinstance(child.tag, str) and not _is_furniture(child):
                self._visit(child, bold=bold)
            self._write(child.tail, bold=bold)

    def _visit(self, element: HtmlElement, *, bold: bool) -> None:
        tag = element.tag
        if tag in HEADINGS:
            self._end()
            self._found.heading(text_of(element), HEADINGS[tag])
        elif tag == "br":
            self._text.append("\n")
        elif tag == "pre":
            self._end()
            self._found.paragraph("".join(element.itertext()))
        elif tag == "li":
            self._list_item(element)
        elif tag == "tr":
            self._row(element)
        elif tag in BLOCKS:
            self._block(element)
        elif not (tag == "sup" and REFERENCE.match(text_of(element))):
            self._inline(element, bold=bold)

    def _inline(self, element: HtmlElement, *, bold: bool) -> None:
        self._inside(element, bold=bold or element.tag in ("b", "strong"))
        if element.tag == "a":
            self._linked += len(text_of(element))

    def _block(self, element: HtmlElement) -> None:
        self._end()
        is_list = element.tag in ("ul", "ol")
        if is_list:
            self._lists.append((element.tag == "ol", _start(element)))
        self._inside(element, bold=False)
        self._end()
        if is_list:
            self._lists.pop()

    def _list_item(self, element: HtmlElement) -> None:
        self._end()
        self._item = "•"
        if self._lists:
            ordered, number = self._lists[-1]
            self._lists[-1] = ordered, number + 1
            self._item = f"{number}." if ordered else "•"
        self._inside(element, bold=False)
        self._end()
        self._item = ""

    def _row(self, element: HtmlElement) -> None:
        self._end()
        cells = [cell for cell in element if cell.tag in ("td", "th")]
        texts = [text_of(cell) for cell in cells]
        table = next(element.iterancestors("table"), None)
        if is_table_of_asks(texts) and table is not None:
            self._asking.add(table)
        asks = table in self._asking and not any(cell.find(".//li") is not None for cell in cells)
        if _is_layout(cells, texts) and not (asks and any(texts)):
            for cell in cells:
                self._inside(cell, bold=False)
                self._end()
        else:
            self._found.row(texts)

    def _write(self, text: str | None, *, bold: bool) -> None:
        if text:
            self._text.append(collapse_inside(text))
            if not bold:
                self._plain_letters += sum(map(str.isalnum, text))

    def _end(self) -> None:
        """Close the paragraph or item that was gathered."""
        text = "".join(self._text).strip()
        bold = self._plain_letters == 0
        is_link = self._linked > LINK_SHARE * len(text)
        self._text, self._plain_letters, self._linked = [], 0, 0
        if not text:
            return
        before = len(self._found.pieces)
        if self._item:
            level = min(max(len(self._lists), 1), DEEPEST)
            self._found.item(collapse(text), level=level, marker=self._item)
            self._item = ""
        else:
            self._found.paragraph(text, bold=bold)
        if is_link:
            self.links.update(range(before, len(self._found.pieces)))


def _is_layout(cells: list[HtmlElement], texts: list[str]) -> bool:
    """Whether a row of a table only puts parts of the page beside one another."""
    if sum(map(bool, texts)) < 2 or max(map(len, texts)) > CELL_LENGTH:
        return True
    return any(cell.find(".//li") is not None or len(cell.findall(".//p")) > 1 for cell in cells)


def text_of(element: HtmlElement) -> str:
    """All text of an element on one line."""
    return collapse(" ".join(element.itertext()))


def collapse_inside(text: str) -> str:
    """Runs of white space as one blank, also at the ends, where words may touch."""
    return re.sub(r"\s+", " ", text)


def _start(element: HtmlElement) -> int:
    start = element.get("start") or "1"
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_furniture(element: HtmlElement) -> bool:
    return (
        element.tag in DROPPED
        or element.get("role") in FURNITURE_ROLES
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    )
