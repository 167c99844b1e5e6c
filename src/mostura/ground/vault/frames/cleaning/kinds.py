"""What a file is, by its content; its name decides only between kinds of plain text."""

from pathlib import Path
from typing import Final

import puremagic

from mostura.engines.reading.formats.allowances import STANDARD
from mostura.engines.reading.formats.sniffing import PDF_WITHIN, ZIP, Kind
from mostura.engines.reading.formats.sniffing import kind_of as kind_to_read
from mostura.engines.reading.formats.unreadable import Reason, Unreadable
from mostura.ground.vault.frames.cleaning.unsound import Unsound

HEAD_BYTES: Final = 8192
PICTURES: Final = frozenset({"image/png", "image/jpeg", "image/webp"})
PLAIN_NAMES: Final = {".md": "text/markdown", ".markdown": "text/markdown", ".csv": "text/csv"}
WORDS: Final = {
    Reason.EMPTY: "empty",
    Reason.ENCRYPTED: "encrypted",
    Reason.BROKEN: "broken",
    Reason.BOMB: "bomb",
    Reason.UNSUPPORTED: "wrong_kind",
}
"""What the reading engine says of a file, in the words of the vault."""


def kind_of(path: Path, name: str) -> str:
    """A media type, or `application/zip` for any archive; Unsound for what is not taken.

    Whatever is no picture is judged by the rule of the reading engine, so that the hub and
    `mostura read` say the same of one file.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if b"%PDF-" not in head[:PDF_WITHIN]:
        if head.startswith(ZIP):
            return "application/zip"  # counted and weighed before the engine looks into it
        if picture := _picture(head):
            return picture
    kind = judged(path)
    if kind is Kind.PDF:
        return "application/pdf"
    if kind is Kind.HTML:
        return "text/html"
    return PLAIN_NAMES.get(Path(name).suffix.lower(), "text/plain")


def judged(path: Path) -> Kind:
    """What the reading engine takes a file for."""
    try:
        return kind_to_read(path.read_bytes(), STANDARD)
    except Unreadable as fault:
        raise Unsound(WORDS[fault.code]) from fault


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
