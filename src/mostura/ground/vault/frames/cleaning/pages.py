"""Web pages: the words and their order, without scripts, authors and what calls home."""

import re
from pathlib import Path
from typing import Final

import charset_normalizer
from lxml import etree, html

from mostura.ground.vault.frames.cleaning.unsound import Unsound

GONE: Final = (
    "script", "iframe", "frame", "object", "embed", "applet", "base", "link", "form", "noscript",
)  # fmt: skip
CALLS: Final = ("src", "srcset", "background", "poster", "ping", "style", "data", "action")
DECLARED: Final = re.compile(rb"<meta[^>]+charset|^<\?xml[^>]+encoding", re.IGNORECASE)
LANGUAGE: Final = frozenset({"lang", "content-language", "charset"})


def clean_page(source: Path, target: Path) -> None:
    """Write the page again without what runs, what is fetched and what names its makers."""
    data = source.read_bytes()
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, encoding=_encoding_of(data)
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise Unsound("broken") from fault
    for element in list(root.iter(*GONE, "meta", "style")):
        if element.tag != "meta" or not _tells_language(element):
            element.drop_tree()
    for element in root.iter(etree.Element):
        _strip(element)
    target.write_bytes(
        b"<!doctype html>\n" + html.tostring(root, encoding="utf-8", include_meta_content_type=True)
    )


def _encoding_of(data: bytes) -> str | None:
    """UTF-8 wherever it fits, else what the page declares, else what its letters suggest."""
    try:
        data.decode()
    except UnicodeDecodeError:
        if DECLARED.search(data[:4096]):
            return None  # the parser finds it
        best = charset_normalizer.from_bytes(data).best()
        return best.encoding if best else "latin-1"
    return "utf-8"


def _tells_language(element: html.HtmlElement) -> bool:
    return (element.get("http-equiv") or "").lower() in LANGUAGE


def _strip(element: html.HtmlElement) -> None:
    for name in list(element.attrib):
        bare = str(name).lower()
        runs = bare.startswith(("on", "data-")) or bare in CALLS
        calls = bare == "href" and element.attrib[name].strip().lower().startswith(
            ("javascript:", "data:", "vbscript:")
        )
        if runs or calls:
            del element.attrib[name]
