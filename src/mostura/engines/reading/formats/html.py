"""Web pages: the text that a reader came for, without navigation and footer."""

import logging
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from mostura.engines.reading.blocks import BlockKind, StructuredText
from mostura.engines.reading.formats.allowances import Allowances
from mostura.engines.reading.formats.cleaning import collapse, repair
from mostura.engines.reading.formats.encodings import decode
from mostura.engines.reading.formats.html_walk import Walk
from mostura.engines.reading.formats.pieces import Piece, assemble
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DECLARED_WITHIN = 2048  # bytes
FOUND_SHARE = 0.5  # of the words of the page; with fewer, the extractor missed the text
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# What trafilatura calls the elements of a page.
NAMES = {
    "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br",
    "hi": "span", "ref": "span", "code": "pre", "del": "span",
}  # fmt: skip


def read_html(data: bytes, *, name: str, allowances: Allowances) -> StructuredText:
    """The structure of a web page."""
    source = repair(letters(data))
    page = _parse(source, allowances)
    walk = Walk()
    walked = walk.over(_body(page))
    pieces = main_text(walked, walk.links, _extracted(source))
    top = [piece.text for piece in pieces if piece.kind is BlockKind.HEADING and piece.level == 1]
    title = collapse(page.findtext(".//title") or "")
    return assemble(
        pieces,
        name=name,
        title=top[0] if top else title,
        language=page.get("lang") or page.get(XML_LANGUAGE) or "",
    )


def main_text(walked: list[Piece], links: set[int], found: list[str]) -> list[Piece]:
    """The stretch of a page in which the extractor found its text, with the headings there.

    The extractor knows menus from articles, but it loses headings and lists; the walk keeps
    them. So the one says where the text begins and ends, and the other what it is.
    """
    known = {_face(line) for text in found for line in text.split("\n")}
    kept = [number for number, piece in enumerate(walked) if _face(piece.text) in known]
    share = words([walked[number] for number in kept]) / max(words(walked), 1)
    if share < FOUND_SHARE:
        return [piece for number, piece in enumerate(walked) if number not in links] or walked
    first, last = kept[0], kept[-1]
    while first and walked[first - 1].kind is BlockKind.HEADING:
        first -= 1
    return [
        walked[number]
        for number in range(first, last + 1)
        if number not in links or _face(walked[number].text) in known
    ]


def _face(text: str) -> str:
    """The letters and digits of a text alone, by which two readings of it can be compared."""
    return "".join(filter(str.isalnum, text.casefold()))


def letters(data: bytes) -> str:
    """The page as letters: in the encoding it declares, unless that cannot be true."""
    declared = DECLARED.search(data[:DECLARED_WITHIN])
    if declared:
        try:
            return data.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def words(pieces: list[Piece]) -> int:
    """How many words the pieces hold."""
    return sum(piece.text.count(" ") + 1 for piece in pieces)


def _parse(source: str, allowances: Allowances) -> HtmlElement:
    parser = HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8", no_network=True
    )
    try:
        page = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable(Reason.EMPTY) from error
    if depth_of(page) > allowances.depth:
        raise Unreadable(Reason.TOO_DEEP, f"at most {allowances.depth} levels")
    return page


def depth_of(page: HtmlElement) -> int:
    """How many elements stand within one another at the deepest place."""
    deepest = 0
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _body(page: HtmlElement) -> HtmlElement:
    """The one main part that a page names, or all of it."""
    for path in (".//main", ".//article"):
        parts = page.findall(path)
        if len(parts) == 1 and len(" ".join(parts[0].itertext()).split()) > 50:
            return parts[0]
    body = page.find("body")
    return page if body is None else body


def _extracted(source: str) -> list[str]:
    """What trafilatura takes for the text of the page, in pieces."""
    import trafilatura  # slow to load

    # It complains of pages it cannot use; what matters is what comes back.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(
            source, include_comments=False, include_tables=True, favor_recall=True, fast=True
        )
    except Exception:  # it reads pages of any kind, and the walk does without it
        return []
    body = getattr(found, "body", None)
    return [] if body is None else [piece.text for piece in Walk().over(_renamed(body))]


def _renamed(body: HtmlElement) -> HtmlElement:
    for element in _elements(body):
        if element.tag == "head":
            rend = element.get("rend") or "h2"
            element.tag = rend if re.fullmatch(r"h[1-6]", rend) else "h2"
        elif element.tag == "list" and element.get("rend") == "ol":
            element.tag = "ol"
        elif element.tag == "hi" and element.get("rend") == "#b":
            element.tag = "b"
        else:
            element.tag = NAMES.get(str(element.tag), element.tag)
    return body


def _elements(body: HtmlElement) -> Iterator[HtmlElement]:
    yield from (element for element in body.iter() if isinstance(element.tag, str))
