"""Rules about recommendations."""

import pytest

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.policy import Refusal, State

MEMBER = Actor(1, 7, frozenset({Role.MEMBER}))
EDITOR = Actor(2, 7, frozenset({Role.EDITOR}))
STRANGER = Actor(3, 8, frozenset({Role.EDITOR}))
SECRETARIAT = Actor(4, 9, frozenset({Role.SECRETARIAT}))


@pytest.mark.parametrize("actor", [VISITOR, MEMBER, STRANGER])
def test_only_editors_of_the_organisation_edit(actor):
    assert policy.refusal_to_edit(actor, 7) == Refusal.NOT_YOUR_RECOMMENDATION


@pytest.mark.parametrize("actor", [EDITOR, SECRETARIAT])
def test_editors_and_the_secretariat_edit(actor):
    assert policy.refusal_to_edit(actor, 7) is None


def test_only_a_draft_is_published():
    found = [
        policy.refusal_to_publish(EDITOR, 7, state, document_public=public)
        for state, public in ((State.DRAFT, True), (State.WITHDRAWN, True), (State.DRAFT, False))
    ]

    assert found == [None, Refusal.NOT_A_DRAFT, Refusal.DOCUMENT_NOT_PUBLIC]


def test_only_what_is_public_is_withdrawn():
    assert policy.refusal_to_withdraw(EDITOR, 7, State.PUBLISHED) is None
    assert policy.refusal_to_withdraw(EDITOR, 7, State.DRAFT) == Refusal.NOT_PUBLISHED


def test_a_decision_on_which_something_public_hangs_stands():
    assert policy.refusal_to_take_back(State.PUBLISHED) == Refusal.PUBLISHED_ALREADY
    assert policy.refusal_to_take_back(State.DRAFT) is None
    assert policy.refusal_to_take_back(None) is None


def test_only_the_secretariat_joins():
    refusal = policy.refusal_to_join(EDITOR, same_one=False, together=False)

    assert refusal == Refusal.NOT_SECRETARIAT


def test_one_and_the_same_is_not_joined():
    refusal = policy.refusal_to_join(SECRETARIAT, same_one=True, together=False)

    assert refusal == Refusal.SAME_ONE


def test_what_is_together_is_not_joined_again():
    refusal = policy.refusal_to_join(SECRETARIAT, same_one=False, together=True)

    assert refusal == Refusal.ALREADY_TOGETHER


def test_what_stands_alone_is_not_parted():
    assert policy.refusal_to_part(SECRETARIAT, in_family=False) == Refusal.NOT_TOGETHER


def test_a_translation_is_into_another_language():
    assert policy.refusal_to_translate(EDITOR, 7, into="sr", made_in="en") is None
    assert policy.refusal_to_translate(EDITOR, 7, into="en", made_in="en") == Refusal.SAME_LANGUAGE
