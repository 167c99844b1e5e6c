"""What is refused for a limit names the limit, and what came."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils import translation

from mostura.actor import Actor, Role
from mostura.ground.vault import actions, policy, views
from mostura.ground.vault.policy import NotKept, Unread

pytestmark = pytest.mark.django_db

SECRETARIAT = Actor(4, 1, frozenset({Role.SECRETARIAT}))


def said_of(upload, by):
    with pytest.raises(NotKept) as refusal:
        actions.keep_file(upload, by=by)
    return refusal.value.sentence


def packed(members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def test_too_large(upload, member, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 1

    said = said_of(upload(b"a" * (1024 * 1024 + 1), "long.txt"), member)

    assert said.startswith("The file is too large.")
    assert said.endswith("It has 1.1 MB; the limit is 1 MB.")


class Liar(SimpleUploadedFile):
    """An upload that says it is smaller than it is."""

    def chunks(self, chunk_size=None):
        yield from [b"a" * 1024 * 1024] * 3


def test_larger_than_it_said_to_be(member, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 2

    assert said_of(Liar("small.txt", b"a"), member).endswith("It has 3 MB; the limit is 2 MB.")


def test_too_many_pages(upload, member, document_pdf, settings):
    settings.MOSTURA_UPLOAD_PAGES = 1

    said = said_of(upload(document_pdf, "plan.pdf"), member)

    assert said.endswith("It has 2 pages; the limit is 1.")


def test_too_much_when_unpacked(upload, member):
    blocks = [(f"word/{number}.xml", bytes(range(256)) * 8192) for number in range(101)]

    said = said_of(upload(packed(blocks), "plan.docx"), member)

    assert said.endswith("It unpacks to 202 MB; the limit is 200 MB.")


def test_packed_too_tightly(upload, member):
    said = said_of(upload(packed([("word/document.xml", b"a" * 40_000_000)])), member)

    assert said.endswith("times its size; the limit is 200 times.")


def test_too_many_members(upload, member):
    said = said_of(upload(packed((f"word/{number}", b"") for number in range(5_001))), member)

    assert said.endswith("It holds 5,001 files; the limit is 5,000.")


def test_numbers_are_written_as_the_reader_writes_them(upload, member, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 1
    with pytest.raises(NotKept) as refusal:
        actions.keep_file(upload(b"a" * 1_500_000, "long.txt"), by=member)

    with translation.override("sr"):
        assert "1,5 MB" in refusal.value.sentence


def test_the_quarantine_remembers_the_numbers(upload, member, document_pdf, settings):
    settings.MOSTURA_UPLOAD_PAGES = 1
    said_of(upload(document_pdf, "plan.pdf"), member)
    settings.MOSTURA_UPLOAD_PAGES = 500
    request = RequestFactory().get("/files/quarantine/")
    request.actor = SECRETARIAT

    page = views.quarantine(request).content.decode()

    assert "It has 2 pages; the limit is 1." in page


def test_reading_that_takes_too_long(upload, member, monkeypatch):
    monkeypatch.setattr(policy, "READING_SECONDS", 1)
    slow = "The town should open the hall. " * 400_000
    stored = actions.keep_file(upload(slow.encode(), "slow.txt"), by=member)

    with pytest.raises(policy.NotRead) as unread:
        actions.read_stored(stored)

    said = policy.in_words(unread.value.reason, unread.value.measure)
    assert unread.value.reason == Unread.OUT_OF_TIME
    assert said.endswith("The limit is 1 seconds.")


@pytest.mark.parametrize(
    ("errors", "measure"),
    [
        ("x.pdf: ... (3,000 pages, at most 2,000) [too_many_pages]", ("pages", 2000, 3000)),
        ("x.txt: ... (25.2 MB, at most 25) [too_large]", ("size", 25, 25.2)),
        ("x.txt: ... (9,000,000 characters, at most 8,000,000) [x]", ("characters", 8e6, 9e6)),
        ("x.txt: The file is damaged. (.png) [broken]", None),
        ("x.pdf: ... [out_of_memory]", ("memory", policy.READING_MEGABYTES)),
    ],
)
def test_what_the_reading_engine_tells_of_its_own_limits(errors, measure):
    found = policy.measure_of_reading(policy.why_unread(errors), errors)

    named = measure and dict(zip(("unit", "limit", "sent"), measure, strict=False))
    assert found == (named or {})
