"""PDF: the pages, without authors, histories, scripts, attachments and hidden pictures' data."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Name

from mostura.ground.vault.frames.cleaning.unsound import Unsound

# What tells of makers and machines, wherever in the file it hangs.
TELLS: Final = (
    Name.Metadata, Name.PieceInfo, Name.LastModified, Name.AA, Name.OpenAction,
    Name.AF, Name.URI, Name.Perms, Name.Legal, Name.Collection,
)  # fmt: skip
ROOT_TELLS: Final = (
    Name.Metadata, Name.OpenAction, Name.AA, Name.PieceInfo, Name.AF, Name.Perms, Name.Legal,
    Name.Collection, Name.URI, Name.SpiderInfo, Name.Requirements, Name.DSS,
)  # fmt: skip
SIGNATURE_TELLS: Final = (
    Name.Name, Name.Reason, Name.Location, Name.ContactInfo, Name.Contents, Name.Cert, Name.M,
    Name.Prop_Build, Name.Reference,
)  # fmt: skip
FORM_TELLS: Final = (Name.XFA, Name.CO)
HARMLESS: Final = frozenset({"/GoTo", "/URI", "/Named"})
NOTE_TELLS: Final = (Name.T, Name.M, Name.CreationDate, Name.NM, Name.AA, Name.RC)
FILES: Final = frozenset({"/FileAttachment", "/Screen", "/RichMedia", "/Movie", "/Sound", "/3D"})


def clean_pdf(source: Path, target: Path, pages: int) -> int:
    """Write the PDF again; returns its number of pages."""
    try:
        with pikepdf.open(source) as pdf:
            count = len(pdf.pages)
            if count > pages:
                raise Unsound("too_many_pages", "pages", limit=pages, sent=count)
            if count == 0:
                raise Unsound("broken")
            _clean(pdf)
            pdf.save(
                target,
                encryption=False,
                deterministic_id=True,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
            )
    except pikepdf.PasswordError as fault:
        raise Unsound("encrypted") from fault
    except (pikepdf.PdfError, ValueError, RuntimeError, TypeError, OSError) as fault:
        raise Unsound("broken") from fault
    return count


def _clean(pdf: pikepdf.Pdf) -> None:
    if Name.Info in pdf.trailer:
        del pdf.trailer[Name.Info]
    _drop(pdf.Root, ROOT_TELLS)
    _keep_destinations_only(pdf)
    if Name.AcroForm in pdf.Root:
        _drop(pdf.Root.AcroForm, FORM_TELLS)
    for page in pdf.pages:
        _drop(page.obj, TELLS)
        _clean_notes(page.obj)
    for thing in pdf.objects:
        with contextlib.suppress(AttributeError, TypeError):
            _clean_object(thing)


def _keep_destinations_only(pdf: pikepdf.Pdf) -> None:
    """Of the names only those that links inside of the file lead to stay."""
    if Name.Names not in pdf.Root:
        return
    destinations = pdf.Root.Names.get(Name.Dests)
    del pdf.Root.Names
    if destinations is not None:
        pdf.Root.Names = pikepdf.Dictionary(Dests=destinations)


def _clean_notes(page: Any) -> None:
    notes = page.get(Name.Annots)
    if notes is None:
        return
    kept = [note for note in notes if _is_dictionary(note) and not _carries_file(note)]
    for note in kept:
        if str(note.get(Name.Subtype, "")) != "/Widget":
            _drop(note, NOTE_TELLS)
    page[Name.Annots] = pikepdf.Array(kept)


def _carries_file(note: Any) -> bool:
    return str(note.get(Name.Subtype, "")) in FILES


def _clean_object(thing: Any) -> None:
    """Clean one indirect object and the dictionaries inside of it."""
    for one in _dictionaries(thing):
        _drop(one, (Name.Metadata, Name.PieceInfo, Name.AA, Name.EF))
        action = one.get(Name.A)
        if action is not None and _is_dictionary(action) and not _is_harmless(action):
            del one[Name.A]
        if Name.JS in one:
            del one[Name.JS]
        if Name.ByteRange in one:  # a signature, which a changed file breaks anyway
            _drop(one, SIGNATURE_TELLS)
    if isinstance(thing, pikepdf.Stream) and _is_photograph(thing):
        thing.write(without_segments(thing.read_raw_bytes()), filter=Name.DCTDecode)


def _is_harmless(action: Any) -> bool:
    return str(action.get(Name.S, "")) in HARMLESS and Name.Next not in action


def _is_photograph(thing: pikepdf.Stream) -> bool:
    return bool(thing.get(Name.Filter) in (Name.DCTDecode, pikepdf.Array([Name.DCTDecode])))


def _dictionaries(thing: Any, depth: int = 0) -> Iterator[Any]:
    """A dictionary or stream, and the direct ones inside of it."""
    if depth > 20:  # deeper than any writer nests; reached objects stand on their own
        return
    if _is_dictionary(thing):
        yield thing
        inner = list(thing.values()) if not isinstance(thing, pikepdf.Stream) else []
    elif isinstance(thing, pikepdf.Array):
        inner = list(thing)
    else:
        return
    for one in inner:
        if isinstance(one, pikepdf.Object) and not one.is_indirect:
            yield from _dictionaries(one, depth + 1)


def _is_dictionary(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)


def _drop(dictionary: Any, names: tuple[Any, ...]) -> None:
    for name in names:
        if name in dictionary:
            del dictionary[name]


def without_segments(data: bytes) -> bytes:
    """A JPEG without the segments that cameras and programs write; its pixels stay untouched."""
    if not data.startswith(b"\xff\xd8"):
        return data
    kept, at = bytearray(b"\xff\xd8"), 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        # APP0 and APP14 say how to decode; other APPn and comments say who and where.
        if not (0xE1 <= marker <= 0xED or marker in {0xEF, 0xFE}):
            kept += data[at : at + 2 + length]
        at += 2 + length
    return bytes(kept + data[at:])
