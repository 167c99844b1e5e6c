"""What kind of file the bytes are, whatever the file is called."""

import io
import re
import zipfile
from enum import StrEnum

from mostura.engines.reading.formats.allowances import Allowances
from mostura.engines.reading.formats.encodings import MARKS
from mostura.engines.reading.formats.unreadable import Reason, Unreadable


class Kind(StrEnum):
    """The formats that can be read."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    TEXT = "text"


HEAD = 4096  # bytes
PDF_WITHIN = 1024  # bytes before the mark of a PDF that readers tolerate
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
NO_PROSE = (b"{\\rtf", b"%!PS", b"#!/", b"<svg", b"<?xml")
"""How letters begin that a program reads, not a person; a web page may begin with the last."""
CONTROLS = 0.02  # share of control bytes above which bytes are no text
NO_TEXT = bytes(set(range(9)) | set(range(14, 32)) - {27})
HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|"
    rb"section|title|meta|div|p|h[1-6]|ul|ol|table)\b",
    re.IGNORECASE | re.DOTALL,
)
MEGABYTE = 1024 * 1024


def kind_of(data: bytes, allowances: Allowances) -> Kind:
    """The format of a file by its content; `Unreadable` when it is none of ours."""
    head = data[:HEAD]
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise Unreadable(Reason.EMPTY)
    if b"%PDF-" in head[:PDF_WITHIN]:
        return Kind.PDF
    if head.startswith(ZIP):
        return _archive(data, allowances)
    if head.startswith(OLE):
        raise Unreadable(Reason.ENCRYPTED if ENCRYPTED_OFFICE in data else Reason.UNSUPPORTED)
    letters = _letters(head)
    if HTML.match(letters):
        return Kind.HTML
    if letters.lstrip().startswith(NO_PROSE):
        raise Unreadable(Reason.UNSUPPORTED)
    _insist_on_text(data)
    return Kind.TEXT


def _letters(head: bytes) -> bytes:
    """The beginning of a file without the mark of its encoding, one byte a letter."""
    for mark, _ in MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")


def _insist_on_text(data: bytes) -> None:
    """Refuse what a known program made, and bytes that are no letters in any encoding."""
    sample = data[:MEGABYTE]
    if data.startswith(tuple(mark for mark, _ in MARKS)):
        return
    name = _known_binary(sample)
    if name:
        raise Unreadable(Reason.UNSUPPORTED, name)
    controls = len(sample) - len(sample.translate(None, NO_TEXT))
    wide = sample.count(b"\x00") > len(sample) / 4 and _is_wide(sample)
    if controls > CONTROLS * len(sample) and not wide:
        raise Unreadable(Reason.UNSUPPORTED)


def _is_wide(sample: bytes) -> bool:
    """Whether the bytes are letters of two bytes each."""
    from mostura.engines.reading.formats.encodings import wide_encoding

    encoding = wide_encoding(sample)
    if not encoding:
        return False
    text = sample.decode(encoding, errors="replace")
    return sum(sign.isprintable() or sign.isspace() for sign in text) > 0.95 * len(text)


def _known_binary(sample: bytes) -> str:
    """Extension of a format that puremagic is sure of and that holds no text of letters."""
    import puremagic

    try:
        found = puremagic.magic_string(sample)
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    sure = [one for one in found if one.confidence >= 0.8 and len(one.byte_match or b"") >= 4]
    if not sure or sure[0].mime_type.startswith("text/"):
        return ""
    mark = sure[0].byte_match or b""
    return "" if all(32 <= byte < 127 or byte in b"\t\r\n" for byte in mark) else sure[0].extension


def _archive(data: bytes, allowances: Allowances) -> Kind:
    """DOCX or nothing; an archive that unpacks to too much is refused before it is opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, IndexError) as error:
        raise Unreadable(Reason.BROKEN) from error
    _insist_on_few(members, allowances)
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise Unreadable(Reason.ENCRYPTED)
    if "word/document.xml" in names or _main_part(data, names):
        return Kind.DOCX
    raise Unreadable(Reason.UNSUPPORTED)


def _insist_on_few(members: list[zipfile.ZipInfo], allowances: Allowances) -> None:
    """Refuse an archive of more, larger or tighter packed members than a program would write."""
    if len(members) > allowances.members:
        raise Unreadable(
            Reason.BOMB, f"{len(members):,} files inside, at most {allowances.members:,}"
        )
    unpacked = sum(member.file_size for member in members)
    if unpacked > allowances.unpacked:
        most = allowances.unpacked // MEGABYTE
        raise Unreadable(Reason.BOMB, f"{unpacked / MEGABYTE:,.0f} MB unpacked, at most {most}")
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > MEGABYTE * 4 and ratio > allowances.ratio:
            raise Unreadable(
                Reason.BOMB, f"unpacks to {ratio:,.0f} times its size, at most {allowances.ratio}"
            )


def _main_part(data: bytes, names: set[str]) -> bool:
    """Whether an office archive names a word-processing document under another path."""
    if "[Content_Types].xml" not in names:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            types = archive.read("[Content_Types].xml")
    except Exception as error:  # a damaged member fails in many ways: zlib, CRC, sizes
        raise Unreadable(Reason.BROKEN) from error
    return b"wordprocessingml.document.main+xml" in types
