"""Rules about documents."""

import pytest

from mostura.actor import VISITOR, Actor, Role
from mostura.listen.documents import policy
from mostura.listen.documents.policy import Decision, Refusal, State

MEMBER = Actor(1, 7, frozenset({Role.MEMBER}))
EDITOR = Actor(2, 7, frozenset({Role.EDITOR}))
STRANGER = Actor(3, 8, frozenset({Role.EDITOR}))
SECRETARIAT = Actor(4, 9, frozenset({Role.SECRETARIAT}))
OPERATOR = Actor(5, 9, frozenset({Role.OPERATOR}))


@pytest.mark.parametrize("actor", [MEMBER, EDITOR, SECRETARIAT])
def test_members_add_documents(actor):
    assert policy.refusal_to_add(actor) is None


@pytest.mark.parametrize("actor", [VISITOR, OPERATOR])
def test_the_public_and_the_operator_add_nothing(actor):
    assert policy.refusal_to_add(actor) == Refusal.NOT_A_MEMBER


@pytest.mark.parametrize(
    ("actor", "sees"),
    [
        (VISITOR, False),
        (MEMBER, True),
        (EDITOR, True),
        (STRANGER, False),
        (SECRETARIAT, True),
        (OPERATOR, False),
    ],
)
def test_unpublished_work_is_seen_by_its_organisation_and_the_secretariat(actor, sees):
    assert policy.may_see_unpublished(actor, 7) is sees


def test_a_member_reads_but_does_not_review():
    assert policy.refusal_to_review(MEMBER, 7, State.READ) == Refusal.NOT_YOUR_DOCUMENT


def test_an_editor_reviews_what_has_been_read():
    assert policy.refusal_to_review(EDITOR, 7, State.READ) is None
    assert policy.refusal_to_review(EDITOR, 7, State.READING) == Refusal.NOT_READ_YET


def test_an_editor_of_another_organisation_reviews_nothing_here():
    assert policy.refusal_to_review(STRANGER, 7, State.READ) == Refusal.NOT_YOUR_DOCUMENT


def test_a_suggestion_is_decided_once():
    assert policy.refusal_to_decide(Decision.OPEN) is None
    assert policy.refusal_to_decide(Decision.ACCEPTED) == Refusal.ALREADY_DECIDED


def test_nothing_is_published_while_a_suggestion_is_open():
    assert policy.refusal_to_publish(EDITOR, 7, State.READ, open_count=1) == Refusal.STILL_OPEN
    assert policy.refusal_to_publish(EDITOR, 7, State.READ, open_count=0) is None


def test_nothing_is_published_twice():
    refusal = policy.refusal_to_publish(EDITOR, 7, State.PUBLISHED, open_count=0)

    assert refusal == Refusal.ALREADY_PUBLISHED


def test_only_what_is_public_is_withdrawn():
    assert policy.refusal_to_withdraw(EDITOR, 7, State.READ) == Refusal.NOT_PUBLISHED
    assert policy.refusal_to_withdraw(EDITOR, 7, State.PUBLISHED) is None


def test_every_rule_of_the_engine_is_explained_in_words():
    from mostura.engines.reading.rules.asks import Rule

    assert {rule.value for rule in Rule} - set(policy.Rule.values) == set()


def test_a_rule_without_words_is_named_as_it_is():
    assert policy.rule_words("from-a-later-engine") == "from-a-later-engine"
