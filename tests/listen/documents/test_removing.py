"""A document added by mistake is removed, and what is left of it."""

import threading

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.ledger.models import Entry
from mostura.ground.vault import actions as vault
from mostura.ground.vault.models import StoredFile
from mostura.listen.documents import policy, queries
from mostura.listen.documents.actions import (
    deciding,
    describing,
    publishing,
    reading,
    receiving,
    removing,
)
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.policy import Decision, Refusal, State
from mostura.refused import Refused

pytestmark = pytest.mark.django_db

REASON = "It is an invoice, dropped here by mistake."


def remove(document, *, by):
    return removing.remove_document(document, version=document.version, reason=REASON, by=by)


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reason


def published(document, *, by):
    for suggestion in document.suggestions.all():
        deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=1, by=by)
    return publishing.publish_document(document, by=by)


def test_nothing_of_what_it_held_is_left(read, editor, django_capture_on_commit_callbacks):
    files = [read.file.sealed_path, read.file.cleaned_path]
    with django_capture_on_commit_callbacks(execute=True):
        remove(read, by=editor)

    left = Document.objects.filter(pk=read.pk).values().get()
    assert (StoredFile.objects.count(), Suggestion.objects.count()) == (0, 0)
    assert [path.exists() for path in files] == [False, False]
    assert queries.INDEX.found("round table", limit=10).exact == []
    assert {name: value for name, value in left.items() if value} == {
        "id": read.pk,
        "code": read.code,
        "organisation_id": editor.organisation_id,
        "state": State.REMOVED,
        "added_at": read.added_at,
        "removed_at": left["removed_at"],
        "removed_reason": REASON,
        "version": read.version + 1,
    }


def test_the_ledger_keeps_who_and_when_and_no_word_of_it(read, editor):
    remove(read, by=editor)

    entry = Entry.objects.get(event="DocumentRemoved")
    assert (entry.subject_id, entry.person_id) == (read.pk, editor.person_id)
    assert REASON not in str([one.data for one in Entry.objects.all()])


def test_colleagues_and_the_secretariat_see_that_it_was_here_and_nobody_else(
    read, editor, stranger
):
    remove(read, by=editor)

    member = Actor(9, editor.organisation_id, frozenset({Role.MEMBER}))
    office = Actor(8, 0, frozenset({Role.SECRETARIAT}))
    seen = [list(queries.removed(one)) for one in (member, office, stranger, VISITOR)]
    assert seen == [[read], [read], [], []]
    assert [list(queries.visible_to(one)) for one in (editor, office)] == [[], []]


def test_who_may_only_read_or_belongs_elsewhere_removes_nothing(read, editor, stranger):
    member = Actor(9, editor.organisation_id, frozenset({Role.MEMBER}))

    reasons = [refusal(lambda one=one: remove(read, by=one)) for one in (member, stranger)]

    assert reasons == [Refusal.NOT_YOUR_DOCUMENT, Refusal.NOT_YOUR_DOCUMENT]
    assert StoredFile.objects.count() == 1


def test_what_is_public_is_withdrawn_instead(read, editor):
    document = published(read, by=editor)

    while_public = refusal(lambda: remove(document, by=editor))
    publishing.withdraw_document(document, reason="Wrong paper.", by=editor)
    afterwards = refusal(lambda: remove(document, by=editor))

    assert (while_public, afterwards) == (Refusal.HAS_BEEN_PUBLIC, Refusal.HAS_BEEN_PUBLIC)


def test_what_is_being_read_waits(received, editor):
    Document.objects.filter(pk=received.pk).update(state=State.READING)

    assert refusal(lambda: remove(received, by=editor)) == Refusal.BEING_READ


def test_what_waits_in_line_is_removed_and_then_not_read(received, editor):
    remove(received, by=editor)

    reading.read_document(received.pk, by=CLOCK)

    assert Document.objects.get().state == State.REMOVED
    assert not Entry.objects.filter(event__in=["DocumentRead", "DocumentUnreadable"]).exists()


def test_two_clicks_remove_once(read, editor):
    for _click in "12":
        remove(read, by=editor)

    assert Entry.objects.filter(event="DocumentRemoved").count() == 1


def test_what_a_colleague_has_described_meanwhile_is_looked_at_again(read, editor):
    describing.describe_document(read, version=read.version, values={"place": "Peja"}, by=editor)

    assert refusal(lambda: remove(read, by=editor)) == Refusal.CHANGED_MEANWHILE
    assert Document.objects.get().place == "Peja"


def test_whoever_comes_too_late_hears_that_it_is_removed(read, editor):
    suggestion = read.suggestions.first()
    remove(read, by=editor)

    late = [
        lambda: deciding.decide_suggestion(suggestion, Decision.ACCEPTED, version=1, by=editor),
        lambda: deciding.mark_passage(read, start=0, end=20, by=editor),
        lambda: describing.describe_document(read, version=1, values={"title": "x"}, by=editor),
        lambda: publishing.publish_document(read, by=editor),
    ]

    assert {refusal(act) for act in late} == {Refusal.REMOVED}


def test_a_file_that_a_withdrawn_document_is_made_of_stays(read, editor):
    publishing.withdraw_document(published(read, by=editor), reason="Too early.", by=editor)
    data = read.file.sealed_path.read_bytes()
    again = receiving.receive_document(SimpleUploadedFile("again.txt", data), by=editor)

    remove(again, by=editor)

    assert StoredFile.objects.get() == read.file
    assert read.file.sealed_path.is_file()


def test_the_same_file_can_be_added_anew(read, editor, django_capture_on_commit_callbacks):
    data = read.file.sealed_path.read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        remove(read, by=editor)

    again = receiving.receive_document(SimpleUploadedFile("again.txt", data), by=editor)

    assert (again.pk == read.pk, again.state) == (False, State.RECEIVED)
    assert again.file.sealed_path.read_bytes() == data


@pytest.mark.django_db(transaction=True)
def test_a_file_that_a_colleague_removes_while_it_is_added_again_is_kept(read, editor, monkeypatch):
    data, really = read.file.sealed_path.read_bytes(), vault.keep_file

    def overtaken(upload, **options):
        known = really(upload, **options)
        monkeypatch.undo()
        remove(read, by=editor)
        return known

    monkeypatch.setattr(vault, "keep_file", overtaken)
    again = receiving.receive_document(SimpleUploadedFile("again.txt", data), by=editor)

    assert (again.pk == read.pk, again.state) == (False, State.RECEIVED)
    assert again.file.sealed_path.read_bytes() == data


@pytest.mark.parametrize("kept", [{"title": "Invoice"}, {"text": "Words."}, {"removed_reason": ""}])
def test_the_database_promises_that_a_removed_document_holds_nothing(read, editor, kept):
    remove(read, by=editor)

    with pytest.raises(IntegrityError):
        Document.objects.filter(pk=read.pk).update(**kept)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one writer in at a time: no race there"
)
def test_of_two_who_remove_and_publish_at_once_one_is_told(read, editor):
    for suggestion in read.suggestions.all():
        deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=1, by=editor)
    said, ready = [], threading.Barrier(2)

    def at_once(act):
        try:
            ready.wait(10)
            act()
        except Refused as refused:
            said.append(refused.reason)
        finally:
            connection.close()

    acts = [lambda: remove(read, by=editor), lambda: publishing.publish_document(read, by=editor)]
    threads = [threading.Thread(target=at_once, args=(act,)) for act in acts]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)

    left = Document.objects.get()
    reason = {State.REMOVED: Refusal.REMOVED, State.PUBLISHED: Refusal.HAS_BEEN_PUBLIC}
    assert said == [reason[left.state]]


def test_only_what_was_never_public_and_is_not_read_just_now_can_be_removed():
    editor = Actor(1, 5, frozenset({Role.EDITOR}))

    answers = {state: policy.refusal_to_remove(editor, 5, state) for state in State}

    assert answers == {
        State.RECEIVED: None,
        State.READING: Refusal.BEING_READ,
        State.READ: None,
        State.UNREADABLE: None,
        State.PUBLISHED: Refusal.HAS_BEEN_PUBLIC,
        State.WITHDRAWN: Refusal.HAS_BEEN_PUBLIC,
        State.REMOVED: Refusal.REMOVED,
    }
