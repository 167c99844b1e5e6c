"""DOCX: the text and its look, without authors, companies, thumbnails and remote templates."""

import re
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from lxml import etree

from mostura.engines.reading.formats.sniffing import Kind
from mostura.ground.vault.frames.cleaning.archives import open_archive, unpack
from mostura.ground.vault.frames.cleaning.kinds import judged
from mostura.ground.vault.frames.cleaning.pictures import redrawn
from mostura.ground.vault.frames.cleaning.unsound import Allowed, Unsound

PROPERTIES: Final = re.compile(r"^docProps/.*\.xml$", re.IGNORECASE)
DROPPED: Final = re.compile(
    r"^(docProps/thumbnail\.|customXml/|word/embeddings/|word/activeX/|word/printerSettings)",
    re.IGNORECASE,
)
PICTURES: Final = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
KEPT_PROPERTIES: Final = frozenset({"language", "title", "Pages", "Words", "Characters"})
OBJECTS: Final = frozenset({"OLEObject", "externalData", "control"})  # lead to what is dropped
NAMES: Final = frozenset({"author", "initials", "userId", "providerId", "person", "date"})
REMOTE: Final = ("attachedTemplate", "oleObject", "frame", "subDocument", "image", "package")
EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the first moment an archive can tell


def clean_docx(source: Path, target: Path, allowed: Allowed) -> None:
    """Write the document again, member by member."""
    with open_archive(source, allowed) as archive:
        names = {one.filename for one in archive.infolist()}
        if judged(source) is not Kind.DOCX:
            raise Unsound("wrong_kind")
        _insist_on_no_macros(archive, names)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for member in archive.infolist():
                if member.is_dir() or DROPPED.match(member.filename):
                    continue
                try:
                    data = _clean_member(member.filename, unpack(archive, member), allowed)
                except zlib.error as fault:
                    raise Unsound("broken") from fault
                entry = zipfile.ZipInfo(member.filename, EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(entry, data)


def _insist_on_no_macros(archive: zipfile.ZipFile, names: set[str]) -> None:
    if "[Content_Types].xml" not in names:
        raise Unsound("wrong_kind")
    kinds = unpack(archive, archive.getinfo("[Content_Types].xml"))
    if b"macroEnabled" in kinds or any("vbaProject" in name for name in names):
        raise Unsound("macros")


def _clean_member(name: str, data: bytes, allowed: Allowed) -> bytes:
    suffix = Path(name).suffix.lower()
    if suffix in PICTURES:
        return _redrawn_or_empty(data, PICTURES[suffix], allowed.pixels)
    if not name.lower().endswith((".xml", ".rels")):
        return data
    root = _parsed(data)
    if name == "[Content_Types].xml":
        _remove(root, lambda one: bool(DROPPED.match((one.get("PartName") or "").lstrip("/"))))
    elif name.lower().endswith(".rels"):
        _remove(root, _dangles)
        _cut_calls(root)
    elif PROPERTIES.match(name):
        _blank_properties(root)
    else:
        _blank_names(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _redrawn_or_empty(data: bytes, shape: str, pixels: int) -> bytes:
    """A picture that cannot be drawn again is left out, the document still opens."""
    try:
        return redrawn(data, shape, pixels)
    except Unsound:
        return b""


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unsound("broken") from fault
    if root.getroottree().docinfo.doctype:
        raise Unsound("broken")  # no office program writes one; entities hide there
    return root


def _blank_properties(root: etree._Element) -> None:
    """Empty every property that is not about the text itself."""
    for element in list(root):
        if etree.QName(element).localname not in KEPT_PROPERTIES:
            root.remove(element)


def _blank_names(root: etree._Element) -> None:
    """Blank who wrote, commented or changed what, and when; leave dropped objects out."""
    for element in list(root.iter(etree.Element)):
        parent = element.getparent()
        if parent is not None and etree.QName(element).localname in OBJECTS:
            parent.remove(element)
    for element in root.iter(etree.Element):
        for attribute in element.attrib:
            if etree.QName(attribute).localname in NAMES:
                element.attrib[attribute] = _nobody(etree.QName(attribute).localname)


def _nobody(attribute: str) -> str:
    return "2000-01-01T00:00:00Z" if attribute == "date" else "-"


def _dangles(relationship: etree._Element) -> bool:
    """Whether it leads to what was dropped."""
    target = (relationship.get("Target") or "").lstrip("./")
    return bool(DROPPED.match(target) or DROPPED.match(f"word/{target}"))


def _cut_calls(root: etree._Element) -> None:
    """Let nothing be fetched from elsewhere when the document is opened; links stay."""
    for relationship in root:
        kind = (relationship.get("Type") or "").rsplit("/", 1)[-1]
        if relationship.get("TargetMode") == "External" and kind in REMOTE:
            relationship.set("Target", "about:blank")


def _remove(root: etree._Element, unwanted: Callable[[etree._Element], bool]) -> None:
    for element in list(root):
        if unwanted(element):
            root.remove(element)
