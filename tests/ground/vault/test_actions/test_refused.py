"""What the vault does not take."""

import io
import zipfile

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mostura.actor import Actor, Role
from mostura.ground.vault import actions, policy, queries
from mostura.ground.vault.frames import shelves
from mostura.ground.vault.models import StoredFile
from mostura.ground.vault.policy import NotKept, Refusal

pytestmark = pytest.mark.django_db

SECRETARIAT = Actor(4, 1, frozenset({Role.SECRETARIAT}))


def refused(upload, by):
    with pytest.raises(NotKept) as refusal:
        actions.keep_file(upload, by=by)
    return refusal.value


def files_on_shelves(settings):
    return sorted(
        one.parent.name + one.name for one in settings.MOSTURA_VAULT.glob("??/*") if one.is_file()
    )


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


def test_a_row_that_cannot_be_written_for_want_of_room_is_said(upload, member, monkeypatch):
    def full(*_args, **_options):
        raise shelves.OperationalError("database or disk is full")

    monkeypatch.setattr(actions, "record", full)

    assert refused(upload(b"Words."), member).reason == Refusal.NO_SPACE
    assert StoredFile.objects.count() == 0
