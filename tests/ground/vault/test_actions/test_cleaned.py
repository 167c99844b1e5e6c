"""What is handed on in the place of what came."""

import io
import zipfile

import pikepdf
import pytest
from docx import Document
from PIL import Image

from mostura.ground.vault import actions, policy

pytestmark = pytest.mark.django_db

CANARY = b"Canary-Zorica-4711"


def unpacked(data):
    """All that a file holds, its archives and compressed streams opened."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b"".join(name.encode() + archive.read(name) for name in archive.namelist())
    if data.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                plain,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
        return data + plain.getvalue()
    return data


@pytest.mark.parametrize("kind", ["photograph", "document_pdf", "document_docx"])
def test_what_is_handed_on_tells_nothing_of_its_makers(request, upload, member, kind):
    original = request.getfixturevalue(kind)
    assert unpacked(original).count(CANARY) >= 3

    stored = actions.keep_file(upload(original), by=member)

    assert stored.sealed_path.read_bytes() == original
    assert unpacked(stored.cleaned_path.read_bytes()).count(CANARY) == 0


def test_a_cleaned_pdf_still_holds_its_pages_links_and_remarks(upload, member, document_pdf):
    stored = actions.keep_file(upload(document_pdf, "plan.pdf"), by=member)

    with pikepdf.open(stored.cleaned_path) as pdf:
        notes = [str(one.get("/Contents", "")) for one in pdf.pages[0].Annots]
        root = set(pdf.Root.keys())
        pages = len(pdf.pages)
    assert (stored.media_type, stored.pages, pages) == (policy.PDF, 2, 2)
    assert "A remark that is part of the text." in notes
    assert not root & {"/OpenAction", "/AA", "/Metadata"}


def test_a_cleaned_docx_still_opens_with_its_text_and_picture(upload, member, document_docx):
    stored = actions.keep_file(upload(document_docx, "plan.docx"), by=member)

    document = Document(str(stored.cleaned_path))
    assert document.paragraphs[0].text == "The ministry should publish its plan."
    assert len(document.inline_shapes) == 1
    assert document.core_properties.author == ""


def test_a_cleaned_photograph_stands_upright(upload, member, photograph):
    stored = actions.keep_file(upload(photograph, "square.jpg"), by=member)

    with Image.open(stored.cleaned_path) as picture:
        assert (picture.size, dict(picture.getexif()), "comment" in picture.info) == (
            (40, 60),
            {},
            False,
        )


def test_a_cleaned_page_runs_and_fetches_nothing(upload, member):
    page = (
        "<!doctype html><html lang='sr'><head><meta name='author' content='Canary-Zorica-4711'>"
        "<script>alert(1)</script></head><body onload='x()'><!-- Canary-Zorica-4711 -->"
        "<p>Министарство треба да одговори.</p><img src='https://example.org/pixel.png'>"
        "<a href='javascript:x()'>a</a><a href='https://example.org/'>b</a></body></html>"
    ).encode()

    stored = actions.keep_file(upload(page, "page.html"), by=member)

    cleaned = stored.cleaned_path.read_text()
    assert stored.media_type == policy.HTML
    assert "Министарство треба да одговори." in cleaned
    assert 'href="https://example.org/"' in cleaned
    assert not any(word in cleaned for word in ("Canary", "script", "onload", "pixel", "author"))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", ""), ("cp1251", "<meta charset='windows-1251'>"), ("cp1251", "")],
)
def test_a_cleaned_page_keeps_its_letters_however_they_were_written(
    upload, member, encoding, declared
):
    words = "Министарство треба да одговори на питања грађана до краја године."
    page = f"<!doctype html><html><head>{declared}</head><body><p>{words}</p></body></html>"

    stored = actions.keep_file(upload(page.encode(encoding), "page.html"), by=member)

    assert words in stored.cleaned_path.read_text(encoding="utf-8")
