"""What happens to documents."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mostura.actor import CLOCK, VISITOR
from mostura.ground.ledger.models import Entry
from mostura.ground.vault.policy import NotKept, Unread
from mostura.listen.documents import policy, queries
from mostura.listen.documents.actions import deciding, describing, publishing, reading, receiving
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.policy import Decision, Refusal, State
from mostura.refused import Refused

pytestmark = pytest.mark.django_db


def first(document):
    return document.suggestions.order_by("start").first()


def test_a_received_document_waits_to_be_read(received):
    entries = list(Entry.objects.filter(subject_kind="document").values_list("event", flat=True))

    assert (received.state, received.title, entries) == (
        State.RECEIVED,
        "round table",
        ["DocumentReceived"],
    )


def test_the_public_adds_nothing(db):
    with pytest.raises(Refused) as refused:
        receiving.receive_document(SimpleUploadedFile("a.txt", b"text"), by=VISITOR)

    assert refused.value.reason == Refusal.NOT_A_MEMBER


def test_an_empty_file_is_not_taken_and_makes_no_document(editor):
    with pytest.raises(NotKept):
        receiving.receive_document(SimpleUploadedFile("empty.pdf", b""), by=editor)

    assert Document.objects.count() == 0


def test_a_read_document_shows_its_asks_with_their_exact_passages(read):
    suggestions = list(read.suggestions.order_by("start"))

    assert read.state == State.READ
    assert [one.text.split()[0] for one in suggestions] == ["The", "Donors", "Open"]
    assert all(read.text[one.start : one.end] == one.text for one in suggestions)


def test_reading_twice_changes_nothing(read):
    before = list(read.suggestions.values_list("pk", flat=True))

    reading.read_document(read.pk, by=CLOCK)

    assert list(read.suggestions.values_list("pk", flat=True)) == before


def test_a_reading_that_died_half_way_is_done_again(received):
    Document.objects.filter(pk=received.pk).update(state=State.READING)

    reading.read_document(received.pk, by=CLOCK)

    assert Document.objects.get(pk=received.pk).state == State.READ


def test_a_broken_file_says_so(editor):
    upload = SimpleUploadedFile("blank.txt", b"   \n \n  \n")
    try:
        received = receiving.receive_document(upload, by=editor)
    except NotKept:
        return  # the vault saw it first, and said so

    reading.read_document(received.pk, by=CLOCK)

    read = Document.objects.get(pk=received.pk)
    assert (read.state, read.unreadable) == (State.UNREADABLE, Unread.EMPTY)


def test_a_suggestion_is_accepted_once(read, editor):
    suggestion = first(read)
    deciding.decide_suggestion(suggestion, Decision.ACCEPTED, version=1, by=editor)

    with pytest.raises(Refused) as refused:
        deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=1, by=editor)

    assert refused.value.reason == Refusal.ALREADY_DECIDED


def test_a_decision_can_be_taken_back(read, editor):
    suggestion = deciding.decide_suggestion(first(read), Decision.DISMISSED, version=1, by=editor)

    deciding.decide_suggestion(suggestion, Decision.OPEN, version=2, by=editor)

    assert first(read).decision == Decision.OPEN


def test_two_editors_do_not_overwrite_each_other(read, editor):
    suggestion = first(read)
    deciding.edit_suggestion(suggestion, version=1, values={"text": "Train them."}, by=editor)

    with pytest.raises(Refused) as refused:
        deciding.edit_suggestion(suggestion, version=1, values={"text": "Pay them."}, by=editor)

    assert refused.value.reason == Refusal.CHANGED_MEANWHILE
    assert first(read).text == "Train them."


def test_a_stranger_decides_nothing(read, stranger):
    with pytest.raises(Refused) as refused:
        deciding.decide_suggestion(first(read), Decision.ACCEPTED, version=1, by=stranger)

    assert refused.value.reason == Refusal.NOT_YOUR_DOCUMENT


def test_a_split_suggestion_leaves_its_parts_to_decide(read, editor):
    suggestion = first(read)

    made = deciding.split_suggestion(
        suggestion, ["Train teachers.", " ", "Do it by 2027."], version=1, by=editor
    )

    assert [(one.text, one.start) for one in made] == [
        ("Train teachers.", suggestion.start),
        ("Do it by 2027.", suggestion.start),
    ]
    assert Suggestion.objects.get(pk=suggestion.pk).decision == Decision.SPLIT
    assert queries.open_count(editor, read) == 4


def test_one_ask_is_not_split(read, editor):
    with pytest.raises(Refused) as refused:
        deciding.split_suggestion(first(read), ["Train teachers."], version=1, by=editor)

    assert refused.value.reason == Refusal.NOTHING_TO_SPLIT


def test_a_merged_suggestion_joins_the_one_before(read, editor):
    one, two, _three = read.suggestions.order_by("start")

    joined = deciding.merge_suggestion(two, version=1, by=editor)

    assert (joined.text, joined.start, joined.end) == (
        f"{one.text} {two.text}",
        one.start,
        two.end,
    )
    assert [Suggestion.objects.get(pk=old.pk).decision for old in (one, two)] == [
        Decision.MERGED,
        Decision.MERGED,
    ]
    assert queries.open_count(editor, read) == 2


def test_the_first_suggestion_has_nothing_to_merge_into(read, editor):
    with pytest.raises(Refused) as refused:
        deciding.merge_suggestion(first(read), version=1, by=editor)

    assert refused.value.reason == Refusal.NO_NEIGHBOUR


def test_a_person_marks_what_the_machine_missed(read, editor):
    start = read.text.index("Forty people came.")

    made = deciding.mark_passage(
        read, start=start, end=start + len("Forty people came."), by=editor
    )

    assert (made.rule, made.text, made.decision) == (
        "marked-by-hand",
        "Forty people came.",
        Decision.OPEN,
    )


def test_a_document_is_published_when_all_is_decided(read, editor):
    with pytest.raises(Refused) as refused:
        publishing.publish_document(read, by=editor)
    assert refused.value.reason == Refusal.STILL_OPEN
    for suggestion in read.suggestions.all():
        deciding.decide_suggestion(suggestion, Decision.DISMISSED, version=1, by=editor)

    published = publishing.publish_document(read, by=editor)

    assert published.state == State.PUBLISHED
    assert list(queries.visible_to(VISITOR)) == [published]


def test_an_unpublished_document_is_hidden_from_strangers_and_the_public(read, editor, stranger):
    assert list(queries.visible_to(editor)) == [read]

    assert list(queries.visible_to(stranger)) == []
    assert list(queries.visible_to(VISITOR)) == []
    assert list(queries.suggestions_of(stranger, read)) == []


def test_a_described_document_is_found_by_its_publisher_in_the_other_script(read, editor):
    values = {"title": "Okrugli sto", "publisher": "Кућа мостова", "language": "sr"}
    describing.describe_document(read, version=read.version, values=values, by=editor)

    found = queries.titled(queries.visible_to(editor), "kuća mostova")

    assert [one.pk for one in found] == [read.pk]


def test_a_stale_description_is_refused(read, editor):
    describing.describe_document(read, version=read.version, values={"place": "Prizren"}, by=editor)

    with pytest.raises(Refused) as refused:
        describing.describe_document(
            read, version=read.version, values={"place": "Peja"}, by=editor
        )

    assert refused.value.reason == policy.Refusal.CHANGED_MEANWHILE


def test_the_same_file_sent_twice_is_one_document(read, editor):
    upload = SimpleUploadedFile("again.txt", read.file.sealed_path.read_bytes())

    again = receiving.receive_document(upload, by=editor)

    assert (again.pk, Document.objects.count()) == (read.pk, 1)


def test_a_passage_marked_twice_is_one_suggestion(read, editor):
    start = read.text.index("Forty people came.")

    made = [deciding.mark_passage(read, start=start, end=start + 18, by=editor) for _ in range(2)]

    assert made[0] == made[1]
