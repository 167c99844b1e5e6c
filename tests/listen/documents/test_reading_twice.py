"""Two readings of one document, and people who are faster than both."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mostura.actor import CLOCK
from mostura.ground.ledger.models import Entry
from mostura.ground.vault import actions as vault
from mostura.listen.documents.actions import deciding, describing, reading, receiving
from mostura.listen.documents.models import Document
from mostura.listen.documents.policy import Decision, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def while_being_read(monkeypatch):
    """Lets something happen between the look into a file and the writing down of it."""
    really = vault.read_stored

    def arrange(happens):
        def slowly(stored, **options):
            found = really(stored, **options)
            monkeypatch.undo()
            happens()
            return found

        monkeypatch.setattr(vault, "read_stored", slowly)

    return arrange


def test_a_second_reading_that_comes_late_leaves_the_review_alone(
    received, editor, while_being_read
):
    def overtaken():
        reading.read_document(received.pk, by=CLOCK)
        suggestion = received.suggestions.get(number=1)
        deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=1, by=editor)

    while_being_read(overtaken)

    reading.read_document(received.pk, by=CLOCK)

    assert received.suggestions.get(number=1).decision == Decision.DISMISSED
    assert Entry.objects.filter(event="DocumentRead").count() == 1


def test_a_title_typed_during_the_reading_stays(received, editor, while_being_read):
    values = {"title": "Schools for all", "language": "sq"}
    while_being_read(
        lambda: describing.describe_document(received, version=1, values=values, by=editor)
    )

    reading.read_document(received.pk, by=CLOCK)

    read = Document.objects.get(pk=received.pk)
    assert (read.state, read.title, read.language) == (State.READ, "Schools for all", "sq")


def test_a_read_document_says_what_it_was_read_with(read):
    digests = {len(read.made_by[name]) for name in ("registry_sha256", "themes_sha256")}

    assert (read.made_by["engine"], read.made_by["source_sha256"], digests) == (
        "reading",
        read.file.sha256,
        {64},
    )


def test_a_file_that_could_not_be_read_gets_another_try_when_it_is_sent_again(received, editor):
    Document.objects.filter(pk=received.pk).update(state=State.UNREADABLE, unreadable="out_of_time")

    same = SimpleUploadedFile("round_table.txt", received.file.sealed_path.read_bytes())
    again = receiving.receive_document(same, by=editor)

    assert (again.pk, again.state, again.unreadable) == (received.pk, State.RECEIVED, "")
    assert Entry.objects.filter(event="DocumentReceived", subject_id=received.pk).count() == 2
