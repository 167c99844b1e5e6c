"""Keeping, reading and taking away files."""

import io
import json
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from mostura.actor import VISITOR, Actor, Role
from mostura.ground.ledger import queries as ledger
from mostura.ground.vault import actions, policy, queries
from mostura.ground.vault.frames import shelves
from mostura.ground.vault.models import StoredFile
from mostura.ground.vault.policy import NotKept, Refusal, Unread
from mostura.refused import Refused

pytestmark = pytest.mark.django_db

CANARY = b"Canary-Zorica-4711"
OTHER = Actor(9, 8, frozenset({Role.MEMBER}))
SECRETARIAT = Actor(4, 1, frozenset({Role.SECRETARIAT}))


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


def refused(upload, by):
    with pytest.raises(NotKept) as refusal:
        actions.keep_file(upload, by=by)
    return refusal.value


def files_on_shelves(settings):
    return sorted(
        one.parent.name + one.name for one in settings.MOSTURA_VAULT.glob("??/*") if one.is_file()
    )


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
    ("name", "data", "media_type"),
    [
        ("notes.txt", "Општина треба да објави план.".encode(), "text/plain"),
        ("notes.txt", "Општина треба да објави план.".encode("cp1251"), "text/plain"),
        ("notes.txt", "Opština treba da objavi plan.".encode("utf-16"), "text/plain"),
        ("notes.md", b"# Plan\n\n- The ministry should answer.\n", "text/markdown"),
        ("list.csv", b"name,country\nA,RS\n", "text/csv"),
        ("really-a-page.txt", b"<html><body><p>Words.</p></body></html>", "text/html"),
    ],
)
def test_text_is_known_by_its_content(upload, member, name, data, media_type):
    assert actions.keep_file(upload(data, name), by=member).media_type == media_type


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("plan.pdf", b"MZ\x90\x00\x03" + b"\x00" * 200, Refusal.WRONG_KIND),
        ("plan.txt", b"\x7fELF\x02\x01\x01" + b"\x00" * 200, Refusal.WRONG_KIND),
        ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", Refusal.WRONG_KIND),
        ("plan.rtf", b"{\\rtf1 words}", Refusal.WRONG_KIND),
        ("plan.pdf", b"%PDF-1.7\nnothing more", Refusal.BROKEN),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + b"\x10" * 400, Refusal.BROKEN),
        ("plan.docx", b"PK\x03\x04 cut short", Refusal.BROKEN),
    ],
)
def test_what_the_hub_does_not_take_is_quarantined(upload, member, name, data, reason):
    refusal = refused(upload(data, name), member)

    kept = [(one.name, one.quarantined) for one in queries.quarantined(SECRETARIAT)]
    assert (refusal.reason, refusal.name, refusal.quarantined) == (reason, name, True)
    assert kept == [(name, reason)]
    assert StoredFile.objects.get().sealed_path.read_bytes() == data
    assert list(queries.visible_to(member)) == []
    assert list(queries.quarantined(member)) == []


def test_a_locked_pdf_is_quarantined(upload, member, document_pdf):
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(document_pdf)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="u"))

    assert refused(upload(locked.getvalue()), member).reason == Refusal.ENCRYPTED


def test_a_pdf_of_too_many_pages_is_quarantined(upload, member, document_pdf, settings):
    settings.MOSTURA_UPLOAD_PAGES = 1

    assert refused(upload(document_pdf), member).reason == Refusal.TOO_MANY_PAGES


def test_a_document_that_unpacks_to_too_much_is_not_opened(
    upload, member, document_docx, with_members
):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"a" * 40_000_000)
    crowded = io.BytesIO()
    with zipfile.ZipFile(crowded, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}", b"")

    reasons = [refused(upload(one.getvalue()), member).reason for one in (bomb, crowded)]

    assert reasons == [Refusal.BOMB, Refusal.BOMB]


def test_a_document_with_macros_is_quarantined(upload, member, document_docx, with_members):
    armed = with_members(document_docx, {"word/vbaProject.bin": b"macro"})

    assert refused(upload(armed), member).reason == Refusal.MACROS


def test_a_picture_larger_than_it_may_be_is_not_decoded(upload, member):
    large = io.BytesIO()
    Image.new("1", (9000, 5000)).save(large, "PNG")

    assert refused(upload(large.getvalue()), member).reason == Refusal.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    ("size", "reason"), [(0, Refusal.EMPTY), (1024 * 1024 + 1, Refusal.TOO_LARGE)]
)
def test_what_is_empty_or_too_large_leaves_no_trace(upload, member, settings, size, reason):
    settings.MOSTURA_UPLOAD_MEGABYTES = 1

    refusal = refused(upload(b"a" * size, "long.txt"), member)

    assert (refusal.reason, refusal.name, refusal.quarantined) == (reason, "long.txt", False)
    assert StoredFile.objects.count() == 0
    assert files_on_shelves(settings) == []


class Liar(SimpleUploadedFile):
    """An upload that says it is smaller than it is."""

    def chunks(self, chunk_size=None):
        yield from [b"a" * 1024 * 1024] * 3


def test_an_upload_that_lies_about_its_size_is_stopped(member, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 2

    refusal = refused(Liar("small.txt", b"a"), member)

    assert refusal.reason == Refusal.TOO_LARGE
    assert files_on_shelves(settings) == []


class FullDisk(SimpleUploadedFile):
    """An upload during which the disk fills."""

    def chunks(self, chunk_size=None):
        yield b"first half"
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_said_and_leaves_no_half_file(member, settings):
    refusal = refused(FullDisk("plan.txt", b"a"), member)

    assert (refusal.reason, refusal.name) == (Refusal.NO_SPACE, "plan.txt")
    assert [one for one in settings.MOSTURA_VAULT.rglob("*") if one.is_file()] == []
    assert StoredFile.objects.count() == 0


def test_the_same_file_twice_is_one_stored_file(upload, member, settings):
    first = actions.keep_file(upload(b"The same words.", "a.txt"), by=member)
    second = actions.keep_file(upload(b"The same words.", "b.txt"), by=member)

    assert (first, StoredFile.objects.count()) == (second, 1)
    assert files_on_shelves(settings) == [first.sha256]


def test_two_organisations_with_the_same_file_do_not_learn_of_each_other(upload, member):
    own = actions.keep_file(upload(b"The same words.", "ours.txt"), by=member)
    others = actions.keep_file(upload(b"The same words.", "theirs.txt"), by=OTHER)

    assert own.sha256 == others.sha256
    assert [one.name for one in queries.visible_to(member)] == ["ours.txt"]
    assert [one.name for one in queries.visible_to(OTHER)] == ["theirs.txt"]


def test_what_is_kept_is_on_record(upload, member):
    stored = actions.keep_file(upload(b"Words."), by=member)

    entries = ledger.history_of(member, "stored_file", stored.pk)
    assert [(one.event, one.data["sha256"]) for one in entries] == [("FileKept", stored.sha256)]


def test_a_file_in_quarantine_that_is_found_sound_later_is_kept(
    upload, member, document_pdf, settings
):
    settings.MOSTURA_UPLOAD_PAGES = 1
    refused(upload(document_pdf, "plan.pdf"), member)
    settings.MOSTURA_UPLOAD_PAGES = 2

    stored = actions.keep_file(upload(document_pdf, "plan.pdf"), by=member)

    assert (stored.quarantined, StoredFile.objects.count()) == ("", 1)
    assert list(queries.quarantined(SECRETARIAT)) == []


def test_a_quarantine_that_is_full_keeps_nothing_more(upload, member, monkeypatch, settings):
    monkeypatch.setattr(policy, "QUARANTINE_MEGABYTES", 0)

    refusal = refused(upload(b"{\\rtf1 words}"), member)

    assert (refusal.reason, refusal.quarantined) == (Refusal.WRONG_KIND, False)
    assert files_on_shelves(settings) == []


def test_bytes_go_when_the_last_who_needs_them_takes_them_away(
    upload, member, settings, django_capture_on_commit_callbacks
):
    own = actions.keep_file(upload(b"Shared words."), by=member)
    others = actions.keep_file(upload(b"Shared words."), by=OTHER)

    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_file(own, reason="twice", by=member)
    left = files_on_shelves(settings)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_file(others, reason="twice", by=OTHER)

    assert (left, files_on_shelves(settings)) == ([others.sha256], [])


def test_nobody_takes_away_what_others_handed_over(upload, member):
    stored = actions.keep_file(upload(b"Words."), by=member)

    with pytest.raises(Refused) as refusal:
        actions.remove_file(stored, reason="mine", by=OTHER)

    assert refusal.value.reason == Refusal.NOT_YOURS
    assert list(queries.visible_to(member)) == [stored]


def test_a_row_that_cannot_be_written_for_want_of_room_is_said(upload, member, monkeypatch):
    def full(*_args, **_options):
        raise shelves.OperationalError("database or disk is full")

    monkeypatch.setattr(actions, "record", full)

    assert refused(upload(b"Words."), member).reason == Refusal.NO_SPACE
    assert StoredFile.objects.count() == 0


def test_the_text_of_a_file_is_read_in_a_process_with_limits(upload, member, document_pdf):
    stored = actions.keep_file(upload(document_pdf, "plan.pdf"), by=member)

    read = actions.read_stored(stored)

    assert (read["pages"], "The ministry should publish its plan." in read["text"]) == (2, True)
    assert json.dumps(read)


def test_a_file_that_cannot_be_read_says_why(upload, member):
    blank = io.BytesIO()
    Image.new("RGB", (4, 4)).save(blank, "PNG")
    stored = actions.keep_file(upload(blank.getvalue(), "scan.png"), by=member)

    with pytest.raises(policy.NotRead) as unread:
        actions.read_stored(stored)

    assert (unread.value.reason, unread.value.name) == (Unread.UNSUPPORTED, "scan.png")


def test_a_visitor_sees_no_file(upload, member):
    actions.keep_file(upload(b"Words."), by=member)

    assert queries.visible_to(member).count() == 1
    assert list(queries.visible_to(VISITOR)) == []


def test_a_file_that_is_gone_from_the_disk_is_missed_and_can_be_handed_over_again(upload, member):
    stored = actions.keep_file(upload(b"Words."), by=member)
    stored.sealed_path.unlink()
    missed = queries.missing_files(member)

    again = actions.keep_file(upload(b"Words."), by=member)

    assert missed == [stored.sha256]
    assert (again.pk, queries.missing_files(member)) == (stored.pk, [])
