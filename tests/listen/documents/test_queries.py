"""Which documents there are, for whom."""

import pytest

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.listen.documents import queries
from mostura.listen.documents.actions import deciding, describing, publishing
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.policy import Decision, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(organisation):
    """A paper that was read, with three suggestions."""
    paper = Document.objects.create(
        title="Round table", organisation=organisation, state=State.READ, text="One. Two. Three."
    )
    Suggestion.objects.bulk_create(
        Suggestion(
            document=paper, number=number, text="Do it.", start=5 * number, end=5 * number + 4,
            rule="modal", confidence=0.8, decision=decision,
        )
        for number, decision in enumerate((Decision.ACCEPTED, Decision.DISMISSED, Decision.OPEN), 1)
    )  # fmt: skip
    return paper


def made_public(paper, editor):
    open_one = paper.suggestions.get(decision=Decision.OPEN)
    deciding.decide_suggestion(open_one, Decision.DISMISSED, version=1, by=editor)
    return publishing.publish_document(paper, by=editor)


def test_the_shelf_holds_what_is_public(paper, editor):
    assert list(queries.published(editor)) == []

    public = made_public(paper, editor)

    assert list(queries.published(VISITOR)) == [public]
    assert list(queries.in_the_works(editor)) == []


def test_the_works_count_what_was_found_and_what_is_open(paper, editor):
    (row,) = queries.in_the_works(editor)

    assert (row.pk, row.found_count, row.open_count) == (paper.pk, 3, 1)


def test_lists_never_fetch_whole_texts(paper, editor):
    (row,) = queries.in_the_works(editor)

    assert row.get_deferred_fields() == {"text", "blocks", "page_starts"}


def test_the_secretariat_sees_the_works_of_everyone(paper):
    office = Actor(9, 99, frozenset({Role.SECRETARIAT}))

    assert list(queries.in_the_works(office)) == [paper]
    assert list(queries.suggestions_of(office, paper)) == list(paper.suggestions.all())


def test_a_withdrawn_document_can_still_be_read_about(paper, editor):
    public = made_public(paper, editor)
    assert list(queries.visible_to(VISITOR)) == [public]

    publishing.withdraw_document(public, reason="Not ours.", by=editor)

    assert list(queries.visible_to(VISITOR)) == []
    assert [one.withdrawn_reason for one in queries.readable_by(VISITOR)] == ["Not ours."]


def test_the_one_before_is_the_nearest_that_was_decided_so(paper, editor):
    first, second, third = paper.suggestions.order_by("start")

    assert queries.before(editor, third, [Decision.OPEN, Decision.ACCEPTED]) == first
    assert queries.before(editor, third, [Decision.DISMISSED]) == second
    assert queries.before(editor, first, [Decision.DISMISSED]) is None


def test_a_file_is_for_the_organisation_that_added_it(received, editor, stranger):
    assert list(queries.with_file(editor)) == [received]

    assert list(queries.with_file(stranger)) == []
    assert list(queries.with_file(VISITOR)) == []
    assert queries.is_reading([received])


def test_titles_are_found_among_public_papers_only(paper, editor):
    values = {"title": "Округли сто", "language": "sr"}
    describing.describe_document(paper, version=1, values=values, by=editor)
    assert list(queries.titled(queries.visible_to(editor), "okrugli")) == [paper]

    assert list(queries.titled(queries.published(VISITOR), "okrugli")) == []
    assert queries.being_reviewed(CLOCK, paper.pk) == paper
