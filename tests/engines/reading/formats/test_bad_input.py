"""Whatever is dropped here is read, or refused with a word and a sentence."""

import io
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from PIL import Image

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats import structure
from mostura.engines.reading.formats.allowances import Allowances
from mostura.engines.reading.formats.unreadable import ADVICE, Reason, Unreadable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def picture(form: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(buffer, form)
    return buffer.getvalue()


def document() -> bytes:
    buffer = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("The town should mend the dam.")
    made.add_table(rows=1, cols=1).rows[0].cells[0].text = "Ada"
    made.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("source", "code"),
    [
        (b"", Reason.EMPTY),
        (b" \n\t\r\n", Reason.EMPTY),
        (b"\x00" * 500, Reason.EMPTY),
        (picture("PNG"), Reason.UNSUPPORTED),
        (picture("JPEG"), Reason.UNSUPPORTED),
        (picture("TIFF"), Reason.UNSUPPORTED),
        (zipped({"readme.txt": b"hello"}), Reason.UNSUPPORTED),
        (zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), Reason.UNSUPPORTED),
        (
            zipped(
                {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
            ),
            Reason.UNSUPPORTED,
        ),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), Reason.UNSUPPORTED),
        (OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, Reason.UNSUPPORTED),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff" + bytes(600), Reason.UNSUPPORTED),
        (b"%PDF-1.7\nnothing follows", Reason.BROKEN),
        (document()[:2_000], Reason.BROKEN),
        (zipped({"word/document.xml": b"<w:document"}), Reason.BROKEN),
        (zipped({"word/document.xml": bytes(20_000_000)}), Reason.BOMB),
        (zipped({f"{number}.txt": b"" for number in range(5_001)}), Reason.BOMB),
    ],
    ids=lambda value: str(value) if isinstance(value, Reason) else f"{value[:4]!r}",
)
def test_what_cannot_be_read_is_refused_with_a_word(source, code):
    with pytest.raises(Unreadable) as refused:
        structure(source)

    assert refused.value.code == code


def test_an_archive_that_unpacks_to_too_much_in_all_is_refused():
    source = zipped({f"word/{number}.xml": b"a" * 1_000_000 for number in range(4)})

    with pytest.raises(Unreadable) as refused:
        structure(source, allowances=Allowances(unpacked=3_000_000))

    assert refused.value.code == Reason.BOMB


def test_a_file_that_is_too_large_is_refused_before_it_is_opened(tmp_path):
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 3_000_000)

    with pytest.raises(Unreadable) as refused:
        structure(path, allowances=Allowances(size=1_000_000))

    assert refused.value.code == Reason.TOO_LARGE


def test_a_file_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(Unreadable) as refused:
        structure(tmp_path / "nowhere.pdf")

    assert refused.value.code == Reason.MISSING


def test_every_reason_says_what_to_do():
    assert set(ADVICE) == set(Reason)
    assert all(advice.endswith(".") for advice in ADVICE.values())


def test_a_mislabelled_file_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(document())

    assert structure(path, name="report").text == "The town should mend the dam. Ada"


def test_entities_of_a_document_are_not_expanded():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "mend the dam ">'
        b'<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    members = {}
    with zipfile.ZipFile(io.BytesIO(document())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}

    read = structure(zipped({**members, "word/document.xml": bomb}))

    assert "mend" not in read.text


# The first page of a kind waits for its library to load, which is no failure.
settings.register_profile(
    "files", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("files")


def insist(source: bytes) -> None:
    """Bytes give a structured text whose blocks stand where they say, or a reason."""
    try:
        read = structure(source, name="any")
    except Unreadable:
        return
    assert isinstance(read, StructuredText)
    for block in read.blocks:
        assert block.text
        assert read.text[block.start : block.start + len(block.text)] == block.text
    assert read.text == " ".join(read.text.split())
    assert list(read.page_starts) == sorted(read.page_starts)
    assert len(read.page_starts) == read.pages


@given(some.binary(max_size=3_000))
def test_any_bytes_are_read_or_refused(source):
    insist(source)


LINES = some.lists(
    some.one_of(
        some.text(max_size=60),
        some.sampled_from(
            ["", "# A", "- b", "1. c", "a) d", "| e | f |", "¹ g", "**h**", "\f", "III. I", "so-",
             "the end.", "AND MORE", "Page 3 of 9", "(cid:127) j", "\u2028", "<p>k</p>"]
        ),
    ),
    max_size=40,
)  # fmt: skip


@given(LINES, some.sampled_from(["utf-8", "utf-16", "utf-16-le"]))
def test_any_lines_are_read_or_refused(lines, encoding):
    insist("\n".join(lines).encode(encoding, "surrogatepass" if "16" in encoding else "replace"))


@given(some.text(max_size=400))
def test_any_web_page_is_read_or_refused(text):
    insist(f"<!doctype html><html><body>{text}</body></html>".encode("utf-8", "replace"))


SOUND = document()


@settings(max_examples=60)
@given(some.integers(0, len(SOUND) - 1), some.binary(min_size=1, max_size=40))
def test_a_damaged_document_is_read_or_refused(place, damage):
    insist(SOUND[:place] + damage + SOUND[place + len(damage) :])
