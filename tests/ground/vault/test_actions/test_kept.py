"""What the vault keeps, reads and gives up."""

import io
import json

import pytest
from PIL import Image

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.ledger import queries as ledger
from mostura.ground.ledger.actions import deliver_next
from mostura.ground.vault import actions, policy, queries
from mostura.ground.vault.models import StoredFile
from mostura.ground.vault.policy import Refusal, Unread
from mostura.refused import Refused

pytestmark = pytest.mark.django_db

OTHER = Actor(9, 8, frozenset({Role.MEMBER}))


def files_on_shelves(settings):
    return sorted(
        one.parent.name + one.name for one in settings.MOSTURA_VAULT.glob("??/*") if one.is_file()
    )


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


def test_bytes_that_a_killed_process_left_go_when_the_removal_is_heard_of(upload, member):
    stored = actions.keep_file(upload(b"<p>Words.</p>", "a.html"), by=member)
    paths = [stored.sealed_path, stored.cleaned_path]
    actions.remove_file(stored, reason="mine", by=member)
    left = [path.is_file() for path in paths]

    while deliver_next("test", by=CLOCK):
        pass

    assert (left, [path.is_file() for path in paths]) == ([True, True], [False, False])
