"""What a file is, by its content; its name decides only between kinds of plain text."""

import re
from pathlib import Path
from typing import Final

import puremagic

HEAD_BYTES: Final = 8192
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/webp"})
CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # not tabs, line and page ends
NOT_PLAIN: Final = (b"{\\rtf", b"%!PS", b"#!/")
MARKUP: Final = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
WIDE: Final = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of UTF-16
PLAIN_NAMES: Final = {".md": "text/markdown", ".markdown": "text/markdown", ".csv": "text/csv"}


def kind_of(path: Path, name: str) -> str:
    """A media type, `application/zip` for any archive, or nothing for what is not taken."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "application/zip"
    if picture := _picture(head):
        return picture
    return _text(path, head, name)


def _picture(head: bytes) -> str:
    try:
        found = {one.mime_type for one in puremagic.magic_string(head)}
    except (puremagic.PureError, ValueError):
        return ""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    signed = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
    return next(
        (kind for kind, sign in signed.items() if kind in found and head.startswith(sign)), ""
    )


def _text(path: Path, head: bytes, name: str) -> str:
    if head.startswith(WIDE):
        head = head.decode("utf-16", errors="replace").encode()
    elif CONTROL.search(path.read_bytes()):
        return ""
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if bare.startswith(NOT_PLAIN):
        return ""
    if _is_page(bare):
        return "text/html"
    if re.match(rb"<(\?xml|svg)\b", bare, re.IGNORECASE):
        return ""
    return PLAIN_NAMES.get(Path(name).suffix.lower(), "text/plain")


def _is_page(bare: bytes) -> bool:
    if bare.startswith(b"<?xml"):
        return b"<html" in bare[:1024].lower()
    return MARKUP.match(bare) is not None
